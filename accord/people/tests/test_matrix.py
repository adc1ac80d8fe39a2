"""Who reaches which page about people by which method: every address has its line, everything unlisted is refused.

The lines are written down here a second time, apart from the table that the product reads.
"""

from datetime import timedelta

import pytest
from django.db import transaction
from django.urls import NoReverseMatch, reverse

from accord.core import clock
from accord.people.models import Absence, CourtOrder, Cover, Duty, NeedSupport
from accord.people.tests.pages import send
from accord.people.urls import family, staff

pytestmark = [pytest.mark.requirement("A2", "A3"), pytest.mark.django_db]

PUPILS = ["tan", "lim", "year_head", "needs", "safeguarding", "deputy", "head", "office"]
EVERYONE = [*PUPILS, "governor", "chair", "volunteers", "admin"]
OF_4B = [key for key in PUPILS if key != "lim"]
STAFF_ROOM = [*PUPILS, "volunteers", "admin"]
ORDERS = ["safeguarding", "head"]
NEEDS = ["needs"]
OFFICE, ADMIN = ["office"], ["admin"]
COVER = ["office", "deputy", "head", "admin"]
OWN_TIME = [*COVER, "tan"]
NOBODY: list[str] = []

ROWS: dict[str, tuple[list[str], list[str]]] = {
    "search": (EVERYONE, EVERYONE),
    "students": (PUPILS, PUPILS),
    "student": (OF_4B, OF_4B),
    "new_student": (OFFICE, OFFICE),
    "edit_student": (OFFICE, OFFICE),
    "join_class": (OFFICE, OFFICE),
    "orders": (ORDERS, ORDERS),
    "new_order": (ORDERS, ORDERS),
    "end_order": (ORDERS, ORDERS),
    "needs": (["needs", "head"], ["needs", "head"]),
    "student_needs": (["needs", "head"], ["needs", "head"]),
    "new_need": (NEEDS, NEEDS),
    "end_need": (NEEDS, NEEDS),
    "find_guardian": (OFFICE, OFFICE),
    "new_guardian": (OFFICE, OFFICE),
    "tie_known": (OFFICE, OFFICE),
    "edit_tie": (OFFICE, OFFICE),
    "end_tie": (OFFICE, OFFICE),
    "earlier": (NOBODY, OFFICE),
    "guardian": (OF_4B, OF_4B),
    "edit_guardian": (OFFICE, OFFICE),
    "address": (ORDERS, ORDERS),
    "staff": (STAFF_ROOM, STAFF_ROOM),
    "member": (STAFF_ROOM, STAFF_ROOM),
    "new_staff": (ADMIN, ADMIN),
    "edit_staff": (ADMIN, ADMIN),
    "end_staff": (ADMIN, ADMIN),
    "new_role": (ADMIN, ADMIN),
    "end_role": (ADMIN, ADMIN),
    "twice_guardians": (OFFICE, OFFICE),
    "find_twin_guardians": (OFFICE, OFFICE),
    "join_guardians": (OFFICE, OFFICE),
    "apart_guardians": (NOBODY, OFFICE),
    "take_back_guardians": (NOBODY, OFFICE),
    "twice_students": (OFFICE, OFFICE),
    "find_twin_students": (OFFICE, OFFICE),
    "join_students": (OFFICE, OFFICE),
    "apart_students": (NOBODY, OFFICE),
    "take_back_students": (NOBODY, OFFICE),
    "twice_staff": (ADMIN, ADMIN),
    "find_twin_staff": (ADMIN, ADMIN),
    "join_staff": (ADMIN, ADMIN),
    "apart_staff": (NOBODY, ADMIN),
    "take_back_staff": (NOBODY, ADMIN),
    "teams": (STAFF_ROOM, STAFF_ROOM),
    "new_team": (ADMIN, ADMIN),
    "team": (STAFF_ROOM, ADMIN),
    "edit_team": (ADMIN, ADMIN),
    "end_team": (NOBODY, ADMIN),
    "leave_team": (NOBODY, ADMIN),
    "classes": (PUPILS, PUPILS),
    "class": (OF_4B, OF_4B),
    "new_absence": (OWN_TIME, OWN_TIME),
    "hours": (OWN_TIME, OWN_TIME),
    "absences": (EVERYONE, EVERYONE),
    "absence": (OWN_TIME, COVER),
    "cancel_absence": (NOBODY, OWN_TIME),
    "cancel_cover": (NOBODY, COVER),
    "duties": (STAFF_ROOM, STAFF_ROOM),
    "new_duty": (COVER, COVER),
    "cancel_duty": (NOBODY, COVER),
}
STRANGERS = ["hillside_office", "alnoor_admin", "amina", "chief", "maya"]

FAMILY: dict[str, list[str]] = {
    "child": ["amina"],
    "me": ["amina", "ewa", "layla", "nair"],
    "edit_me": ["amina"],
}


def test_every_address_has_its_line():
    assert {page.name for page in staff.urlpatterns} == set(ROWS)
    assert {page.name for page in family.urlpatterns} == set(FAMILY)


@pytest.fixture
def places(cast) -> dict[str, str]:
    """The address of each page, of things that belong to class 4B of Riverbank."""
    at = clock.now()
    absence = Absence.objects.create(staff=cast.staff["tan"], starts_at=at, ends_at=at + timedelta(days=2))
    cover = Cover.objects.create(absence=absence, staff=cast.staff["ode"], starts_at=at, ends_at=at + timedelta(days=2))
    duty = Duty.objects.create(
        school=cast.riverbank, staff=cast.staff["tan"], kind="gate", starts_at=at, ends_at=at + timedelta(hours=1)
    )
    team, tom = cast.teams["Attendance"], cast.students["tom"]
    tie = cast.ties["tom", "neil"]
    need = NeedSupport.objects.create(
        school=cast.riverbank, student=tom, level="sen_support", starts_on=at.date(), recorded_by=cast.staff["needs"]
    )
    things = {
        "student_needs": tom, "new_need": tom, "end_need": (tom, need),
        "student": tom, "edit_student": tom, "join_class": tom, "orders": tom, "new_order": tom,
        "find_guardian": tom, "new_guardian": tom, "edit_tie": tie, "end_tie": tie, "earlier": tie,
        "end_order": (tom, CourtOrder.objects.get()), "tie_known": (tom, cast.guardians["amina"]),
        "class": cast.classes["4B"], "team": team, "edit_team": team, "end_team": team,
        "leave_team": team.memberships.get(), "end_role": cast.staff["tan"].roles.first(), "absence": absence,
        "cancel_absence": absence, "cancel_cover": cover, "cancel_duty": duty,
    }  # fmt: skip
    things |= dict.fromkeys(("guardian", "edit_guardian", "address"), cast.guardians["grace"])
    own = ("member", "edit_staff", "end_staff", "new_role", "new_absence", "hours")
    things |= dict.fromkeys(own, cast.staff["tan"])
    pairs = {
        "guardians": (cast.guardians["grace"], cast.guardians["nora"]),
        "students": (tom, cast.students["lena"]),
        "staff": (cast.staff["tan"], cast.staff["ode"]),
    }
    for kind, (one, other) in pairs.items():
        things[f"find_twin_{kind}"] = one
        things |= dict.fromkeys((f"join_{kind}", f"apart_{kind}", f"take_back_{kind}"), (one, other))

    def place(name: str) -> str:
        thing = things.get(name, ())
        refs = [each.ref for each in (thing if isinstance(thing, tuple) else (thing,))]
        return reverse(f"people:{name}", args=["riverbank", *refs])

    return {name: place(name) for name in ROWS}


@pytest.mark.thorough
@pytest.mark.parametrize("key", EVERYONE)
def test_a_role_reaches_what_its_lines_say_and_nothing_else(as_person, places, key):
    person, wrong = as_person(key), []
    for name, (reads, writes) in ROWS.items():
        status = person.get(places[name]).status_code
        expected = {200} if key in reads else ({405} if reads is NOBODY else {403, 404})
        if status not in expected:
            wrong.append((name, "GET", status))
        with transaction.atomic():
            data = {"after": "nobody"} if name == "earlier" else {}
            status = send(person, places[name], data).status_code
            transaction.set_rollback(True)
        if (status in {403, 404}) == (key in writes) or status >= 500:
            wrong.append((name, "POST", status))
    assert wrong == []


@pytest.mark.thorough
@pytest.mark.parametrize("key", STRANGERS)
def test_to_strangers_the_school_does_not_exist(as_person, places, key):
    person = as_person(key)
    for name, place in places.items():
        assert person.get(place).status_code in {404, 405}, name
        assert send(person, place).status_code == 404, name


@pytest.mark.in_turn
def test_things_of_another_school_do_not_exist_there(as_person, places):
    """The same things, asked for under the school of somebody who is office and administrator there."""
    person, asked = as_person("alnoor_admin"), 0
    for name, place in places.items():
        try:
            reverse(f"people:{name}", args=["al-noor"])
        except NoReverseMatch:
            asked += 1
            elsewhere = place.replace("/staff/riverbank/", "/staff/al-noor/")
            refused = {404, 405} if {"office", "admin"} & {*ROWS[name][0], *ROWS[name][1]} else {403}
            for answer in (person.get(elsewhere), send(person, elsewhere)):
                assert answer.status_code in refused, name
    assert asked > 25


def test_nobody_gets_anything_without_signing_in(client, places):
    for name, place in places.items():
        assert client.get(place).status_code in {302, 405}, name
        assert client.post(place).status_code == 302, name


@pytest.mark.parametrize("key", ["amina", "ewa", "layla", "nair", "tan", "head"])
def test_family_pages_answer_those_whom_they_concern(as_person, cast, key):
    person, refs = as_person(key), {"child": cast.students["idris"].ref, "edit_me": cast.guardians["amina"].ref}
    for name, allowed in FAMILY.items():
        try:
            place = reverse(f"family_people:{name}", args=[refs[name]] if name in refs else [])
        except NoReverseMatch:
            pytest.fail(f"{name} needs an address in this test")
        expected = {200} if key in allowed or name == "me" else {404}
        assert person.get(place).status_code in expected, name
        assert send(person, place).status_code in {200, 422} if key in allowed or name == "me" else {404}, name
