"""Reception as a Django app."""

from django.apps import AppConfig


class ReceptionConfig(AppConfig):
    name = "accord.reception"
    label = "reception"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from accord.people.joining.followers import follow_joins
        from accord.reception.joining import carry_visits

        follow_joins(carry_visits)
