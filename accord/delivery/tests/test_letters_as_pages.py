"""How a letter looks in a mail program: each paragraph in its own direction, each line where its writer ended it."""

import re

import pytest

from accord.delivery.actions import Words, Written, gettext_noop
from accord.delivery.tests.post import post, told
from tests.cast import Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("A6", "C5")]


def paragraphs(cast: Cast, to: str, *text: Words | Written) -> list[str]:
    told(cast, to, text=list(text))
    [letter] = post()
    page = letter.get_body(("html",)).get_content()
    return re.findall(r'<p dir="\w+">.*?</p>', page, flags=re.DOTALL)


def test_english_words_in_an_arabic_letter_end_with_their_full_stop_and_arabic_ones_in_an_english_letter(cast):
    """Before, the full stop of an English sentence stood at its beginning."""
    writes = Words(gettext_noop("%(name)s writes:"), {"name": "Ms Tan"})
    assert paragraphs(cast, "amina", writes, Written("He reads well.\n\nأهلا", "en")) == [
        '<p dir="rtl">رسالة من \u2068Ms Tan\u2069:</p>',
        '<p dir="ltr">He reads well.</p>',
        '<p dir="rtl">أهلا</p>',
    ]


def test_a_list_stays_a_list(cast):
    assert paragraphs(cast, "grace", Written("Please bring:\n- boots\n- a <hat>", "en")) == [
        '<p dir="ltr">Please bring:<br>- boots<br>- a &lt;hat&gt;</p>'
    ]
