"""Timed: whoever has a concern is reminded, the next person is brought in, and both sides look again."""

from datetime import datetime

from django.db import transaction

from accord.concerns.actions._concern import entry, locked
from accord.concerns.facts.concern_people import Around, troubled_of
from accord.concerns.facts.concerns import became_complaint, refs_of_those_who_had
from accord.concerns.models import Agreement, Concern, Handing
from accord.concerns.notices import concerns as notices
from accord.messaging.facts.next_person import StaffRoom
from accord.messaging.facts.timing import charter_at
from accord.rules.reminding import ReminderFacts, decide_reminder

WORKER = "house:worker"


@transaction.atomic
def remind_of_concern(*, concern: Concern, room: StaffRoom, at: datetime) -> bool:
    """Whoever has a concern is reminded once before the family should hear, in their own working time."""
    standing = locked(concern)
    if standing.answered_at or standing.closed_at or standing.held_by is None or became_complaint(standing):
        return False
    since = room.counted_from(standing.raised_at)
    own = room.calendar(standing.held_by)
    reminded = standing.reminded_at is not None
    if not decide_reminder(ReminderFacts(at, since, standing.answer_by, own, reminded)):
        return False
    standing.reminded_at = at
    standing.save(update_fields=["reminded_at"])
    notices.tell_staff_of_step(
        standing, "due", at, by=WORKER, once=f"concern-due:{standing.ref}:{standing.held_by.ref}",
        when=standing.answer_by,
    )  # fmt: skip
    entry(standing, "remind_of_concern", WORKER, rule="REMIND-1")
    return True


@transaction.atomic
def bring_in_next(*, concern: Concern, at: datetime) -> Handing | None:
    """What is late goes to the next person above as well, once; whoever has it keeps it."""
    standing = locked(concern)
    if standing.answered_at or standing.closed_at or became_complaint(standing):
        return None
    if standing.handings.filter(also=True).exists():
        return None
    around = Around(troubled_of(standing), charter_at(standing.school, at), at, asks_who_is_at_work=True)
    found = around.when_late(refs_of_those_who_had(standing), standing.answer_by)
    if found is None:
        return None
    chosen, staff = found
    handing = Handing.objects.create(concern=standing, to=staff, because=chosen.because, also=True, created_at=at)
    if staff:
        notices.tell_next_person(standing, staff, at)
    entry(standing, "bring_in_next", WORKER, rule=chosen.rule, to=staff.ref if staff else "")
    return handing


@transaction.atomic
def remind_to_look_again(*, agreement: Agreement, at: datetime) -> bool:
    """On the day that was agreed both sides are asked to look at it again, once."""
    concern = locked(agreement.concern)
    if became_complaint(concern):
        return False
    if Agreement.objects.filter(pk=agreement.pk, reminded_at__isnull=True).update(reminded_at=at) == 0:
        return False
    once = f"look-again:{agreement.ref}"
    notices.tell_staff_of_step(concern, "look_again", at, by=WORKER, once=once)
    notices.tell_family_of_step(concern, "look_again", at, by=WORKER, once=f"{once}:family")
    entry(concern, "remind_to_look_again", WORKER, agreement=agreement.ref)
    return True
