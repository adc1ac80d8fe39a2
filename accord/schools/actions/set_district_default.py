"""Lay down a value for all schools of a district."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from accord.rules.flow_down import Week
from accord.schools.changes import hold_district, refuse, tell_district
from accord.schools.models import District, DistrictSetting
from accord.schools.seen import check_seen, stamp_of
from accord.schools.week import check_week, rows_of

Key = DistrictSetting.Key
Latitude = DistrictSetting.Latitude
IN_BETWEEN = frozenset({Key.LANGUAGES, Key.WEEKLY_HOURS})
"""Values of which a school can take a part or add to; a single choice is either fixed or free."""


@transaction.atomic
def set_district_default(
    *,
    by: str,
    district: District,
    key: str,
    value: str | Sequence[str] | Week,
    latitude: str,
    seen: str | None = None,
) -> DistrictSetting:
    """From now on the value holds at every school of the district, as far as the latitude says."""
    district = hold_district(district)
    setting = DistrictSetting.objects.filter(district=district, key=key).first()
    check_seen(seen, stamp_of(setting))
    if latitude == Latitude.REFINE and key not in IN_BETWEEN:
        said = _("Choose whether it is the same at every school, or whether a school may choose its own.")
        raise refuse("no-middle-way", said, "latitude")
    stored = _stored(key, value)
    before = {"value": setting.value, "latitude": setting.latitude} if setting else None
    setting, _created = DistrictSetting.objects.update_or_create(
        district=district, key=key, defaults={"value": stored, "latitude": latitude}
    )
    tell_district(
        by=by,
        verb="set_district_default",
        subject=f"district:{district.ref}",
        district=district,
        details={"key": str(key), "before": before, "after": {"value": stored, "latitude": str(latitude)}},
    )
    return setting


def _stored(key: str, value: str | Sequence[str] | Week) -> str | list[str] | list[list[int]]:
    if key == Key.WEEKLY_HOURS:
        week: Week = value  # type: ignore[assignment]
        check_week(week)
        if not any(week):
            raise refuse("no-hours", _("Enter the hours of at least one day."))
        return rows_of(week)
    if not value:
        raise refuse("no-value", _("Choose a value, or take this default back."), "value")
    return value if isinstance(value, str) else [str(part) for part in value]
