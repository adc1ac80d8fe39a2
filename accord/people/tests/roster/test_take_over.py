"""What a school holds after a roster is taken over: the first time, again, changed by the source, changed by hand."""

from datetime import date

import pytest

from accord.people.models import (
    CourtOrder,
    Guardian,
    RosterImport,
    RosterLink,
    SchoolClass,
    StaffMember,
    Student,
    StudentContact,
    Teaching,
)
from accord.people.tests.roster.bundles import person, small_school
from accord.people.tests.roster.conftest import everything
from accord.schools.models import AcademicYear, Term

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("A4")]


@pytest.mark.parametrize("version", ["1.1", "1.2"])
def test_a_school_stands_after_its_first_roster(bring, school, version):
    code, words = bring(small_school(version))
    assert code == 0, words
    assert Student.objects.filter(school=school).count() == 3
    lena = Student.objects.get(source_id="u-lena")
    assert (lena.given_name, lena.family_name, lena.year_group) == ("Lena", "Novak", "03")
    assert lena.born_on == date(2018, 3, 5)
    assert sorted(tie.guardian.given_name for tie in lena.contacts.all()) == ["Ines", "Karel"]
    mother = Guardian.objects.get(source_id="u-mother")
    assert (mother.email, mother.phone) == ("ines@home.example", "+442079460001")
    room = SchoolClass.objects.get(name="3 Willow")
    assert (room.kind, room.year.name) == ("form", "2026/27 import")
    assert room.enrolments.count() == 3
    assert Teaching.objects.get(school_class=room).part == Teaching.Part.FORM_TEACHER
    assert [held.role for held in StaffMember.objects.get().roles.all()] == ["teacher"]
    assert Term.objects.get(school=school).year == AcademicYear.objects.get(school=school)


def test_a_dry_run_changes_nothing_and_says_what_it_would_do(bring, school):
    code, words = bring(small_school(), apply=False)
    assert code == 0
    assert "Added: " in words
    assert "3 students" in words
    assert not Student.objects.exists()
    assert not RosterLink.objects.exists()


@pytest.mark.parametrize("version", ["1.1", "1.2"])
def test_the_same_roster_again_changes_nothing(bring, school, version):
    bring(small_school(version))
    before = everything(school)
    links = list(RosterLink.objects.order_by("pk").values())
    code, words = bring(small_school(version))
    assert code == 0
    assert "nothing to change" in words
    assert everything(school) == before
    assert list(RosterLink.objects.order_by("pk").values()) == links


def test_what_the_source_changed_is_changed(bring, school):
    bring(small_school())
    bundle = small_school().put("users", "u-mother", email="ines@new.example", familyName="Novak-Hill")
    code, words = bring(bundle)
    assert code == 0
    assert "Changed: 1 guardian" in words
    mother = Guardian.objects.get(source_id="u-mother")
    assert (mother.email, mother.family_name) == ("ines@new.example", "Novak-Hill")


def test_what_the_school_decided_by_hand_survives(bring, school):
    bring(small_school())
    mother = Guardian.objects.get(source_id="u-mother")
    mother.phone = "+442079460999"
    mother.address = "1 Quiet Lane"
    mother.address_confidential = True
    mother.save()
    tie = StudentContact.objects.get(student__source_id="u-lena", guardian=mother)
    tie.parental_responsibility = tie.may_collect = tie.lives_with = True
    tie.contact_order, tie.relationship = 2, "mother"
    tie.save()
    staff = StaffMember.objects.get()
    CourtOrder.objects.create(
        school=school, tie=tie, scope="collection", starts_on=date(2026, 1, 1), issued_by="Court", recorded_by=staff
    )
    bring(small_school().put("users", "u-mother", email="ines@new.example"))
    mother.refresh_from_db()
    tie.refresh_from_db()
    assert (mother.email, mother.phone, mother.address) == ("ines@new.example", "+442079460999", "1 Quiet Lane")
    assert mother.address_confidential
    assert (tie.parental_responsibility, tie.may_collect, tie.lives_with) == (True, True, True)
    assert (tie.contact_order, tie.relationship) == (2, "mother")
    assert CourtOrder.objects.get().tie == tie


def test_when_both_changed_it_the_school_s_value_stays_and_is_shown(bring, school):
    bring(small_school())
    Guardian.objects.filter(source_id="u-mother").update(email="ines@byhand.example")
    bundle = small_school().put("users", "u-mother", email="ines@source.example")
    code, words = bring(bundle)
    assert code == 0
    assert "Conflicts: 1 guardian" in words
    assert Guardian.objects.get(source_id="u-mother").email == "ines@byhand.example"
    assert "nothing to change" in bring(bundle)[1]


def test_another_school_of_the_bundle_is_left_alone(bring, school):
    bundle = small_school()
    bundle.put("orgs", "org2", name="Hillside School", type="school", identifier="hillside")
    person(bundle, "u-far", "student", "Far", "Away")
    bundle.put("users", "u-far", orgSourcedIds="org2")
    code, words = bring(bundle)
    assert code == 0, words
    assert not Student.objects.filter(given_name="Far").exists()
    assert "belong to other schools" in words


def test_a_fault_in_the_middle_leaves_everything_as_it_was(bring, school, monkeypatch):
    from accord.people.roster.applying import apply as applying

    def fail(*_args):
        raise RuntimeError("the lights went out")

    monkeypatch.setattr(applying, "write_decisions", fail)
    with pytest.raises(RuntimeError):
        bring(small_school())
    assert not Student.objects.exists()
    assert not AcademicYear.objects.exists()


def test_two_rosters_are_never_taken_over_at_once(bring, school):
    RosterImport.objects.create(school=school, table="oneroster", state="applying", file_name="other.zip")
    code, words = bring(small_school())
    assert code == 1
    assert "another roster is being taken over just now" in words
    assert not Student.objects.exists()
