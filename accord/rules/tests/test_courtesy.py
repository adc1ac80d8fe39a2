"""When the writer is asked, when a text is folded, and what the charter would say of habits."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.rules.courtesy import (
    REVIEWED_LANGUAGES,
    Hint,
    Limits,
    Wording,
    count_words,
    decide_wording,
    hint_habits,
    is_folded,
    shown_count,
)

pytestmark = pytest.mark.requirement("C6")
AT = datetime(2026, 11, 20, 22, 10, tzinfo=UTC)


def test_courtesy_1_a_child_at_risk_just_goes():
    plain = Wording("en", strong_word=True, whole=0.99)
    assert decide_wording(plain).asks
    at_risk = decide_wording(Wording("en", strong_word=True, whole=0.99, child_at_risk=True))
    assert (at_risk.asks, at_risk.folds, at_risk.rule) == (False, False, "COURTESY-1")


@pytest.mark.parametrize("language", ["ta", "ur", "cy", "hi", ""])
def test_courtesy_2_only_reviewed_languages(language):
    assert decide_wording(Wording("es", strong_word=True)).asks
    assert not decide_wording(Wording(language, strong_word=True, whole=1.0)).asks
    assert language not in REVIEWED_LANGUAGES


def test_courtesy_3_only_the_writers_own_words():
    decided = decide_wording(Wording("en", whole=None, holds_a_report=True))
    assert (decided.asks, decided.folds, decided.rule) == (False, False, "COURTESY-3")


def test_courtesy_4_strong_words_are_asked_about_and_folded():
    decided = decide_wording(Wording("en", strong_word=True))
    assert (decided.asks, decided.folds) == (True, True)


@pytest.mark.parametrize(
    ("found", "asks"),
    [
        (Wording("en", whole=0.79), False),
        (Wording("en", whole=0.8), True),
        (Wording("en", whole=0.94, holds_a_report=True), False),
        (Wording("en", whole=0.96, holds_a_report=True), True),
        (Wording("en", whole=0.9, gives_thanks=True), False),
        (Wording("en", whole=0.96, gives_thanks=True), True),
        (Wording("en", whole=0.2, sentences=(0.1, 0.96, 0.1)), False),
        (Wording("en", whole=0.2, sentences=(0.1, 0.96, 0.1, 0.1)), True),
        (Wording("en", whole=None, sentences=(0.1, 0.94, 0.1, 0.1)), False),
    ],
)
def test_courtesy_5_the_writer_is_asked_only_when_the_machine_is_sure(found, asks):
    assert decide_wording(found).asks is asks


def test_courtesy_6_a_text_is_folded_only_when_it_is_surer_still():
    assert not decide_wording(Wording("en", whole=0.85)).folds
    assert decide_wording(Wording("en", whole=0.9)).folds
    assert decide_wording(Wording("en", whole=0.2, sentences=(0.97, 0.1, 0.1, 0.1))).folds


@given(st.floats(0, 1), st.lists(st.floats(0, 1), max_size=8), st.booleans(), st.booleans())
def test_courtesy_6_nothing_is_folded_that_nobody_was_asked_about(whole, sentences, report, thanks):
    decided = decide_wording(
        Wording("en", whole=whole, sentences=tuple(sentences), holds_a_report=report, gives_thanks=thanks)
    )
    assert decided.asks or not decided.folds


def test_courtesy_7_the_reader_chooses_and_the_safeguarding_lead_sees_all():
    assert is_folded(strong=True, reader_wants_folding=True, reader_guards_children=False)
    assert not is_folded(strong=True, reader_wants_folding=False, reader_guards_children=False)
    assert not is_folded(strong=True, reader_wants_folding=True, reader_guards_children=True)
    assert not is_folded(strong=False, reader_wants_folding=True, reader_guards_children=False)


LIMITS = Limits(longest_message_words=200, messages_per_week=3, within_working_time=True)


def hints(*, limits=LIMITS, words=10, sent=0, wait=timedelta(0)):
    return hint_habits(limits, words=words, sent_this_week=sent, read_at=AT + wait, at=AT)


def test_courtesy_8_a_long_message():
    assert hints(words=200) == []
    assert hints(words=201) == [Hint("COURTESY-8", 200, 201)]


def test_courtesy_9_one_more_message_than_the_charter_asks_for():
    assert hints(sent=2) == []
    assert hints(sent=3) == [Hint("COURTESY-9", 3, 4)]


def test_courtesy_10_a_late_hour():
    assert hints(wait=timedelta(hours=9, minutes=35)) == [Hint("COURTESY-10", 0, 575)]


def test_courtesy_8_9_10_a_charter_that_asks_nothing_hints_nothing():
    assert hints(limits=Limits(), words=10_000, sent=50, wait=timedelta(days=3)) == []


@pytest.mark.parametrize(("count", "shown"), [(0, 0), (9, 0), (10, 10), (19, 10), (127, 120)])
def test_courtesy_11_counts_are_shown_in_tens(count, shown):
    assert shown_count(count) == shown


def test_words_are_counted_in_any_script():
    assert count_words("Good morning, Ms Tan - is it on?") == 7
    assert count_words("明天可以穿便服吗") == 4
    assert count_words("") == 0
