"""Delivery as a Django app."""

from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    name = "accord.delivery"
    label = "delivery"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from accord.delivery.joining import carry_deliveries, carry_sign_in_news
        from accord.people.joining.followers import follow_joins, follow_sign_ins

        follow_joins(carry_deliveries)
        follow_sign_ins(carry_sign_in_news)
