"""Addresses of guardians, a part of `family_messages`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
