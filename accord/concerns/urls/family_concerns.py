"""Addresses of concerns for families, under /family/concerns/."""

from django.urls import URLPattern

app_name = "family_concerns"
urlpatterns: list[URLPattern] = []
