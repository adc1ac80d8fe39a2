"""Change what a district is called."""

from django.db import transaction

from accord.schools.changes import hold_district, tell_district
from accord.schools.models import District
from accord.schools.seen import check_seen, stamp_of


@transaction.atomic
def change_district(*, by: str, district: District, name: str, kind: str, seen: str | None = None) -> District:
    """The district gets another name, or is called a trust, a district or a ministry."""
    district = hold_district(district)
    check_seen(seen, stamp_of(district))
    before = {"name": district.name, "kind": district.kind}
    district.name, district.kind = name, kind
    district.save(update_fields=["name", "kind"])
    tell_district(
        by=by,
        verb="change_district",
        subject=f"district:{district.ref}",
        district=district,
        details={"before": before, "after": {"name": name, "kind": kind}},
    )
    return district
