"""Addresses of papers and hearings for the complainant, a part of `family_complaints`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
