"""What the safeguarding lead does about a worry."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.concerns.actions._apart import entry_apart
from accord.concerns.facts.worries import author_of, named_in, who_is_told
from accord.concerns.models import Worry, WorryNote
from accord.concerns.notices import safeguarding as notices
from accord.core.errors import DomainError
from accord.people.models import StaffMember, Student


@transaction.atomic
def note_worry(
    *, worry: Worry, staff: StaffMember, kind: str, text: str, referred_to: str = "", by: str, at: datetime
) -> WorryNote:
    """The lead writes down a thought, a step, a referral, or that the worry is closed; its author never sees it."""
    standing = Worry.objects.select_for_update(of=("self",)).get(pk=worry.pk)
    if kind == WorryNote.Kind.REFERRAL and not referred_to:
        words = _("Write to whom it was referred.")
        raise DomainError("referral-to-nobody", words, 422, fields={"referred_to": words})
    note = WorryNote.objects.create(
        worry=standing, by=staff, kind=kind, text=text, created_at=at,
        referred_to=referred_to if kind == WorryNote.Kind.REFERRAL else "",
    )  # fmt: skip
    if kind in (WorryNote.Kind.CLOSED, WorryNote.Kind.REOPENED):
        standing.closed_at = at if kind == WorryNote.Kind.CLOSED else None
        standing.save(update_fields=["closed_at"])
    entry_apart(worry, "note_worry", by, note=note.ref, kind=kind)
    return note


@transaction.atomic
def name_child(*, worry: Worry, student: Student, by: str, at: datetime) -> Worry:
    """The lead ties a worry to the child's record; whoever is family of that child has it from then on no more."""
    standing = Worry.objects.select_for_update(of=("self",)).select_related("school__district").get(pk=worry.pk)
    told = who_is_told(standing.school, author_of(standing), student, named_in(standing), at)
    moved = standing.held_by_id != (told.holder.pk if told.holder else None)
    standing.student = student
    if moved:
        standing.held_by = told.holder
    standing.save(update_fields=["student", "held_by"])
    if moved and told.holder:
        notices.tell_keepers(standing, [told.holder], at, again=f":{student.ref}")
    entry_apart(standing, "name_child", by, student=student.ref)
    return standing
