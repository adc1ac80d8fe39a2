"""Messaging as a Django app."""

from django.apps import AppConfig


class MessagingConfig(AppConfig):
    name = "accord.messaging"
    label = "messaging"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from accord.messaging import group_notices, notices

        notices.declare()
        group_notices.declare()
