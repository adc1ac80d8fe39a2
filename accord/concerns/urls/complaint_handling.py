"""Addresses of handling one complaint, a part of `complaints`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
