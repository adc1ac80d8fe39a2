"""Name who investigates a complaint."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.concerns.actions.taking_a_step import note_part, take
from accord.concerns.facts.handling import free_to_investigate
from accord.concerns.models import Complaint, Stage
from accord.concerns.notices.handling import tell_somebody_of_their_part
from accord.core import audit
from accord.core.errors import DomainError
from accord.people.models import Login
from accord.rules.complaints import ComplaintStep
from accord.rules.taking_part import Part


@transaction.atomic
def name_investigator(*, complaint: Complaint, login: Login, person: Login, by: str, at: datetime) -> Stage:
    """Somebody free of conflict looks into the points; whoever had it before hands it over. Raises DomainError."""
    stage = take(complaint, ComplaintStep.NAME_INVESTIGATOR, login, at).stage
    if person.pk not in {one.login.pk for one in free_to_investigate(complaint, at) if one.login}:
        sentence = _("This person has a part in the complaint and cannot investigate it. Choose another.")
        raise DomainError("has_a_conflict", sentence, status=422, fields={"person": sentence})
    stage.investigator = person
    stage.save(update_fields=["investigator"])
    note_part(complaint, person, Part.INVESTIGATE, stage.number, at)
    audit.record(
        by=by, verb="name_investigator", subject=f"complaint:{complaint.ref}", school=complaint.school.ref,
        details={"stage": stage.number, "person": f"login:{person.ref}"},
    )  # fmt: skip
    if person.pk != login.pk:
        tell_somebody_of_their_part(stage, person, by=by, at=at, once=f"investigator:{stage.ref}:{person.ref}")
    return stage
