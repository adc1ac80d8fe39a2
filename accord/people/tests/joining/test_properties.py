"""Whatever two records say and whatever is answered: nobody sees a child whom neither record saw, no tie is lost."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accord.people.actions.join_guardians import join_guardians
from accord.people.actions.join_students import join_students
from accord.people.facts.family import children_of, collected_by
from accord.people.joining.kinds import kind_of
from accord.people.joining.plan import Answers, Plan, plan_join
from accord.people.models import CourtOrder, Guardian, Login, Student, StudentContact
from accord.people.tests.joining.twins import guardian_like, post_of, student_like, today
from accord.people.viewer import viewer_of
from accord.rules.joining import Side, TieAnswers
from tests.turns import examples

pytestmark = [pytest.mark.requirement("A2"), pytest.mark.django_db]

SIDES = st.sampled_from([Side.KEPT, Side.AWAY])
DAYS = st.one_of(st.none(), st.integers(-9, 9))
TIES = st.fixed_dictionaries(
    {
        "relationship": st.sampled_from(["mother", "father", "grandparent", "carer"]),
        "parental_responsibility": st.booleans(),
        "lives_with": st.booleans(),
        "may_be_contacted": st.booleans(),
        "may_collect": st.booleans(),
        "starts": DAYS,
        "ends": DAYS,
        "order": st.sampled_from([None, None, "all", "information", "collection"]),
    }
)
RECORD = st.fixed_dictionaries(
    {"ends": DAYS, "ties": st.dictionaries(st.integers(0, 3), TIES, max_size=3), "sign_in": st.booleans()}
)
ANSWERS = st.tuples(SIDES, SIDES, st.booleans(), st.booleans(), st.booleans())


def day(number: int | None) -> Any:
    return None if number is None else today() + timedelta(days=number)


def write(cast, person: Any, record: dict[str, Any], others: list[Any]) -> None:
    """Write down the ties of one record, each perhaps under a court order."""
    for number, said in record["ties"].items():
        said = dict(said)
        order, starts, ends = (said.pop(name) for name in ("order", "starts", "ends"))
        other = others[number]
        student, guardian = (other, person) if isinstance(person, Guardian) else (person, other)
        tie = StudentContact.objects.create(
            school=cast.riverbank, student=student, guardian=guardian, starts_on=day(starts), ends_on=day(ends), **said
        )
        if order:
            CourtOrder.objects.create(
                school=cast.riverbank, tie=tie, scope=order, starts_on=today(), issued_by="Court",
                recorded_by=cast.staff["head"],
            )  # fmt: skip


def answers_to(plan: Plan, said: tuple[Side, Side, bool, bool, bool]) -> Answers:
    side, sign_in, duty, collect, lasts = said
    return Answers(
        fields=dict.fromkeys(plan.differing, side),
        ties={pair.ref: TieAnswers(side, duty, collect, lasts) for pair in plan.pairs},
        sign_in=sign_in,
        same_child_why="Seen both letters",
    )


def seen_by(login: Login | None) -> set[tuple[int, str]]:
    """Every child that a sign-in sees, and every child that it may collect."""
    if login is None:
        return set()
    viewer = viewer_of(Login.objects.get(pk=login.pk))
    seen = {(child.student.pk, "sees") for child in children_of(viewer)}
    may = {(child.student.pk, "collects") for child in children_of(viewer) if child.view.may_collect}
    return seen | may | {(child.student.pk, "collects") for child in collected_by(viewer)}


def join(kept: Any, away: Any, by: Any, said: Any) -> None:
    kind = kind_of(kept)
    plan = plan_join(kind, kept, away, by)
    action = join_guardians if isinstance(kept, Guardian) else join_students
    action(kept=kept, away=away, by=by, answers=answers_to(plan, said), why="Twice", seen=plan.mark)  # type: ignore[operator]


UNHURRIED = settings(max_examples=examples(25), suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.mark.in_turn
@UNHURRIED
@given(one=RECORD, other=RECORD, said=ANSWERS)
def test_no_guardian_sees_more_children_than_both_records_did(cast, one, other, said):
    office, bystanders = post_of(cast, "office"), [cast.login(key) for key in ("grace", "neil", "ewa", "amina")]
    with transaction.atomic():
        children = [student_like(cast.students["tom"], given_name=name) for name in ("Ada", "Ben", "Cyd", "Dot")]
        people = []
        for number, record in enumerate((one, other)):
            login = Login.objects.create_login(email=f"p{number}@home.example", name="P") if record["sign_in"] else None
            person = guardian_like(cast.guardians["nora"], login=login, ends_on=day(record["ends"]))
            write(cast, person, record, children)
            people.append((person, login))
        (kept, first), (away, second) = people
        # Without a sign-in nobody looks; what such a record would show counts as confirmed all the same.
        union = set().union(*(seen_by(_opened(person)) for person, _ in people))
        before = [seen_by(login) for login in bystanders]
        orders, ties = CourtOrder.objects.count(), StudentContact.objects.count()
        join(Guardian.objects.get(pk=kept.pk), Guardian.objects.get(pk=away.pk), office, said)
        kept.refresh_from_db()
        assert seen_by(_opened(kept)) <= union
        assert [seen_by(login) for login in bystanders] == before
        assert (CourtOrder.objects.count(), StudentContact.objects.count()) == (orders, ties)
        assert not CourtOrder.objects.filter(tie__guardian=away).exists()
        known = {children[number].pk for record in (one, other) for number in record["ties"]}
        assert set(kept.contacts.values_list("student_id", flat=True)) == known, "no tie is lost"
        assert [login for login in (first, second) if login and login.pk != kept.login_id and _is_open(login)] == []
        transaction.set_rollback(True)


@pytest.mark.in_turn
@UNHURRIED
@given(one=RECORD, other=RECORD, said=ANSWERS)
def test_no_guardian_sees_a_joined_child_who_saw_neither_record(cast, one, other, said):
    office = post_of(cast, "office")
    with transaction.atomic():
        adults = [
            guardian_like(
                cast.guardians["nora"],
                given_name=name,
                login=Login.objects.create_login(email=f"{name}@home.example", name=name),
            )
            for name in ("ann", "bob", "cem", "dee")
        ]
        people: list[Student] = []
        for record in (one, other):
            person = student_like(cast.students["tom"], ends_on=day(record["ends"]))
            write(cast, person, record, adults)
            people.append(person)
        before = [{what for _, what in seen_by(adult.login)} for adult in adults]
        ties = StudentContact.objects.count()
        join(*(Student.objects.get(pk=person.pk) for person in people), office, said)  # type: ignore[misc]
        after = [{what for _, what in seen_by(adult.login)} for adult in adults]
        for was, now in zip(before, after, strict=True):
            assert now <= was
        assert StudentContact.objects.count() == ties
        assert all(seen_by(adult.login) <= {(people[0].pk, "sees"), (people[0].pk, "collects")} for adult in adults)
        transaction.set_rollback(True)


def _opened(person: Guardian) -> Login:
    """The sign-in of a record, or one that is given to it for the look."""
    if person.login is None:
        person.login = Login.objects.create_login(email=f"look{person.pk}@home.example", name="Look")
        person.save(update_fields=["login"])
    return person.login


def _is_open(login: Login) -> bool:
    return Login.objects.get(pk=login.pk).is_active
