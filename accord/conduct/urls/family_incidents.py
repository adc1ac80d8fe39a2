"""Addresses of incidents for a family, a part of `family_conduct`."""

from django.urls import URLPattern, path

from accord.conduct.views import family_incidents

urlpatterns: list[URLPattern] = [
    path("", family_incidents.overview, name="overview"),
    path("report/", family_incidents.report, name="report"),
    path("reported/<str:ref>/", family_incidents.reported, name="reported"),
    path("account/<str:ref>/", family_incidents.account, name="account"),
]
