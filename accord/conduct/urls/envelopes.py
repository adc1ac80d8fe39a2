"""Addresses of closed envelopes, under /staff/SCHOOL/letters/: they do not say what a letter is about."""

from django.urls import URLPattern, path

from accord.conduct.views import letters

app_name = "envelopes"
urlpatterns: list[URLPattern] = [
    path("", letters.envelopes, name="envelopes"),
    path("<str:ref>/", letters.envelope, name="envelope"),
]
