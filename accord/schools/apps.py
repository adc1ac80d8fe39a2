"""Schools as a Django app."""

from django.apps import AppConfig


class SchoolsConfig(AppConfig):
    name = "accord.schools"
    label = "schools"
    default_auto_field = "django.db.models.BigAutoField"
