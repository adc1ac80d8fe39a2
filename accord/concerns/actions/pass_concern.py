"""A concern goes to a senior leader."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.concerns.actions._concern import entry, locked_open
from accord.concerns.facts.concern_dates import told_from
from accord.concerns.facts.concern_people import Around, troubled_of
from accord.concerns.facts.concerns import refs_of_those_who_had
from accord.concerns.models import Concern, Handing
from accord.concerns.notices import concerns as notices
from accord.core.errors import DomainError
from accord.messaging.facts.timing import charter_at


@transaction.atomic
def pass_concern(*, concern: Concern, words: str, from_family: bool, by: str, at: datetime) -> Handing:
    """The concern goes to the next senior leader who is free of it, because whoever has it or the family asks."""
    standing = locked_open(concern)
    around = Around(troubled_of(standing), charter_at(standing.school, at), at)
    found = around.senior(refs_of_those_who_had(standing))
    chosen, staff = found or (None, None)
    if chosen is None or staff is None:
        raise DomainError(
            "no-senior-free", _("Nobody further up is free to take it."), 409,
            _("The family can make it a formal complaint at any time."),
        )  # fmt: skip
    handing = Handing.objects.create(concern=standing, to=staff, because=chosen.because, words=words, created_at=at)
    standing.held_by, standing.read_at, standing.reminded_at = staff, None, None
    standing.reaches_at = max(standing.reaches_at or at, told_from(standing.school, staff, at) or at)
    standing.save(update_fields=["held_by", "read_at", "reminded_at", "reaches_at"])
    notices.tell_holder(standing, at, by=by, once=f"handing:{handing.ref}")
    if not from_family:
        notices.tell_family_of_step(standing, "passed", at, by=by, once=f"passed:{handing.ref}")
    entry(standing, "pass_concern", by, to=staff.ref, rule=chosen.rule, from_family=from_family)
    return handing
