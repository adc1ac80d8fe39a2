"""What a district lays down, and what becomes of it at its schools."""

from datetime import date

import pytest

from accord.core.errors import DomainError
from accord.core.models import AuditEntry
from accord.schools import facts
from accord.schools.actions.change_district import change_district
from accord.schools.actions.open_district import open_district
from accord.schools.actions.set_district_default import set_district_default
from accord.schools.actions.withdraw_district_default import withdraw_district_default
from accord.schools.models import DistrictSetting, School
from accord.schools.seen import stamp_of
from accord.schools.tests.conftest import BY, MONDAY
from accord.schools.tests.week_shapes import MON_TO_FRI
from accord.schools.week import week_from_rows

pytestmark = pytest.mark.requirement("A1")


def lay_down(cast, key, value, latitude, **more):
    return set_district_default(by=BY, district=cast.trust, key=key, value=value, latitude=latitude, **more)


def settings(school):
    return facts.settings_of(School.objects.get(id=school.id))


def test_a_district_opens_and_is_renamed(db):
    district = open_district(by=BY, at=MONDAY, name="North", slug="north", kind="ministry")
    change_district(by=BY, district=district, name="North and East", kind="district", seen=stamp_of(district))
    district.refresh_from_db()
    assert district.name == "North and East"
    assert AuditEntry.objects.filter(verb="change_district").exists()
    with pytest.raises(DomainError, match="address-taken"):
        open_district(by=BY, at=MONDAY, name="Other", slug="north")


def test_a_free_value_is_a_suggestion_that_a_school_may_replace(cast):
    lay_down(cast, "time_zone", "Europe/Dublin", "free")
    School.objects.filter(id=cast.hillside.id).update(time_zone="Europe/Paris")
    assert settings(cast.riverbank).time_zone.value == "Europe/Dublin"
    assert settings(cast.hillside).time_zone.value == "Europe/Paris"


def test_a_fixed_value_holds_whatever_a_school_had_entered_and_gives_way_when_withdrawn(cast):
    School.objects.filter(id=cast.hillside.id).update(time_zone="Europe/Paris")
    assert settings(cast.hillside).time_zone.value == "Europe/London"
    withdraw_district_default(by=BY, district=cast.trust, key="time_zone")
    assert settings(cast.hillside).time_zone.value == "Europe/Paris"


def test_narrower_hours_of_the_district_cut_those_of_the_schools(cast):
    lay_down(cast, "weekly_hours", week_from_rows([day, 540, 900] for day in range(1, 5)), "refine")
    school = School.objects.get(id=cast.riverbank.id)
    assert facts.current_week(school, "school", date(2026, 11, 23)) == week_from_rows(
        [day, 540, 900] for day in range(1, 5)
    )


def test_every_school_of_the_district_is_told_anew(cast):
    before = School.objects.get(id=cast.hillside.id).version
    alone = School.objects.get(id=cast.alnoor.id).version
    lay_down(cast, "weekly_hours", MON_TO_FRI, "free")
    assert School.objects.get(id=cast.hillside.id).version == before + 1
    assert School.objects.get(id=cast.alnoor.id).version == alone


@pytest.mark.parametrize(
    ("key", "value", "latitude", "code"),
    [
        ("time_zone", "Europe/London", "refine", "no-middle-way"),
        ("time_zone", "", "fixed", "no-value"),
        ("languages", [], "refine", "no-value"),
        ("weekly_hours", ((),) * 7, "refine", "no-hours"),
        ("weekly_hours", (((600, 500),), *((),) * 6), "refine", "hours-do-not-fit"),
    ],
)
def test_defaults_that_make_no_sense_are_refused(cast, key, value, latitude, code):
    with pytest.raises(DomainError, match=code):
        lay_down(cast, key, value, latitude)


def test_nobody_overwrites_a_colleagues_default_unknowingly(cast):
    seen = stamp_of(DistrictSetting.objects.get(district=cast.trust, key="languages"))
    lay_down(cast, "languages", ["en", "cy"], "refine", seen=seen)
    with pytest.raises(DomainError, match="changed-meanwhile"):
        lay_down(cast, "languages", ["en"], "fixed", seen=seen)
