"""Addresses of incidents, a part of `conduct`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
