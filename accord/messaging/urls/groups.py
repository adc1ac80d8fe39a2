"""Addresses of group spaces for staff, under /staff/SCHOOL/spaces/."""

from django.urls import URLPattern

app_name = "spaces"
urlpatterns: list[URLPattern] = []
