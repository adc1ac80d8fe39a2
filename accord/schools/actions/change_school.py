"""Change what a school says about itself."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from accord.schools.changes import hold, tell
from accord.schools.facts.settings import settings_of
from accord.schools.models import School
from accord.schools.place import check_allowed, check_place
from accord.schools.seen import check_seen, stamp

CHANGEABLE = (
    "name",
    "short_name",
    "country",
    "time_zone",
    "languages",
    "main_language",
    "address",
    "office_phone",
    "office_email",
    "emergency_phone",
    "emergency_note",
)


def stamp_of_details(school: School) -> str:
    """Return the fingerprint of what this action can change, and of nothing else."""
    return stamp(*(getattr(school, name) for name in CHANGEABLE))


@transaction.atomic
def change_school(*, by: str, school: School, details: Mapping[str, Any], seen: str | None = None) -> School:
    """The school has another name, address, telephone, place or set of languages from now on."""
    school = hold(school)
    check_seen(seen, stamp_of_details(school))
    wanted = {name: details[name] for name in CHANGEABLE if name in details}
    place = {
        "country": wanted.get("country", school.country),
        "time_zone": wanted.get("time_zone", school.time_zone),
        "languages": wanted.get("languages", school.languages),
    }
    check_place(**place)
    check_allowed(settings_of(school), **place)
    before = {name: getattr(school, name) for name in wanted}
    changed = {name: value for name, value in wanted.items() if value != before[name]}
    if not changed:
        return school
    if "country" in changed:
        school.subdivision = ""
    for name, value in changed.items():
        setattr(school, name, value)
    school.save(update_fields=[*changed, "subdivision"])
    tell(
        by=by,
        verb="change_school",
        subject=f"school:{school.ref}",
        school=school,
        details={"before": {name: before[name] for name in changed}, "after": changed},
    )
    school.refresh_from_db()
    return school
