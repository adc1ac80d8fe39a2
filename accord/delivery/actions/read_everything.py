"""Somebody has seen everything."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from accord.delivery.actions.mark_read import mark_read
from accord.delivery.facts.news import unread_notices
from accord.delivery.person import Person


@transaction.atomic
def read_everything(*, readers: Iterable[Person], at: datetime) -> int:
    """Mark all news that a person can see as read; returns how many were new."""
    readers = list(readers)
    return sum(mark_read(readers=readers, notice=notice, at=at) for notice in unread_notices(readers, at))
