"""A class gets a shared space."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.messaging.facts.timing import charter_at
from accord.messaging.models import GroupSpace
from accord.people.models import SchoolClass, StaffMember
from accord.rules.charter import GroupSpaces


@transaction.atomic
def open_space(
    *, school_class: SchoolClass, staff: StaffMember, hours: dict[str, Any], own_rules: str, language: str, by: str,
    at: datetime,
) -> GroupSpace:  # fmt: skip
    """Open the shared space of a class, with its hours and what the class adds to the ground rules.

    Raises DomainError where the charter offers no such spaces, and for a class that has one.
    """
    if not charter_at(staff.school, at).rules.one(GroupSpaces).values.offered:
        raise DomainError("spaces_not_offered", _("The charter of your school offers no class spaces."))
    try:
        with transaction.atomic():
            space = GroupSpace.objects.create(
                school=staff.school, school_class=school_class, hours=hours, own_rules=own_rules.strip(),
                rules_language=language, by=staff, created_at=at,
            )  # fmt: skip
    except IntegrityError as known:
        raise DomainError("space_open", _("%(name)s has a space already.") % {"name": school_class.name}) from known
    audit.record(
        by=by, verb="open_space", subject=f"space:{space.ref}", school=space.school.ref,
        details={"class": school_class.ref},
    )  # fmt: skip
    return space
