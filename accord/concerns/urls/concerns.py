"""Addresses of concerns for staff, under /staff/SCHOOL/concerns/."""

from django.urls import URLPattern

app_name = "concerns"
urlpatterns: list[URLPattern] = []
