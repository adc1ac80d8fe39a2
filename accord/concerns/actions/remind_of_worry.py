"""Timed: a worry that nobody has opened is told once more."""

from datetime import datetime

from django.db import transaction

from accord.concerns.actions._apart import entry_apart
from accord.concerns.facts.worries import author_of, named_in, who_is_told
from accord.concerns.models import Worry
from accord.concerns.notices import safeguarding as notices


@transaction.atomic
def remind_of_worry(*, worry: Worry, at: datetime) -> bool:
    """What nobody has opened is told once more, to the lead or, where the lead is away by now, who has the place."""
    standing = Worry.objects.select_for_update(of=("self",)).select_related("school__district").get(pk=worry.pk)
    if standing.seen_at or standing.reminded_at or standing.closed_at:
        return False
    told = who_is_told(standing.school, author_of(standing), standing.student, named_in(standing), at)
    standing.reminded_at = at
    if told.holder:
        standing.held_by = told.holder
    standing.save(update_fields=["reminded_at", "held_by"])
    notices.tell_keepers(standing, told.people, at, again=":again")
    entry_apart(standing, "remind_of_worry", "house:worker", to=told.holder.ref if told.holder else "")
    return True
