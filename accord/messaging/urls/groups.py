"""Addresses of group spaces for staff, under /staff/SCHOOL/spaces/."""

from django.urls import path

from accord.messaging.views import groups_moderating, groups_staff

app_name = "spaces"
urlpatterns = [
    path("", groups_staff.spaces, name="spaces"),
    path("new/", groups_staff.new, name="new"),
    path("posts/<str:ref>/", groups_moderating.post, name="post"),
    path("posts/<str:ref>/second-look/", groups_moderating.second_look, name="second_look"),
    path("posts/<str:ref>/take-back/", groups_moderating.take_back, name="take_back"),
    path("<str:ref>/", groups_staff.space, name="space"),
    path("<str:ref>/change/", groups_staff.change, name="change"),
    path("<str:ref>/close/", groups_staff.close, name="close"),
]
