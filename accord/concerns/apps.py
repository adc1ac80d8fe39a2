"""Concerns as a Django app."""

from django.apps import AppConfig


class ConcernsConfig(AppConfig):
    name = "accord.concerns"
    label = "concerns"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from accord.concerns import notices
        from accord.concerns.child_at_risk import is_offered
        from accord.concerns.facts.complaints import guardians_with_open_complaints
        from accord.concerns.joining import carry_concerns, carry_hands
        from accord.conduct.declared import declare_danger_words, declare_open_complaints
        from accord.people.joining.followers import follow_joins, follow_sign_ins

        notices.declare()
        follow_joins(carry_concerns)
        follow_sign_ins(carry_hands)
        declare_open_complaints(guardians_with_open_complaints)
        declare_danger_words(is_offered)
