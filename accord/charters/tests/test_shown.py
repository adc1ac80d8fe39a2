"""What people are shown of a charter: plain rich text, values by name, never any HTML, always the same."""

import json

import pytest
from django.conf import settings
from django.template import engines
from hypothesis import given
from hypothesis import strategies as st

from accord.charters.content import CharterContent, ClauseContent, RuleContent, SectionContent
from accord.charters.rich_text import blocks_of, safe_address
from accord.charters.shown import Shown, shown, shown_clause
from accord.charters.starting_points import starting_points

pytestmark = pytest.mark.requirement("B2")
VALUES = {"general.answer": "3 working days", "inbox.address": "office@example.org"}


def content(**texts: str) -> CharterContent:
    rules = (
        RuleContent("general", "response_target", {"answer": "3 working_days"}),
        RuleContent("inbox", "general_inbox", {"address": "office@example.org"}),
    )
    return CharterContent(
        ("en", "ar"),
        {"en": "Our charter", "ar": "ميثاقنا"},
        {"en": "Welcome.", "ar": "أهلا."},
        {},
        (SectionContent("school", (ClauseContent("answers", texts, rules),)),),
    )


def drawn(shown: Shown) -> str:
    template = '{% from "charters/shown.html" import shown_edition %}{{ shown_edition(shown) }}'
    return engines["jinja2"].from_string(template).render({"shown": shown})


def test_paragraphs_lists_headings_links_and_bold_words():
    blocks = blocks_of(
        "## When we answer\nWithin {general.answer},\nand **never later**.\n\n"
        "- by e-mail\n- [write](mailto:{inbox.address})",
        VALUES,
    )
    assert [(block.kind, block.text) for block in blocks] == [
        ("heading", "When we answer"),
        ("paragraph", "Within 3 working days, and never later."),
        ("list", "by e-mail\nwrite"),
    ]
    assert [piece.value for piece in blocks[1].lines[0] if piece.value] == ["general.answer"]
    assert [piece.text for piece in blocks[1].lines[0] if piece.strong] == ["never later"]
    assert blocks[2].lines[1][0].href == "mailto:office@example.org"


def test_lines_of_a_script_without_spaces_are_joined_without_one():
    assert blocks_of("我们在三天内\n答复。", {})[0].text == "我们在三天内答复。"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("https://example.org/a?b=c", True),
        ("http://example.org", True),
        ("mailto:office@example.org", True),
        ("tel:+441632960001", True),
        ("javascript:alert(1)", False),
        ("data:text/html;base64,x", False),
        ("//example.org", False),
        ("https://", False),
        ('https://a"onclick', False),
        ("/relative", False),
    ],
)
def test_a_link_leads_to_the_web_an_address_or_a_telephone_only(written, kept):
    assert bool(safe_address(written)) is kept


@given(st.text(max_size=80) | st.text(alphabet="<>&\"'[]()*{}-# \na", max_size=60))
def test_no_text_whatever_becomes_markup(text):
    page = drawn(shown(content(en=text, ar="x"), "en"))
    inside = page.split('dir="ltr">', 2)[-1]
    for tag in ("<script", "<img", "<b>", "javascript:", "<a>"):
        assert tag not in inside.replace("&lt;", "")


def test_a_changed_value_changes_the_text_in_every_language():
    texts = {"en": "We answer within {general.answer}.", "ar": "نجيب خلال {general.answer}."}
    before, after = content(**texts), content(**texts)
    after.sections[0].clauses[0].rules[0].values["answer"] = "5 working_days"
    for language in ("en", "ar"):
        old, new = (shown(one, language).sections[0].clauses[0].blocks[0].text for one in (before, after))
        assert "3" in old
        assert "5" in new


def test_a_value_keeps_its_own_direction_on_a_page_from_right_to_left():
    clause = shown_clause(content(en="x", ar="اكتبوا إلى {inbox.address}."), "answers", "ar")
    assert clause.direction == "rtl"
    assert "\u2068office@example.org\u2069" in clause.blocks[0].text
    assert any("\u2068office@example.org\u2069" in sentence for sentence in clause.rule_sentences)


def test_a_clause_without_a_translation_stands_in_the_first_language_and_says_so():
    clause = shown_clause(content(en="Within {general.answer}."), "answers", "ar")
    assert (clause.language, clause.direction) == ("en", "ltr")
    assert clause.blocks[0].text == "Within 3 working days."
    with pytest.raises(KeyError):
        shown_clause(content(en="x"), "absent", "en")


def test_a_page_has_an_anchor_for_each_clause_and_the_rules_below():
    page = drawn(shown(content(en="Within {general.answer}.", ar="x"), "en"))
    assert 'id="clause-answers"' in page
    assert "A message is acknowledged within 8 working hours and answered within 3 working days." in page


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_the_same_content_gives_the_same_words_and_hash(language):
    for point in starting_points():
        once = shown(point.content, language)
        stored = Shown.from_plain(json.loads(json.dumps(once.plain())))
        assert stored == once == shown(point.content, language)
        assert stored.sha256 == once.sha256


def test_languages_do_not_share_a_hash():
    texts = content(en="x", ar="x")
    assert shown(texts, "en").sha256 != shown(texts, "ar").sha256
