"""Pass a stage of a complaint on to somebody else."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.concerns.actions.taking_a_step import hold, needed, note_part
from accord.concerns.facts.handling import free_to_handle
from accord.concerns.models import Complaint, Stage
from accord.concerns.notices.handling import tell_somebody_of_their_part
from accord.core import audit
from accord.core.errors import DomainError
from accord.people.models import Login
from accord.rules.taking_part import Part


@transaction.atomic
def pass_complaint(*, complaint: Complaint, login: Login, person: Login, reason: str, by: str, at: datetime) -> Stage:
    """Whoever has a stage passes it on to somebody free of conflict, in the charter's capacity or above."""
    hand = hold(complaint, login, at)
    if not hand.handles:
        raise DomainError("not_your_step", _("Somebody else does this in this complaint."), status=403)
    reason = needed("reason", reason, _("Write in a few words why it is passed on."))
    if person.pk not in {one.login.pk for one in free_to_handle(complaint, at) if one.login}:
        sentence = _("This person has a part in the complaint and cannot take it. Choose another.")
        raise DomainError("has_a_conflict", sentence, status=422, fields={"person": sentence})
    stage = hand.stage
    stage.handled_by, stage.handled_as, stage.passed_because = person, "", reason[:300]
    stage.save(update_fields=["handled_by", "handled_as", "passed_because"])
    note_part(complaint, person, Part.HANDLE, stage.number, at)
    audit.record(
        by=by, verb="pass_complaint", subject=f"complaint:{complaint.ref}", school=complaint.school.ref,
        details={"stage": stage.number, "to": f"login:{person.ref}"},
    )  # fmt: skip
    tell_somebody_of_their_part(stage, person, by=by, at=at, once=f"passed:{stage.ref}:{person.ref}:{at:%Y%m%d%H%M}")
    return stage
