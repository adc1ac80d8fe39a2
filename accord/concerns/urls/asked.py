"""Addresses of what somebody is asked in a complaint, under /asked/complaints/, whatever post they hold."""

from django.urls import URLPattern

app_name = "asked_panels"
urlpatterns: list[URLPattern] = []
