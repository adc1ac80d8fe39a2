"""Addresses of worries about a child for families and students, under /family/child-at-risk/."""

from django.urls import URLPattern

app_name = "family_safeguarding"
urlpatterns: list[URLPattern] = []
