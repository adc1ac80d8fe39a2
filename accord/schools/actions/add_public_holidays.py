"""Add public holidays."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from accord.schools.actions.import_closures import Imported, import_closures
from accord.schools.calendar_file import FileClosure
from accord.schools.changes import hold
from accord.schools.models import Closure, School


@transaction.atomic
def add_public_holidays(
    *, by: str, at: datetime, school: School, chosen: Sequence[FileClosure], subdivision: str = ""
) -> Imported:
    """The public holidays that were ticked close the school; the part of the country is remembered."""
    school = hold(school)
    if school.subdivision != subdivision:
        School.objects.filter(id=school.id).update(subdivision=subdivision)
    return import_closures(
        by=by,
        at=at,
        school=school,
        chosen=[(holiday, Closure.Kind.PUBLIC_HOLIDAY) for holiday in chosen],
        source=Closure.Source.HOLIDAYS,
    )
