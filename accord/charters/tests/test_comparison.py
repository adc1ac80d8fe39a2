"""Two editions side by side: what is new, gone, moved, said otherwise, laid down otherwise."""

from dataclasses import replace

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from accord.charters.content import ClauseContent, RuleContent, SectionContent
from accord.charters.facts.comparison import Change, compare
from accord.charters.rich_text import blocks_of
from accord.charters.tests.making import CHARTER, with_clause, with_text
from accord.charters.word_changes import changed_lines, split_words

pytestmark = pytest.mark.requirement("B1")


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def said(lines) -> str:
    marks = {"kept": "{}", "added": "+{}+", "removed": "-{}-"}
    return " / ".join(
        "".join(marks[run.fate].format(run.text.rstrip()) + " " for run in line.runs).strip() for line in lines
    )


def of(comparison, key):
    return next(each for section in comparison.sections for each in section.clauses if each.key == key)


def test_the_same_edition_has_no_differences():
    found = compare(CHARTER, CHARTER, "en")
    assert found.is_same
    assert found.unchanged == 3


def test_words_that_changed_are_told_word_by_word():
    later = with_text(CHARTER, "listening", {"en": "We listen to you and to your child.", "ar": "نصغي إليكم."})
    found = of(compare(CHARTER, later, "en"), "listening")
    assert found.changes == (Change.CHANGED,)
    assert said(found.lines) == "We listen to you +and to your child+ ."
    assert compare(CHARTER, later, "ar").is_same


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("我们认真听你说", "我们会认真听你说", "我们 +会+ 认真听你说"),
        ("نصغي إليكم دائما", "نصغي إلى أسركم دائما", "نصغي -إليكم- +إلى أسركم+ دائما"),
        ("நாங்கள் உங்களைக் கேட்போம் என்றும்", "நாங்கள் எப்போதும் உங்களைக் கேட்போம் என்றும்", "நாங்கள் +எப்போதும்+ உங்களைக் கேட்போம் என்றும்"),
    ],
)
def test_word_by_word_in_every_script(before, after, told):
    assert said(changed_lines(blocks_of(before, {}), blocks_of(after, {}))) == told


def test_a_value_is_one_word_and_its_change_is_told_in_words():
    later = with_clause(
        CHARTER,
        "answers",
        rules=(RuleContent("general", "response_target", {"topic": "", "answer": "2 working_days"}),),
    )
    found = of(compare(CHARTER, later, "en"), "answers")
    (rule,) = found.rules
    assert (rule.before, rule.after) == ("3 working days", "2 working days")
    assert [run.fate for run in found.lines[0].runs] == ["kept", "removed", "added", "kept"]
    assert "3 working days" in found.lines[0].runs[1].text


def test_a_rule_that_comes_and_one_that_goes():
    quiet = (RuleContent("nights", "family_quiet_hours", {}),)
    later = with_clause(CHARTER, "courtesy", rules=quiet)
    assert of(compare(CHARTER, later, "en"), "courtesy").changes == (Change.RULED,)
    (came,) = of(compare(CHARTER, later, "en"), "courtesy").rules
    (went,) = of(compare(later, CHARTER, "en"), "courtesy").rules
    assert (came.before, went.after) == ("", "")
    assert came.after == went.before != ""


def test_clauses_that_are_new_gone_and_moved():
    school, families = CHARTER.sections
    answers, listening = school.clauses
    (courtesy,) = families.clauses
    fresh = ClauseContent("fresh", {"en": "We say sorry.", "ar": "نعتذر."})
    later = replace(
        CHARTER,
        sections=(replace(school, clauses=(listening, answers, fresh)), SectionContent("conduct", (courtesy,))),
    )
    found = compare(CHARTER, later, "en")
    assert of(found, "fresh").changes == (Change.ADDED,)
    assert of(found, "courtesy").changes == (Change.MOVED,)
    assert found.counts[Change.MOVED] == 2
    gone = of(compare(later, CHARTER, "en"), "fresh")
    assert gone.changes == (Change.REMOVED,)
    assert gone.lines[0].fate == "removed"


def test_the_title_and_the_opening_are_compared_too():
    later = replace(CHARTER, title={"en": "Our new charter", "ar": "ميثاقنا"}, opening={"en": "We all work together."})
    found = compare(CHARTER, later, "en")
    assert said(found.title) == "Our +new+ charter"
    assert said(found.opening) == "We +all+ work together."


def test_a_language_that_only_one_edition_has_is_not_taken_for_a_change():
    english_only = replace(
        CHARTER,
        languages=("en",),
        sections=tuple(
            replace(part, clauses=tuple(replace(each, text={"en": each.text["en"]}) for each in part.clauses))
            for part in CHARTER.sections
        ),
        title={"en": "Our charter"},
        opening={"en": "We work together."},
    )
    assert compare(english_only, CHARTER, "ar").is_same
    later = with_text(CHARTER, "listening", {"en": "We always listen to you.", "ar": "نصغي إليكم دائما."})
    assert of(compare(english_only, later, "ar"), "listening").language == "en"


def test_wordings_that_have_nothing_in_common_stand_whole():
    lines = changed_lines(blocks_of("One two three four.", {}), blocks_of("Completely other words here", {}))
    assert [line.fate for line in lines] == ["removed", "added"]


TEXTS = st.text(st.sampled_from("ab ,.\n-我عத்\u0bcd"), max_size=60)


@given(before=TEXTS, after=TEXTS)
def test_nothing_is_lost_or_invented(before, after):
    old, new = blocks_of(before, {}), blocks_of(after, {})
    runs = [run for line in changed_lines(old, new) for run in line.runs]

    def letters(fates: set[str]) -> str:
        return "".join("".join(run.text for run in runs if run.fate in fates).split())

    assert letters({"kept", "removed"}) == "".join("".join(block.text for block in old).split())
    assert letters({"kept", "added"}) == "".join("".join(block.text for block in new).split())


@given(text=TEXTS)
def test_words_together_are_the_text(text):
    assert "".join(word.text + word.after for word in split_words(text)) == text
