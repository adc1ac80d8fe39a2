"""Reception as a Django app."""

from django.apps import AppConfig


class ReceptionConfig(AppConfig):
    name = "accord.reception"
    label = "reception"
    default_auto_field = "django.db.models.BigAutoField"
