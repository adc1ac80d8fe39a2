"""Take back a value that a district laid down."""

from django.db import transaction

from accord.schools.changes import hold_district, tell_district
from accord.schools.models import District, DistrictSetting
from accord.schools.seen import check_seen, stamp_of


@transaction.atomic
def withdraw_district_default(*, by: str, district: District, key: str, seen: str | None = None) -> None:
    """Each school decides for itself again; what a school had entered before counts once more."""
    district = hold_district(district)
    setting = DistrictSetting.objects.filter(district=district, key=key).first()
    check_seen(seen, stamp_of(setting))
    if setting is None:
        return
    tell_district(
        by=by,
        verb="withdraw_district_default",
        subject=f"district:{district.ref}",
        district=district,
        details={"key": str(key), "before": {"value": setting.value, "latitude": setting.latitude}},
    )
    setting.delete()
