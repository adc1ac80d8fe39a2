"""Addresses of complaints for their complainant, a part of `family_complaints`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
