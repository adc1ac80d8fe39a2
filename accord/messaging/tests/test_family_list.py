"""A family's list of conversations: one child alone, page after page, and what stands there before anything else."""

import html
import re
from datetime import timedelta

import pytest
from django.urls import reverse

from accord.core import clock
from accord.messaging.tests.family_reading import page_at
from accord.messaging.tests.written import write
from tests.cast import MONDAY

pytestmark = pytest.mark.django_db

NEXT = re.compile(r'href="(\?[^"]*from=[^"]+)"')
TITLE = re.compile(r"Matter \d\d")


def test_one_child_alone_can_be_chosen(story, as_person):
    write(story, subject="About Idris")
    write(story, child="sara", subject="About Sara")
    amina = as_person("amina")
    only = f"?child={story.students['sara'].ref}"
    for page in ("family", "family_messages:conversations"):
        both = page_at(amina, reverse(page), MONDAY)
        assert "About Idris" in both
        assert "About Sara" in both
        one = page_at(amina, reverse(page) + only, MONDAY)
        assert "About Idris" not in one
        assert "About Sara" in one


def test_a_family_without_messages_is_told_what_will_stand_here(story, as_person):
    page = page_at(as_person("grace"), reverse("family_messages:conversations"), MONDAY)
    assert "No messages yet" in page
    assert "Write to the school" in page


@pytest.mark.in_turn
def test_the_list_goes_on_where_it_stopped(story, as_person):
    for number in range(30):
        write(story, MONDAY + timedelta(minutes=number), subject=f"Matter {number:02}")
    amina, at = as_person("amina"), MONDAY + timedelta(hours=1)
    first = page_at(amina, reverse("family_messages:conversations"), at)
    place = html.unescape(NEXT.findall(first)[0])
    rest = page_at(amina, reverse("family_messages:conversations") + place, at)
    titles = [*TITLE.findall(first), *TITLE.findall(rest)]
    assert not NEXT.findall(rest)
    assert titles == [f"Matter {number:02}" for number in reversed(range(30))]


@pytest.mark.parametrize("place", ["x", "1-2", "9-99999999999999999999-A", "1--a", "-", "٣-١-a"])
def test_a_place_that_nobody_was_given_shows_a_list_all_the_same(story, as_person, place):
    write(story)
    assert as_person("amina").get(reverse("family_messages:conversations"), {"from": place}).status_code == 200


@pytest.mark.in_turn
@pytest.mark.parametrize("page", ["family", "family_messages:conversations"])
def test_the_number_of_questions_to_the_database_does_not_grow(story, as_person, page, django_assert_max_num_queries):
    amina = as_person("amina")
    write(story)
    with clock.travel_to(MONDAY):
        amina.get(reverse(page))
        with django_assert_max_num_queries(80) as few:
            amina.get(reverse(page))
        for number in range(12):
            write(story, MONDAY - timedelta(minutes=number))
        with django_assert_max_num_queries(len(few)):
            amina.get(reverse(page))
