"""Messaging as a Django app."""

from django.apps import AppConfig


class MessagingConfig(AppConfig):
    name = "accord.messaging"
    label = "messaging"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from accord.conduct.declared import declare_snapshots
        from accord.messaging import group_notices, looking_back_notices, notices, which_child_notices
        from accord.messaging.calendar_follower import follow_calendar
        from accord.messaging.family_follower import follow_family
        from accord.messaging.joining import carry_messages
        from accord.messaging.name_follower import follow_new_names
        from accord.messaging.snapshots import snapshot_of_message
        from accord.people.family_followers import follow_families
        from accord.people.joining.followers import follow_joins
        from accord.people.name_followers import follow_names
        from accord.schools.calendar_followers import follow_calendars

        notices.declare()
        group_notices.declare()
        looking_back_notices.declare()
        which_child_notices.declare()
        follow_joins(carry_messages)
        follow_names(follow_new_names)
        follow_families(follow_family)
        follow_calendars(follow_calendar)
        declare_snapshots(snapshot_of_message)
