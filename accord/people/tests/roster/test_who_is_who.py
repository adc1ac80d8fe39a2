"""Whom the lines of a roster mean: what ties a person to a child, and what never joins or raises anybody."""

from datetime import date

import pytest

from accord.people.models import Guardian, RoleHolding, StaffMember, StudentContact
from accord.people.tests.roster.bundles import person, small_school

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("A4")]


def test_brothers_and_sisters_share_one_guardian_by_its_identifier(bring, school):
    bring(small_school())
    assert Guardian.objects.filter(school=school).count() == 3
    assert Guardian.objects.get(source_id="u-mother").contacts.count() == 2


def test_an_import_gives_no_powerful_role_and_says_so(bring, school):
    bundle = small_school()
    person(bundle, "u-head", "administrator", "Hana", "Head")
    code, words = bring(bundle)
    assert code == 0
    assert "An import never gives such rights" in words
    assert StaffMember.objects.get(source_id="u-head").roles.count() == 0


def test_an_administrator_is_never_ended_by_an_import(bring, school):
    bring(small_school())
    teacher = StaffMember.objects.get()
    RoleHolding.objects.create(staff=teacher, role="administrator", starts_on=date(2026, 9, 1))
    bundle = small_school().drop("users", "u-teacher").drop("enrollments", "e-teacher")
    assert bring(bundle)[0] == 0
    teacher.refresh_from_db()
    assert teacher.ends_on is None


def test_a_number_that_suddenly_means_somebody_else_is_not_followed(bring, school):
    bring(small_school())
    bundle = small_school().put(
        "users", "u-father", givenName="Petra", familyName="Stranger", email="petra@elsewhere.example"
    )
    code, words = bring(bundle)
    assert code == 0
    assert "Conflicts: 1 guardian" in words
    father = Guardian.objects.get(source_id="u-father")
    assert (father.given_name, father.email) == ("Karel", "karel@away.example")


def test_a_like_name_never_ties_or_joins_anybody(bring, school):
    bring(small_school())
    bundle = small_school()
    person(bundle, "u-other", "parent", "Ines", "Novak", email="another.ines@home.example")
    person(bundle, "u-paul", "student", "Paul", "Novak", agentSourcedIds="u-other")
    assert bring(bundle)[0] == 0
    both = Guardian.objects.filter(given_name="Ines", family_name="Novak")
    assert both.count() == 2
    assert [tie.student.given_name for tie in both.get(source_id="u-other").contacts.all()] == ["Paul"]


def test_one_person_may_be_staff_and_parent_in_1_2(bring, school):
    bundle = small_school("1.2")
    person(bundle, "u-both", "teacher", "Bea", "Both", email="bea@school.example")
    person(bundle, "u-both", "parent", "Bea", "Both", email="bea@school.example")
    bundle.put("users", "u-tom", agentSourcedIds="u-baker,u-both")
    assert bring(bundle)[0] == 0
    assert StaffMember.objects.filter(source_id="u-both").exists()
    assert Guardian.objects.get(source_id="u-both").contacts.get().student.given_name == "Tom"


def test_relationships_csv_says_what_somebody_is_to_a_child(bring, school):
    bundle = small_school()
    bundle.put(
        "relationships", "1", userSourcedId="u-lena", relationshipUserSourcedId="u-mother", relationshipRole="Mother"
    )
    code, words = bring(bundle)
    assert code == 0, words
    tie = StudentContact.objects.get(student__source_id="u-lena", guardian__source_id="u-mother")
    assert tie.relationship == "mother"


def test_ties_may_be_told_from_the_adult_s_line(bring, school):
    bundle = small_school()
    for child in ("lena", "mila", "tom"):
        bundle.put("users", f"u-{child}", agentSourcedIds="")
    bundle.put("users", "u-mother", agentSourcedIds="u-lena,u-mila")
    assert bring(bundle)[0] == 0
    assert Guardian.objects.get(source_id="u-mother").contacts.count() == 2
    assert StudentContact.objects.count() == 2
