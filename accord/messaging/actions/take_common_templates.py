"""Take ready answers from the common ones that come with Accord."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from accord.core import audit
from accord.messaging.models import MessageTemplate
from accord.messaging.wordings import common_answers
from accord.people.models import StaffMember
from accord.schools.models import School


@transaction.atomic
def take_common_templates(
    *, school: School, staff: StaffMember, keys: Collection[str], by: str, at: datetime
) -> list[MessageTemplate]:
    """The school takes the chosen common answers as its own, in all languages in which they are written.

    One of a name that the school uses already is not taken twice.
    """
    used = set(MessageTemplate.objects.filter(school=school, ended_at__isnull=True).values_list("name", flat=True))
    chosen = [(one, one.name_in(school.main_language)) for one in common_answers() if one.key in keys]
    taken = [
        MessageTemplate.objects.create(school=school, by=staff, name=name, wordings=dict(one.wordings), created_at=at)
        for one, name in chosen
        if name not in used
    ]
    audit.record(
        by=by,
        verb="take_common_templates",
        subject=f"school:{school.ref}",
        school=school.ref,
        details={"keys": sorted(one.key for one, _name in chosen), "taken": len(taken)},
    )
    return taken
