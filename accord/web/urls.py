"""Every address of the product."""

from django.urls import include, path

from accord.web.views import health, home

urlpatterns = [
    path("", home.home, name="home"),
    path("healthz", health.healthz, name="healthz"),
    path("family/", home.family, name="family"),
    path("staff/<slug:school>/", home.desk, name="desk"),
    path("account/", include("allauth.urls")),
]
handler400 = "accord.core.problems.bad_request"
handler404 = "accord.core.problems.not_found"
handler403 = "accord.core.problems.forbidden"
handler500 = "accord.core.problems.fault"
