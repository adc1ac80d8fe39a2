"""Addresses of letters for a family, a part of `family_conduct`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
