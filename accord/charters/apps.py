"""Charters as a Django app."""

from django.apps import AppConfig


class ChartersConfig(AppConfig):
    name = "accord.charters"
    label = "charters"
    default_auto_field = "django.db.models.BigAutoField"
