"""Addresses of guardians for looking through conversations and keeping a copy, a part of `family_messages`."""

from django.urls import URLPattern, path

from accord.messaging.views import copies, searching

urlpatterns: list[URLPattern] = [
    path("search/", searching.family_search, name="search"),
    path("<str:ref>/copy/", copies.family_copy, name="copy"),
    path("<str:ref>/copy/<slug:shape>/", copies.family_copy_file, name="copy_file"),
]
