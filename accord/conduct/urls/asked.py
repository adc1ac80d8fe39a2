"""Addresses of what somebody is asked in a matter of conduct, under /asked/measures/, whatever post they hold."""

from django.urls import URLPattern

app_name = "asked_measures"
urlpatterns: list[URLPattern] = []
