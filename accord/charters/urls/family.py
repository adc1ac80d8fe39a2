"""The charter's pages for families."""

from django.urls import URLPattern, URLResolver, path

from accord.charters.views import family_signing

app_name = "family_charters"
urlpatterns: list[URLPattern | URLResolver] = [
    path("<slug:ref>/sign/", family_signing.sign, name="sign"),
    path("<slug:ref>/sign/decline/", family_signing.decline, name="decline"),
    path("answers/<slug:ref>/", family_signing.answer, name="answer"),
    path("answers/<slug:ref>/withdraw/", family_signing.withdraw, name="withdraw"),
    path("answers/<slug:ref>/copy/", family_signing.copy, name="copy"),
]
