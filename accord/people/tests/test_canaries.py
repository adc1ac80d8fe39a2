"""Every secret carries a token of its own; each person follows every link; no token is where it must not be."""

import pytest

from accord.people.models import CourtOrder, Guardian
from accord.people.tests.crawl import everything
from accord.people.tests.pages import staff_page

pytestmark = [pytest.mark.requirement("A2"), pytest.mark.django_db]

FIELDS = ("email", "phone", "address")


@pytest.fixture
def canaries(cast):
    """Write a token into every secret field; return the tokens by guardian and field."""
    tokens = {}
    for key, guardian in cast.guardians.items():
        tokens[key] = {field: f"canary{guardian.id}{field}" for field in FIELDS}
        Guardian.objects.filter(id=guardian.id).update(
            email=f"{tokens[key]['email']}@x.example", phone=tokens[key]["phone"], address=tokens[key]["address"]
        )
    CourtOrder.objects.update(note="canaryordernote", reference="canaryorderreference", issued_by="canaryordercourt")
    return tokens


def found_in(text: str, tokens: dict[str, dict[str, str]]) -> set[tuple[str, str]]:
    return {(key, field) for key, held in tokens.items() for field, token in held.items() if token in text}


def starts(cast) -> list[str]:
    """Where a curious person begins: every place by its address, and searches for every name."""
    places = ["/", "/family/"]
    for slug in ("riverbank", "hillside", "al-noor"):
        places += [f"/staff/{slug}/"] + [staff_page(name, school=slug) for name in ("students", "staff", "absences")]
        places += [f"{staff_page('search', school=slug)}?name={letter}" for letter in "aeiou"]
    places += [staff_page("guardian", guardian.ref) for guardian in cast.guardians.values()]
    places += [staff_page("address", guardian.ref) for guardian in cast.guardians.values()]
    places += [staff_page("student", student.ref) for student in cast.students.values()]
    places += [staff_page("orders", student.ref) for student in cast.students.values()]
    return places


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("key", "own"),
    [
        ("amina", {"amina"}), ("ewa", {"ewa"}), ("jakub", {"jakub"}), ("grace", {"grace"}), ("neil", {"neil"}),
        ("nora", {"nora"}), ("siti", {"siti", "siti_hillside"}), ("farid", {"farid"}), ("layla", {"layla"}),
    ],
)  # fmt: skip
def test_a_guardian_finds_the_own_details_and_nobody_elses(as_person, cast, canaries, key, own):
    text = everything(as_person(key), *starts(cast))
    assert found_in(text, canaries) == {(each, field) for each in own for field in FIELDS}
    assert "canaryorder" not in text


@pytest.mark.thorough
@pytest.mark.parametrize("key", ["tan", "ode", "year_head", "needs", "governor", "chair", "volunteers", "admin"])
def test_staff_without_the_role_find_no_contact_details(as_person, cast, canaries, key):
    text = everything(as_person(key), *starts(cast))
    assert found_in(text, canaries) == set()
    assert "canaryorder" not in text


@pytest.mark.in_turn
def test_a_teacher_who_is_a_parent_finds_only_her_own(as_person, cast, canaries):
    text = everything(as_person("nair"), *starts(cast))
    assert found_in(text, canaries) == {("priya", field) for field in FIELDS}


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("key", "reads_orders", "reads_kept_address"),
    [("office", False, False), ("deputy", False, False), ("safeguarding", True, True), ("head", True, True)],
)
def test_those_who_may_find_their_own_schools_and_no_other(
    as_person, cast, canaries, key, reads_orders, reads_kept_address
):
    text = everything(as_person(key), *starts(cast))
    here = {each for each, guardian in cast.guardians.items() if guardian.school == cast.riverbank}
    expected = {(each, field) for each in here for field in FIELDS}
    if not reads_kept_address:
        expected.remove(("ewa", "address"))
    assert found_in(text, canaries) == expected
    assert ("canaryordernote" in text) == ("canaryorderreference" in text) == reads_orders
