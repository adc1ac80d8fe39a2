"""Search knows only whom the asker may see, counts included."""

import pytest

from accord.people.models import Student
from accord.people.tests.pages import same, staff_page, words

pytestmark = [pytest.mark.requirement("A2"), pytest.mark.django_db]


def found(client, name: str) -> str:
    return words(client.get(staff_page("search"), {"name": name}))


def test_the_same_word_finds_what_each_role_may_see(as_person, cast):
    office, tan, lim, governor = (as_person(key) for key in ("office", "tan", "lim", "governor"))
    assert "Tom Reed" in found(office, "reed")
    assert "Grace Reed" in found(office, "reed")
    assert "Tom Reed" in found(tan, "reed")
    assert "Nobody by that name" in found(lim, "reed")
    assert "Nobody by that name" in found(governor, "reed")
    assert "Helen Moss" in found(lim, "moss")
    assert "Omar" not in found(office, "o")


def test_a_guardian_is_found_with_those_children_whom_the_asker_may_see(as_person, cast):
    assert "Idris Yusuf · Sara Yusuf" in found(as_person("office"), "amina")
    seen = found(as_person("tan"), "amina")
    assert "Idris Yusuf" in seen
    assert "Sara" not in seen


@pytest.mark.parametrize("page", ["search", "students"])
def test_students_out_of_reach_change_no_answer_and_no_count(as_person, cast, page):
    tan = as_person("tan")
    before = same(tan.get(staff_page(page), {"name": "a"}))
    assert "Adam" in before
    for number in range(60):
        Student.objects.create(school=cast.riverbank, given_name=f"Aaa{number}", year_group="2")
    assert same(tan.get(staff_page(page), {"name": "a"})) == before


def test_a_class_out_of_reach_is_no_filter(as_person, cast):
    tan = as_person("tan")
    other = words(tan.get(staff_page("students"), {"class": cast.classes["1A"].ref}))
    absent = words(tan.get(staff_page("students"), {"class": "2222222222222222"}))
    assert other == absent
    assert "1A" not in other
