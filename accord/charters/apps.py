"""Charters as a Django app."""

from django.apps import AppConfig


class ChartersConfig(AppConfig):
    name = "accord.charters"
    label = "charters"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the room of delivery which kinds of notices come from here."""
        from accord.charters import notices

        notices.declare()
