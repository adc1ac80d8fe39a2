"""Conduct as a Django app."""

from django.apps import AppConfig


class ConductConfig(AppConfig):
    name = "accord.conduct"
    label = "conduct"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from accord.conduct import notices
        from accord.conduct.joining import carry_conduct, carry_hands
        from accord.people.joining.followers import follow_joins, follow_sign_ins

        notices.declare()
        follow_joins(carry_conduct)
        follow_sign_ins(carry_hands)
