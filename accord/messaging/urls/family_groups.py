"""Addresses of group spaces for guardians, under /family/spaces/."""

from django.urls import path

from accord.messaging.views import groups_family

app_name = "family_spaces"
urlpatterns = [
    path("", groups_family.spaces, name="spaces"),
    path("posts/<str:ref>/report/", groups_family.report, name="report"),
    path("posts/<str:ref>/second-look/", groups_family.second_look, name="second_look"),
    path("posts/<str:ref>/take-back/", groups_family.take_back, name="take_back"),
    path("<str:ref>/", groups_family.space, name="space"),
    path("<str:ref>/enter/", groups_family.enter, name="enter"),
]
