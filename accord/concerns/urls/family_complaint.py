"""Addresses of complaints for their complainant, a part of `family_complaints`."""

from django.urls import path

from accord.concerns.views import family_complaining, family_complaints

urlpatterns = [
    path("", family_complaints.complaints, name="complaints"),
    path("new/", family_complaining.complain, name="complain"),
    path("<str:ref>/", family_complaints.complaint, name="complaint"),
    path("<str:ref>/points/", family_complaints.points, name="points"),
    path("<str:ref>/withdraw/", family_complaints.withdraw, name="withdraw"),
    path("<str:ref>/again/", family_complaints.again, name="again"),
    path("<str:ref>/next/", family_complaints.next_stage, name="next_stage"),
    path("<str:ref>/printed/", family_complaints.printed, name="printed"),
]
