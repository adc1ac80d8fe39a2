"""Random rosters one after the other: after each, the school is exactly as the roster says."""

import random

import pytest

from accord.people.models import Enrolment, Guardian, SchoolClass, StaffMember, Student, StudentContact, Teaching
from accord.people.tests.roster.bundles import Bundle, enrol, person, small_school
from accord.people.tests.roster.conftest import everything

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("A4"), pytest.mark.thorough]
CHILDREN = [f"s{number}" for number in range(8)]
NEWCOMERS = [f"s{number}" for number in range(8, 14)]
ADULTS = [f"g{number}" for number in range(6)]
TEACHERS = [f"t{number}" for number in range(3)]
ROOMS = [f"c{number}" for number in range(3)]


def random_roster(dice: random.Random, version: str) -> Bundle:
    """A complete roster of some of the people, in classes, with ties told from either side."""
    bundle = Bundle(version)
    bundle.files = {
        file: dict(rows) for file, rows in small_school().files.items() if file in ("orgs", "academicSessions")
    }
    rooms = dice.sample(ROOMS, dice.randint(1, 3))
    for room in rooms:
        bundle.put(
            "classes", room, title=f"Room {dice.choice('AB')}{room}", classType="homeroom", schoolSourcedId="org1"
        )
    adults = dice.sample(ADULTS, dice.randint(1, 6))
    children = dice.sample(CHILDREN, dice.randint(1, 8))
    teachers = dice.sample(TEACHERS, dice.randint(1, 3))
    for child in children:
        agents = dice.sample(adults, dice.randint(0, min(2, len(adults))))
        person(bundle, child, "student", dice.choice(["Ada", "Ben"]), f"Of{child}", agentSourcedIds=",".join(agents))
    for adult in adults:
        told = dice.sample(children, dice.randint(0, 1))
        email = f"{dice.choice('ab')}-{adult}@home.example"
        person(bundle, adult, "parent", "Pat", f"Of{adult}", email=email, agentSourcedIds=",".join(told))
    for teacher in teachers:
        person(bundle, teacher, "teacher", "Tea", f"Of{teacher}")
    for who, role in [(child, "student") for child in children] + [(teacher, "teacher") for teacher in teachers]:
        for room in dice.sample(rooms, dice.randint(0, len(rooms))):
            enrol(bundle, f"e-{who}-{room}", room, who, role)
    # A file without a line would be refused, and one that is absent says nothing.
    enrol(bundle, f"e-{children[0]}-{rooms[0]}", rooms[0], children[0], "student")
    return bundle


def wanted(bundle: Bundle) -> dict[str, set[tuple[str, ...]]]:
    """What the roster says, straight from its lines."""
    users = bundle.files["users"]
    kind = {user: {"s": "student", "g": "guardian", "t": "staff"}[user[0]] for user in users}
    ties = set()
    for user, row in users.items():
        for agent in filter(None, row["agentSourcedIds"].split(",") if row.get("agentSourcedIds") else []):
            ties.add((user, agent) if kind[user] == "student" else (agent, user))
    places = {(row["userSourcedId"], row["classSourcedId"]) for row in bundle.files.get("enrollments", {}).values()}
    return {
        "student": {(user, row["givenName"]) for user, row in users.items() if kind[user] == "student"},
        "guardian": {(user, row["email"]) for user, row in users.items() if kind[user] == "guardian"},
        "staff": {(user,) for user in users if kind[user] == "staff"},
        "class": {(room, row["title"]) for room, row in bundle.files["classes"].items()},
        "tie": ties,
        "enrolment": {place for place in places if kind[place[0]] == "student"},
        "teaching": {place for place in places if kind[place[0]] == "staff"},
    }


def found() -> dict[str, set[tuple[str, ...]]]:
    """What the school has today."""

    def rows(model, *fields):
        return set(model.objects.filter(ends_on__isnull=True).values_list(*fields))

    return {
        "student": rows(Student, "source_id", "given_name"),
        "guardian": rows(Guardian, "source_id", "email"),
        "staff": rows(StaffMember, "source_id"),
        "class": rows(SchoolClass, "source_id", "name"),
        "tie": rows(StudentContact, "student__source_id", "guardian__source_id"),
        "enrolment": rows(Enrolment, "student__source_id", "school_class__source_id"),
        "teaching": rows(Teaching, "staff__source_id", "school_class__source_id"),
    }


@pytest.mark.parametrize("seed", range(24))
def test_after_each_of_many_rosters_the_school_is_as_it_says(bring, school, seed):
    dice = random.Random(seed)
    version = dice.choice(["1.1", "1.2"])
    for _ in range(5):
        bundle = random_roster(dice, version)
        code, words = bring(bundle)
        assert code == 0, words
        assert found() == wanted(bundle)
        before = everything(school)
        assert "nothing to change" in bring(bundle)[1]
        assert everything(school) == before
    for model in (Student, Guardian, StaffMember, SchoolClass):
        ids = list(model.objects.values_list("source_id", flat=True))
        assert len(ids) == len(set(ids)), "nobody is ever made twice"


def random_delta(dice: random.Random, whole: Bundle) -> Bundle:
    """A few changes to a roster; `whole` is brought up to date with them."""
    delta = Bundle("1.1", "delta")
    users = whole.files["users"]
    children = [user for user in users if user[0] == "s"]
    adults = [user for user in users if user[0] == "g"]
    back = dice.choice([child for child in (*CHILDREN, *NEWCOMERS) if child not in users])
    for child in dice.sample(children, dice.randint(0, min(3, len(children)))):
        agents = ",".join(dice.sample(adults, dice.randint(0, min(2, len(adults)))))
        whole.put("users", child, givenName=dice.choice(["Ada", "Ben", "Cy"]), agentSourcedIds=agents)
        delta.put("users", child, **{**users[child], "status": "active"})
    if len(children) > 1 and dice.random() < 0.5:
        gone = dice.choice(children)
        delta.put("users", gone, status="tobedeleted", givenName="", familyName="", role="")
        whole.drop("users", gone)
        for place, row in list(whole.files["enrollments"].items()):
            if row["userSourcedId"] == gone:
                whole.drop("enrollments", place)
    if len(adults) > 1 and dice.random() < 0.5:
        gone = dice.choice(adults)
        delta.put("users", gone, status="tobedeleted")
        whole.drop("users", gone)
    person(whole, back, "student", "Dee", f"Of{back}", agentSourcedIds="")
    delta.put("users", back, **{**users[back], "status": "active"})
    return delta


def among(ties: set[tuple[str, ...]], said: dict[str, set[tuple[str, ...]]]) -> set[tuple[str, ...]]:
    """The ties between children and adults who are both there."""
    children, adults = ({row[0] for row in said[kind]} for kind in ("student", "guardian"))
    return {tie for tie in ties if tie[0] in children and tie[1] in adults}


@pytest.mark.parametrize("seed", range(24))
def test_changes_one_after_the_other_come_to_the_same_as_the_whole(bring, school, seed):
    dice = random.Random(seed)
    whole = random_roster(dice, "1.1")
    assert bring(whole)[0] == 0
    for _ in range(4):
        delta = random_delta(dice, whole)
        code, words = bring(delta)
        assert code == 0, words
        now, want = found(), wanted(whole)
        now["tie"], want["tie"] = among(now["tie"], now), among(want["tie"], want)
        assert now == want
        before = everything(school)
        bring(delta)
        assert everything(school) == before
