"""What comes of a roster that is taken over: people, ties, classes; again, changed, ended, back."""

from datetime import date

import pytest

from accord.people.models import (
    CourtOrder,
    Enrolment,
    Guardian,
    RoleHolding,
    RosterImport,
    RosterLink,
    SchoolClass,
    StaffMember,
    Student,
    StudentContact,
    Teaching,
)
from accord.people.tests.roster.bundles import Bundle, enrol, person, small_school
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


def test_brothers_and_sisters_share_one_guardian_by_its_identifier(bring, school):
    bring(small_school())
    assert Guardian.objects.filter(school=school).count() == 3
    assert Guardian.objects.get(source_id="u-mother").contacts.count() == 2


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


def test_a_leaver_is_ended_and_kept(bring, school):
    bring(small_school())
    bundle = small_school()
    bundle.drop("users", "u-tom", "u-baker").drop("enrollments", "e-tom").drop("demographics", "u-tom")
    code, words = bring(bundle)
    assert code == 0
    assert "Ended: " in words
    tom = Student.objects.get(source_id="u-tom")
    assert tom.ends_on == date(2026, 11, 22)
    assert Guardian.objects.get(source_id="u-baker").ends_on == date(2026, 11, 22)
    assert not tom.enrolments.filter(ends_on__isnull=True).exists()
    assert "nothing to change" in bring(bundle)[1]


def test_who_comes_back_is_the_same_person(bring, school):
    bring(small_school())
    gone = small_school()
    gone.drop("users", "u-tom").drop("enrollments", "e-tom").drop("demographics", "u-tom")
    bring(gone)
    code, words = bring(small_school())
    assert code == 0
    assert "Back again" in words
    tom = Student.objects.get(given_name="Tom")
    assert tom.ends_on is None
    assert tom.enrolments.filter(ends_on__isnull=True).count() == 1
    assert tom.contacts.get().ends_on is None
    assert "nothing to change" in bring(small_school())[1]


def test_a_tie_that_the_source_takes_away_ends_at_once_for_that_child_only(bring, school):
    bring(small_school())
    bring(small_school().put("users", "u-lena", agentSourcedIds="u-mother"))
    father = Guardian.objects.get(source_id="u-father")
    ends = {tie.student.given_name: tie.ends_on for tie in father.contacts.all()}
    assert ends == {"Lena": date(2026, 11, 22), "Mila": None}
    assert father.ends_on is None


def test_the_next_year_ends_the_old_class_and_opens_the_new_one(bring, school):
    bring(small_school())
    bundle = small_school()
    bundle.put(
        "academicSessions",
        "y27",
        title="2027/28 import",
        type="schoolYear",
        startDate="2027-09-01",
        endDate="2028-07-20",
    )
    bundle.put(
        "academicSessions", "t4", title="Autumn 2027", type="term", startDate="2027-09-01", endDate="2027-12-18",
        parentSourcedId="y27",
    )  # fmt: skip
    bundle.put(
        "classes",
        "c4",
        title="4 Willow",
        grades="04",
        classType="homeroom",
        schoolSourcedId="org1",
        termSourcedIds="t4",
    )
    bundle.drop("classes", "c3").drop("enrollments", "e-lena", "e-mila", "e-tom", "e-teacher")
    for child in ("lena", "mila", "tom"):
        bundle.put("users", f"u-{child}", grades="04")
        enrol(bundle, f"e4-{child}", "c4", f"u-{child}", "student")
    code, words = bring(bundle)
    assert code == 0, words
    assert SchoolClass.objects.get(name="3 Willow").ends_on == date(2026, 11, 22)
    lena = Student.objects.get(source_id="u-lena")
    assert lena.year_group == "04"
    assert [place.school_class.name for place in lena.enrolments.filter(ends_on__isnull=True)] == ["4 Willow"]
    assert lena.enrolments.count() == 2


def test_a_class_number_used_again_for_the_next_year_is_a_new_class(bring, school):
    bring(small_school())
    bundle = small_school()
    bundle.put(
        "academicSessions",
        "y27",
        title="2027/28 import",
        type="schoolYear",
        startDate="2027-09-01",
        endDate="2028-07-20",
    )
    bundle.put("classes", "c3", termSourcedIds="y27", title="4 Willow")
    code, words = bring(bundle)
    assert code == 0, words
    assert "Rolled over" in words
    old, new = SchoolClass.objects.order_by("pk")
    assert (old.name, old.ends_on, old.year.name) == ("3 Willow", date(2026, 11, 22), "2026/27 import")
    assert (new.name, new.ends_on, new.year.name) == ("4 Willow", None, "2027/28 import")
    assert old.enrolments.filter(ends_on__isnull=True).count() == 0
    assert new.enrolments.filter(ends_on__isnull=True).count() == 3
    assert "nothing to change" in bring(bundle)[1]


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


def test_a_place_made_by_hand_is_not_doubled(bring, school):
    bring(small_school())
    tom = Student.objects.get(source_id="u-tom")
    Enrolment.objects.filter(student=tom).update(ends_on=date(2026, 10, 1), source_id="")
    Enrolment.objects.create(student=tom, school_class=SchoolClass.objects.get())
    bundle = small_school().drop("enrollments", "e-tom")
    enrol(bundle, "e-tom-new", "c3", "u-tom", "student")
    assert bring(bundle)[0] == 0
    assert tom.enrolments.filter(ends_on__isnull=True).count() == 1


def delta(*rows: tuple[str, str, dict[str, str]]) -> Bundle:
    """A bundle of changes only."""
    bundle = Bundle("1.1", "delta")
    for file, source_id, values in rows:
        bundle.put(file, source_id, **{"status": "active", "dateLastModified": "2026-11-20T10:00:00Z", **values})
    return bundle


def user(**values: str) -> dict[str, str]:
    """The cells that every user needs."""
    return {"enabledUser": "true", "orgSourcedIds": "org1", "username": "x", **values}


def test_a_delta_changes_only_what_it_names(bring, school):
    bring(small_school())
    change = user(role="parent", givenName="Ines", familyName="Novak", email="ines@delta.example")
    code, words = bring(delta(("users", "u-mother", change)))
    assert code == 0, words
    mother = Guardian.objects.get(source_id="u-mother")
    assert mother.email == "ines@delta.example"
    assert mother.contacts.filter(ends_on__isnull=True).count() == 2
    assert Student.objects.filter(ends_on__isnull=True).count() == 3


def test_a_delta_ends_who_is_to_be_deleted(bring, school):
    bring(small_school())
    code, _ = bring(delta(("users", "u-tom", {"status": "tobedeleted"})))
    assert code == 0
    tom = Student.objects.get(source_id="u-tom")
    assert tom.ends_on == date(2026, 11, 22)
    assert not tom.enrolments.filter(ends_on__isnull=True).exists()


def test_a_delta_about_a_child_replaces_the_ties_of_that_child(bring, school):
    bring(small_school())
    child = user(role="student", givenName="Lena", familyName="Novak", grades="03", agentSourcedIds="u-mother")
    assert bring(delta(("users", "u-lena", child)))[0] == 0
    ended = StudentContact.objects.filter(ends_on__isnull=False)
    assert [(tie.student.given_name, tie.guardian.given_name) for tie in ended] == [("Lena", "Karel")]


def test_an_older_line_does_not_undo_a_newer_one(bring, school):
    bring(small_school())
    newer = user(role="parent", givenName="Ines", familyName="Novak", email="new@delta.example")
    bring(delta(("users", "u-mother", {**newer, "dateLastModified": "2026-11-21T10:00:00Z"})))
    older = {**newer, "email": "old@delta.example", "dateLastModified": "2026-11-19T10:00:00Z"}
    code, words = bring(delta(("users", "u-mother", older)))
    assert code == 0
    assert "something newer" in words
    assert Guardian.objects.get(source_id="u-mother").email == "new@delta.example"


def test_without_a_manifest_nobody_is_ended_for_being_absent(bring, school):
    bring(small_school())
    bundle = small_school(mode="")
    bundle.drop("users", "u-tom").drop("enrollments", "e-tom").drop("demographics", "u-tom")
    code, words = bring(bundle)
    assert code == 0
    assert "no manifest.csv" in words
    assert Student.objects.get(source_id="u-tom").ends_on is None


def test_two_rosters_are_never_taken_over_at_once(bring, school):
    RosterImport.objects.create(school=school, table="oneroster", state="applying", file_name="other.zip")
    code, words = bring(small_school())
    assert code == 1
    assert "another roster is being taken over just now" in words
    assert not Student.objects.exists()


def test_places_that_ended_with_their_class_come_back_with_it(bring, school):
    bring(small_school())
    without = small_school()
    without.put("classes", "c9", title="Other", schoolSourcedId="org1").drop("classes", "c3")
    del without.files["enrollments"]
    assert bring(without)[0] == 0
    assert not Enrolment.objects.filter(ends_on__isnull=True).exists()
    assert bring(small_school())[0] == 0
    assert Enrolment.objects.filter(ends_on__isnull=True).count() == 3
    assert Teaching.objects.filter(ends_on__isnull=True).count() == 1


def test_places_told_after_the_roll_over_are_in_the_new_class(bring, school):
    bring(small_school())
    bundle = small_school()
    bundle.put(
        "academicSessions",
        "y27",
        title="2027/28 import",
        type="schoolYear",
        startDate="2027-09-01",
        endDate="2028-07-20",
    )
    bundle.put("classes", "c3", termSourcedIds="y27", title="4 Willow")
    places = bundle.files.pop("enrollments")
    assert bring(bundle)[0] == 0
    bundle.files["enrollments"] = places
    assert bring(bundle)[0] == 0
    open_places = Enrolment.objects.filter(ends_on__isnull=True)
    assert {place.school_class.name for place in open_places} == {"4 Willow"}
    assert open_places.count() == 3
