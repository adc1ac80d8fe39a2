"""Addresses of patterns, a part of `conduct`."""

from django.urls import URLPattern, path

from accord.conduct.views import patterns

urlpatterns: list[URLPattern] = [path("patterns/", patterns.patterns, name="patterns")]
