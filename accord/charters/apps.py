"""Charters as a Django app."""

from django.apps import AppConfig


class ChartersConfig(AppConfig):
    name = "accord.charters"
    label = "charters"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the room of delivery which kinds of notices come from here, and when families are left in peace."""
        from accord.charters import notices
        from accord.charters.facts.quiet_hours import family_quiet_hours
        from accord.delivery.declared import declare_quiet_hours

        notices.declare()
        declare_quiet_hours(family_quiet_hours)
