"""Who leaves and who comes back; classes, places and ties that end and begin with a roster."""

from datetime import date

import pytest

from accord.people.models import Enrolment, Guardian, SchoolClass, Student, Teaching
from accord.people.tests.roster.bundles import Bundle, enrol, small_school

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("A4")]


def with_next_year() -> Bundle:
    """The school's roster again, with the year after this one."""
    return small_school().put(
        "academicSessions", "y27", title="2027/28 import", type="schoolYear", startDate="2027-09-01",
        endDate="2028-07-20",
    )  # fmt: skip


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
    bundle = with_next_year()
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
    bundle = with_next_year()
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


def test_a_place_made_by_hand_is_not_doubled(bring, school):
    bring(small_school())
    tom = Student.objects.get(source_id="u-tom")
    Enrolment.objects.filter(student=tom).update(ends_on=date(2026, 10, 1), source_id="")
    Enrolment.objects.create(student=tom, school_class=SchoolClass.objects.get())
    bundle = small_school().drop("enrollments", "e-tom")
    enrol(bundle, "e-tom-new", "c3", "u-tom", "student")
    assert bring(bundle)[0] == 0
    assert tom.enrolments.filter(ends_on__isnull=True).count() == 1


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
    bundle = with_next_year()
    bundle.put("classes", "c3", termSourcedIds="y27", title="4 Willow")
    places = bundle.files.pop("enrollments")
    assert bring(bundle)[0] == 0
    bundle.files["enrollments"] = places
    assert bring(bundle)[0] == 0
    open_places = Enrolment.objects.filter(ends_on__isnull=True)
    assert {place.school_class.name for place in open_places} == {"4 Willow"}
    assert open_places.count() == 3
