"""Addresses of measures for a family, a part of `family_conduct`."""

from django.urls import path

from accord.conduct.views import family_measures

urlpatterns = [
    path("limits/", family_measures.measures, name="measures"),
    path("limits/<str:ref>/", family_measures.measure, name="measure"),
]
