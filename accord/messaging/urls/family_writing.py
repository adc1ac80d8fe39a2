"""Addresses of guardians who write to the school, a part of `family_messages`."""

from django.urls import URLPattern, path

from accord.messaging.views import family_writing

urlpatterns: list[URLPattern] = [
    path("write/", family_writing.write, name="write"),
    path("write/<str:ref>/sent/", family_writing.sent, name="sent"),
]
