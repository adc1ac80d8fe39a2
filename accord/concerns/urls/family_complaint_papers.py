"""Addresses of papers and hearings for the complainant, a part of `family_complaints`."""

from django.urls import path

from accord.concerns.views import family_papers

urlpatterns = [
    path("decisions/<str:ref>/", family_papers.serial, name="serial"),
    path("decisions/<str:ref>/letter/", family_papers.serial_letter, name="serial_letter"),
    path("<str:ref>/papers/", family_papers.papers, name="papers"),
    path("<str:ref>/papers/<str:paper>/", family_papers.paper, name="paper"),
    path("<str:ref>/bundle/<str:bundle>/", family_papers.bundle, name="bundle"),
    path("<str:ref>/hearing/", family_papers.hearing, name="hearing"),
]
