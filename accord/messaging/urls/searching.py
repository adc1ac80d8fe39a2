"""Addresses of staff, a part of `messages`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
