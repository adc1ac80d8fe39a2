"""Access ends on the last day, by the calendar on the school's own wall, and at once."""

from datetime import UTC, date, datetime, timedelta

import pytest

from accord.core import clock
from accord.people.models import DistrictPost, Guardian, RoleHolding, StaffMember, Student, StudentContact
from accord.people.tests.pages import family_page, staff_page
from accord.people.viewer import viewer_of
from accord.schools.models import DistrictSetting

pytestmark = [pytest.mark.requirement("A2", "A3"), pytest.mark.django_db]

RIYADH_MIDNIGHT = datetime(2026, 11, 23, 21, 0, tzinfo=UTC)
LONDON_SUMMER_MIDNIGHT = datetime(2027, 6, 7, 23, 0, tzinfo=UTC)


def endings(cast):
    """Every way in which a guardian's access to a child can end, each with the day."""
    omar, layla = cast.students["omar"].id, cast.guardians["layla"].id
    return {
        "tie": lambda day: StudentContact.objects.filter(student=omar).update(ends_on=day),
        "guardian": lambda day: Guardian.objects.filter(id=layla).update(ends_on=day),
        "child": lambda day: Student.objects.filter(id=omar).update(ends_on=day),
    }


@pytest.mark.parametrize("way", ["tie", "guardian", "child"])
def test_a_guardians_access_ends_at_midnight_in_riyadh(as_person, cast, way):
    layla, page = as_person("layla"), family_page("child", cast.students["omar"].ref)
    endings(cast)[way](date(2026, 11, 23))
    with clock.travel_to(RIYADH_MIDNIGHT - timedelta(seconds=1)):
        assert layla.get(page).status_code == 200
    with clock.travel_to(RIYADH_MIDNIGHT):
        assert layla.get(page).status_code != 200


@pytest.mark.parametrize("way", ["tie", "guardian", "child"])
def test_what_ended_yesterday_is_closed_in_the_very_next_request(as_person, cast, way):
    layla, page = as_person("layla"), family_page("child", cast.students["omar"].ref)
    assert layla.get(page).status_code == 200
    endings(cast)[way](date(2026, 11, 22))
    assert layla.get(page).status_code != 200


def test_a_tie_begins_on_its_first_day(as_person, cast):
    layla, page = as_person("layla"), family_page("child", cast.students["omar"].ref)
    StudentContact.objects.filter(student=cast.students["omar"]).update(starts_on=date(2026, 11, 24))
    with clock.travel_to(RIYADH_MIDNIGHT - timedelta(seconds=1)):
        assert layla.get(page).status_code == 404
    with clock.travel_to(RIYADH_MIDNIGHT):
        assert layla.get(page).status_code == 200


def test_families_may_look_before_the_childs_first_day(as_person, cast):
    layla, page = as_person("layla"), family_page("child", cast.students["omar"].ref)
    Student.objects.filter(id=cast.students["omar"].id).update(starts_on=date(2027, 9, 1))
    assert layla.get(page).status_code == 200


def test_a_role_ends_at_midnight_by_the_trusts_zone_in_summer_time(as_person, cast):
    RoleHolding.objects.filter(staff=cast.staff["head"]).update(ends_on=date(2027, 6, 7))
    head, page = as_person("head"), staff_page("orders", cast.students["tom"].ref)
    with clock.travel_to(LONDON_SUMMER_MIDNIGHT - timedelta(seconds=1)):
        assert head.get(page).status_code == 200
    with clock.travel_to(LONDON_SUMMER_MIDNIGHT):
        assert head.get(page).status_code == 403


def test_employment_ends_at_midnight_there(as_person, cast):
    StaffMember.objects.filter(id=cast.staff["alnoor_head"].id).update(ends_on=date(2026, 11, 23))
    head, page = as_person("alnoor_head"), staff_page("students", school="al-noor")
    with clock.travel_to(RIYADH_MIDNIGHT - timedelta(seconds=1)):
        assert head.get(page).status_code == 200
    with clock.travel_to(RIYADH_MIDNIGHT):
        assert head.get(page).status_code != 200


@pytest.mark.requirement("A1")
@pytest.mark.parametrize(
    ("latitude", "own", "zone"),
    [
        ("fixed", "Asia/Tokyo", "Europe/London"), ("fixed", "", "Europe/London"), ("free", "", "Europe/London"),
        ("free", "Asia/Tokyo", "Asia/Tokyo"),
    ],
)  # fmt: skip
def test_the_zone_flows_down_as_far_as_the_trust_allows(cast, latitude, own, zone):
    DistrictSetting.objects.filter(key="time_zone").update(latitude=latitude)
    cast.riverbank.time_zone = own
    cast.riverbank.save()
    post = viewer_of(cast.login("tan")).post_at("riverbank")
    assert post is not None
    assert post.zone == zone


def test_a_post_above_the_schools_ends_too(cast):
    chief = cast.login("chief")
    assert viewer_of(chief).district_ids == (cast.trust.id,)
    DistrictPost.objects.filter(login=chief).update(ends_on=date(2026, 11, 22))
    assert viewer_of(chief).district_ids == ()


@pytest.mark.parametrize("key", ["amina", "siti", "nair", "tan", "chief", "maya", "hillside_office"])
def test_knowing_who_asks_takes_at_most_six_questions(cast, key, django_assert_max_num_queries):
    login = cast.login(key)
    with django_assert_max_num_queries(6):
        viewer_of(login)
