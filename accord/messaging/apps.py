"""Messaging as a Django app."""

from django.apps import AppConfig


class MessagingConfig(AppConfig):
    name = "accord.messaging"
    label = "messaging"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from accord.conduct.declared import declare_snapshots
        from accord.messaging import group_notices, notices
        from accord.messaging.group_joining import carry_posts
        from accord.messaging.snapshots import snapshot_of_message
        from accord.people.joining.followers import follow_joins

        notices.declare()
        group_notices.declare()
        follow_joins(carry_posts)
        declare_snapshots(snapshot_of_message)
