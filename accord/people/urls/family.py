"""Addresses of the family's pages about people."""

from django.urls import path

from accord.people.views import family

app_name = "family_people"
urlpatterns = [
    path("children/<slug:ref>/", family.child, name="child"),
    path("me/", family.me, name="me"),
    path("me/<slug:ref>/", family.edit_me, name="edit_me"),
]
