"""Addresses of worries about a child for staff, under /staff/SCHOOL/safeguarding/."""

from django.urls import URLPattern

app_name = "safeguarding"
urlpatterns: list[URLPattern] = []
