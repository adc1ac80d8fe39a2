"""Addresses of group spaces for guardians, under /family/spaces/."""

from django.urls import URLPattern

app_name = "family_spaces"
urlpatterns: list[URLPattern] = []
