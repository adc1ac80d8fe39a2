"""What a person wrote is read in its own direction, whatever stands beside it in the language of the page."""

import re
from unicodedata import bidirectional

import pytest

from accord.messaging.tests.test_desk_pages import asked, at_desk, given, page
from tests.cast import Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("A6", "C9")]

ARABIC = "فقد إدريس معطفه في غرفة تغيير الملابس"
SUBJECT = re.compile(
    r'<span class="desk-row__subject" dir="auto">(.*?)</span>\s*<span class="desk-row__about', re.DOTALL
)


def direction_of(markup: str) -> str:
    """The direction that a browser finds for `dir="auto"`: that of the first strong letter outside of `bdi`."""
    seen = re.sub(r"<[^>]+>", "", re.sub(r"<bdi.*?</bdi>", "", markup, flags=re.DOTALL))
    return next(kind for letter in seen if (kind := bidirectional(letter)) in ("L", "R", "AL"))


def test_the_beginning_of_a_new_arabic_subject_is_not_what_an_english_list_cuts_off(cast: Cast) -> None:
    """A line too long for the list is cut at the end of its own direction; before, a clerk read the end alone."""
    conversation = given(asked(cast, subject=ARABIC), cast, "tan")
    desk = at_desk(cast, "tan")
    [new] = SUBJECT.findall(desk.get(page("inbox")).content.decode())
    assert "New:" in new, "whoever hears the page is told that it is new"
    assert direction_of(new) == "AL"
    desk.get(page("conversation", conversation.ref))
    [read] = SUBJECT.findall(desk.get(page("inbox")).content.decode())
    assert direction_of(read) == "AL"
