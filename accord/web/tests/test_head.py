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


@pytest.mark.requirement("C8")
def test_who_answers_families_looks_for_a_name_from_every_page_of_the_desk(as_person) -> None:
    office = as_person("office")
    for page in ("/staff/riverbank/", "/staff/riverbank/people/students/", "/staff/riverbank/messages/"):
        head = office.get(page).content.decode().split("</header>")[0]
        assert (
            '<form role="search" aria-label="Search" method="get" action="/staff/riverbank/messages/search/">' in head
        ), page
    assert "/people/search/?name=Lena" in office.get("/staff/riverbank/messages/search/?q=Lena").content.decode()
    assert 'role="search"' not in as_person("admin").get("/staff/riverbank/").content.decode().split("</header>")[0]


@pytest.mark.requirement("C9")
def test_a_conversation_opened_beside_the_list_leads_back_to_the_list_as_it_was(as_person) -> None:
    sheet = as_person("office").get("/staff/riverbank/messages/?place=all").content.decode().split('id="main"')[1]
    assert 'class="back" href="/staff/riverbank/messages/?place=all"' in sheet
