"""Addresses of staff for looking through conversations and keeping a copy, a part of `messages`."""

from django.urls import URLPattern, path

from accord.messaging.views import copies, searching

urlpatterns: list[URLPattern] = [
    path("search/", searching.search, name="search"),
    path("<str:ref>/copy/", copies.copy, name="copy"),
    path("<str:ref>/copy/<slug:shape>/", copies.copy_file, name="copy_file"),
]
