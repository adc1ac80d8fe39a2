"""The school at the head of every page, whichever face the page has."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("A1")
@pytest.mark.parametrize(
    ("key", "page"),
    [
        ("office", "/staff/riverbank/people/students/"),
        ("tan", "/staff/riverbank/"),
        ("admin", "/staff/riverbank/school/"),
        ("amina", "/family/"),
    ],
)
def test_every_page_says_at_its_head_which_school_it_is_of(as_person, key: str, page: str) -> None:
    head = as_person(key).get(page).content.decode().split("</header>")[0]
    assert ">Riverbank Primary School</b>" in head


@pytest.mark.requirement("A2")
def test_a_family_with_children_at_two_schools_is_shown_neither_as_the_one(as_person) -> None:
    head = as_person("siti").get("/family/").content.decode().split("</header>")[0]
    assert "Riverbank" not in head
    assert "Hillside" not in head
