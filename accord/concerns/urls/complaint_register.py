"""Addresses of the register and of taking a complaint down, a part of `complaints`."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
