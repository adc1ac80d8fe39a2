"""Two records of one student become one: the people around the child, classes, what the roster calls it."""

from datetime import timedelta

import pytest

from accord.core.errors import DomainError, NotYours
from accord.people.actions.join_students import join_students
from accord.people.facts.classes import classes_of
from accord.people.facts.contacts import contacts_of
from accord.people.facts.family import children_of
from accord.people.joining.kinds import STUDENTS
from accord.people.joining.plan import plan_join
from accord.people.models import CourtOrder, Enrolment, RoleHolding, Student, StudentContact, StudentJoined
from accord.people.tests.joining.twins import answered, join, post_of, student_like, tie, today
from accord.people.viewer import viewer_of
from accord.rules.joining import Side

pytestmark = [pytest.mark.requirement("A2"), pytest.mark.django_db]


def people_around(student, post) -> list[str]:
    return [line.name for line in contacts_of(student, post).present]


def test_the_people_around_both_records_stand_around_the_one_that_stays(cast):
    tom, office = cast.students["tom"], post_of(cast, "office")
    twin = student_like(tom)
    tie(twin, cast.guardians["mei"], relationship="carer")
    tie(twin, cast.guardians["grace"])
    joined = join(join_students, tom, twin, office, yes=True)
    assert people_around(tom, office) == ["Grace Reed", "Neil Reed", "Nora Byrne", "Mei Chen"]
    assert joined.done["ties"] == 1
    assert joined.done["ties_made_one"] == 1
    twin.refresh_from_db()
    assert twin.ends_on == today() - timedelta(days=1)
    assert Student.objects.filter(pk=twin.pk).exists()


def test_a_court_order_about_the_joined_record_binds_at_the_one_that_stays(cast):
    tom, office = cast.students["tom"], post_of(cast, "office")
    twin = student_like(tom)
    neil = cast.guardians["neil"]
    tie(twin, neil, relationship="father")
    join(join_students, twin, tom, office, yes=True)
    order = CourtOrder.objects.get()
    assert (order.tie.student, order.tie.guardian) == (twin, neil)
    assert [child.student for child in children_of(viewer_of(cast.login("neil")))] == []
    assert [child.student for child in children_of(viewer_of(cast.login("grace")))][-1:] == [twin]


def test_whoever_stands_around_only_one_of_two_records_sees_no_other_child(cast):
    lena, office = cast.students["lena"], post_of(cast, "office")
    twin = student_like(lena, ends_on=today() - timedelta(days=30))
    old = tie(twin, cast.guardians["nora"], relationship="carer")
    join(join_students, lena, twin, office)
    old.refresh_from_db()
    assert (old.student, old.ends_on) == (lena, today() - timedelta(days=30))
    assert "Nora Byrne" not in people_around(lena, office)
    lena.refresh_from_db()
    assert lena.ends_on is None


def test_a_place_that_both_records_have_in_one_class_stays_once(cast):
    idris, office = cast.students["idris"], post_of(cast, "office")
    twin = student_like(idris)
    Enrolment.objects.create(student=twin, school_class=cast.classes["4B"])
    join(join_students, idris, twin, office)
    assert [each.name for each in classes_of([idris.pk], office.on)[idris.pk]] == ["4B"]
    assert classes_of([twin.pk], office.on) == {}


def test_of_two_form_classes_the_one_that_was_chosen_stays(cast):
    idris, office = cast.students["idris"], post_of(cast, "office")
    twin = student_like(idris)
    Enrolment.objects.create(student=twin, school_class=cast.classes["1A"])
    plan = plan_join(STUDENTS, idris, twin, office)
    assert {each.name for each in plan.forms} == {"4B", "1A"}
    with pytest.raises(DomainError) as refusal:
        join(join_students, idris, twin, office, form="")
    assert refusal.value.code == "join-undecided"
    join(join_students, idris, twin, office, form=cast.classes["1A"].ref)
    assert [each.name for each in classes_of([idris.pk], office.on)[idris.pk]] == ["1A"]


def test_the_value_that_was_chosen_stays(cast):
    idris, office = cast.students["idris"], post_of(cast, "office")
    twin = student_like(idris, given_name="Idriss")
    plan = plan_join(STUDENTS, idris, twin, office)
    assert plan.differing == ("given_name", "pronunciation")
    fields = {**answered(plan).fields, "given_name": Side.AWAY}
    join(join_students, idris, twin, office, fields=fields)
    idris.refresh_from_db()
    assert (idris.given_name, idris.pronunciation) == ("Idriss", "ID-rees")


def test_join_4_nobody_joins_their_own_child(cast):
    RoleHolding.objects.create(staff=cast.staff["nair"], role="office", starts_on=today())
    twin = student_like(cast.students["anand"])
    with pytest.raises(NotYours):
        join(join_students, cast.students["anand"], twin, post_of(cast, "nair"))
    beside = student_like(cast.students["tom"])
    tie(beside, cast.guardians["priya"], relationship="carer")
    with pytest.raises(NotYours):
        join(join_students, cast.students["tom"], beside, post_of(cast, "nair"))
    join(join_students, cast.students["anand"], twin, post_of(cast, "office"))
    assert StudentJoined.objects.count() == 1


def test_ties_are_never_deleted(cast):
    before = StudentContact.objects.count()
    twin = student_like(cast.students["tom"])
    tie(twin, cast.guardians["grace"])
    join(join_students, cast.students["tom"], twin, post_of(cast, "office"))
    assert StudentContact.objects.count() == before + 1
