"""Opening and changing schools, and what the district leaves to them."""

import pytest

from accord.core.errors import DomainError
from accord.core.models import AuditEntry
from accord.schools import facts
from accord.schools.actions.change_school import change_school, stamp_of_details
from accord.schools.actions.open_school import open_school
from accord.schools.models import School
from accord.schools.tests.conftest import BY, MONDAY

pytestmark = pytest.mark.requirement("A1")


def change(school, **details):
    return change_school(by=BY, school=school, details=details)


def test_a_school_opens_in_a_district_with_what_flows_down(cast):
    school = open_school(by=BY, at=MONDAY, name="Quayside", slug="quayside", district=cast.trust)
    settings = facts.settings_of(School.objects.get(id=school.id))
    assert settings.time_zone.value == "Europe/London"
    assert settings.languages.value == ("en",)
    assert AuditEntry.objects.get(verb="open_school").subject == f"school:{school.ref}"


def test_a_school_opens_alone(cast):
    school = open_school(by=BY, at=MONDAY, name="Alone", slug="alone", time_zone="Asia/Kolkata")
    assert facts.settings_of(school).time_zone.value == "Asia/Kolkata"


def test_two_schools_cannot_share_an_address(cast):
    with pytest.raises(DomainError) as refused:
        open_school(by=BY, at=MONDAY, name="Another", slug="riverbank")
    assert "slug" in refused.value.fields


@pytest.mark.parametrize(
    ("wanted", "field"),
    [
        ({"time_zone": "Mars/Olympus"}, "time_zone"),
        ({"country": "QQ"}, "country"),
        ({"languages": ["ar", "tlh"]}, "languages"),
    ],
)
def test_codes_that_nobody_knows_are_refused(cast, wanted, field):
    with pytest.raises(DomainError) as refused:
        change(cast.alnoor, **wanted)
    assert list(refused.value.fields) == [field]


def test_a_school_alone_chooses_everything_itself(cast):
    change(cast.alnoor, time_zone="Asia/Dubai", country="AE", languages=["ar", "en"])
    settings = facts.settings_of(School.objects.get(id=cast.alnoor.id))
    assert (settings.time_zone.value, settings.country.value) == ("Asia/Dubai", "AE")


def test_what_the_district_fixed_cannot_be_changed(cast):
    change(cast.riverbank, name="Riverbank School")
    with pytest.raises(DomainError, match="zone-fixed"):
        change(cast.riverbank, time_zone="Asia/Dubai")


def test_languages_can_be_added_to_those_of_the_district_but_not_left_out(cast):
    change(cast.riverbank, languages=["en", "pl"])
    with pytest.raises(DomainError, match="languages-lacking"):
        change(cast.riverbank, languages=["pl"])


def test_another_country_forgets_the_part_of_the_old_one(cast):
    School.objects.filter(id=cast.alnoor.id).update(subdivision="01")
    change(cast.alnoor, country="MY")
    assert School.objects.get(id=cast.alnoor.id).subdivision == ""


def test_a_change_that_changes_nothing_leaves_no_trace(cast):
    before = AuditEntry.objects.count()
    change(cast.riverbank, name=cast.riverbank.name)
    assert AuditEntry.objects.count() == before


def test_nobody_overwrites_a_colleagues_change_unknowingly(cast):
    seen = stamp_of_details(cast.riverbank)
    change_school(by=BY, school=cast.riverbank, details={"address": "2 River Walk"}, seen=seen)
    with pytest.raises(DomainError, match="changed-meanwhile"):
        change_school(by=BY, school=cast.riverbank, details={"address": "3 River Walk"}, seen=seen)
    assert School.objects.get(id=cast.riverbank.id).address == "2 River Walk"
