"""Conduct as a Django app."""

from django.apps import AppConfig


class ConductConfig(AppConfig):
    name = "accord.conduct"
    label = "conduct"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from accord.conduct import notices

        notices.declare()
