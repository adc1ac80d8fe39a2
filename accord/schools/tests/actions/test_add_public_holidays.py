"""Public holidays as a suggestion to tick."""

import pytest

from accord.schools.actions.add_public_holidays import add_public_holidays
from accord.schools.facts.public_holidays import subdivision_choices, suggestions
from accord.schools.models import School
from accord.schools.tests.conftest import BY, MONDAY

pytestmark = pytest.mark.requirement("A1")


def offered(school, subdivision="ENG", country="GB"):
    return suggestions(school, country=country, subdivision=subdivision, year=2027)


def test_the_holidays_of_a_part_of_the_country_are_suggested(cast):
    english = [one.holiday.name for one in offered(cast.riverbank)]
    scottish = [one.holiday.name for one in offered(cast.riverbank, "SCT")]
    assert "Easter Monday" in english
    assert "Easter Monday" not in scottish
    assert ("SCT", "Scotland") in subdivision_choices("GB")


def test_only_what_is_ticked_comes_in_and_only_once(cast):
    monday = next(one for one in offered(cast.riverbank) if one.holiday.name == "Easter Monday")
    wanted = {"by": BY, "at": MONDAY, "school": cast.riverbank, "chosen": [monday.holiday]}
    assert add_public_holidays(**wanted, subdivision="ENG").added == 1
    assert add_public_holidays(**wanted, subdivision="ENG").added == 0
    known = {one.holiday.name for one in offered(cast.riverbank) if one.known}
    assert known == {
        "Easter Monday",
        *(one.holiday.name for one in offered(cast.riverbank) if one.holiday.starts_on.isoformat() == "2027-05-03"),
    }


def test_the_part_of_the_country_is_remembered(cast):
    add_public_holidays(by=BY, at=MONDAY, school=cast.riverbank, chosen=[], subdivision="WLS")
    assert School.objects.get(id=cast.riverbank.id).subdivision == "WLS"


@pytest.mark.parametrize(("country", "subdivision"), [("ZZ", ""), ("", ""), ("GB", "nowhere")])
def test_an_unknown_place_has_no_suggestions(cast, country, subdivision):
    assert offered(cast.riverbank, subdivision, country) == []
