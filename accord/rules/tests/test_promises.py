"""The figures of promises, and that nothing hidden can be worked out from what is shown."""

from datetime import UTC, datetime, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.rules.promises import (
    LEAST_SHOWN,
    Figure,
    Outcome,
    came_in_home_language,
    figure_of,
    publish_term,
    publish_year,
    same_language,
)

pytestmark = pytest.mark.requirement("B4")

BEGINS = datetime(2026, 9, 1, tzinfo=UTC)
ENDS = BEGINS + timedelta(days=100)
SPAN = {"begins": BEGINS, "ends": ENDS, "at": ENDS + timedelta(days=1)}


def day(number: float) -> datetime:
    return BEGINS + timedelta(days=number)


OUTCOMES = st.lists(
    st.builds(
        Outcome,
        due_at=st.integers(-20, 130).map(day),
        met_at=st.none() | st.integers(-20, 130).map(day),
        dropped_at=st.none() | st.integers(60, 130).map(day),
        working_seconds=st.none() | st.integers(0, 10**6),
    ),
    max_size=30,
)


def test_promise_1_counts_where_it_fell_due():
    told = figure_of(
        [Outcome(day(-1), day(-2)), Outcome(day(5), day(5)), Outcome(day(9), day(10)), Outcome(day(100), day(50))],
        **SPAN,
    )
    assert (told.bound, told.kept, told.met) == (2, 1, 2)


@given(OUTCOMES)
def test_promise_2_what_is_open_after_its_day_is_not_kept(outcomes):
    told = figure_of(outcomes, **SPAN)
    dropped = [one for one in outcomes if one.dropped_at is not None and one.dropped_at <= ENDS]
    due = [one for one in outcomes if BEGINS <= one.due_at < ENDS and one not in dropped]
    assert told.bound == len(due)
    assert told.open_late == sum(one.met_at is None or one.met_at > ENDS for one in due)
    assert told.kept <= told.met == told.bound - told.open_late


def test_promise_2_what_is_not_due_yet_does_not_count():
    told = figure_of([Outcome(day(5)), Outcome(day(50))], begins=BEGINS, ends=ENDS, at=day(10))
    assert (told.bound, told.kept, told.open_late) == (1, 0, 1)


@given(OUTCOMES, st.integers(0, 400))
def test_promise_3_what_happens_after_the_term_does_not_alter_its_figure(outcomes, later):
    closed = figure_of(outcomes, begins=BEGINS, ends=ENDS, at=ENDS)
    later_on = figure_of(outcomes, begins=BEGINS, ends=ENDS, at=ENDS + timedelta(days=later))
    assert later_on == closed
    met_late = [
        one if one.met_at or one.dropped_at else Outcome(one.due_at, ENDS + timedelta(days=1), None, 5)
        for one in outcomes
    ]
    assert figure_of(met_late, begins=BEGINS, ends=ENDS, at=ENDS + timedelta(days=later)) == closed


def test_the_middle_and_the_longest_time():
    told = figure_of([Outcome(day(5), day(4), None, seconds) for seconds in (60, 3600, 120)], **SPAN)
    assert (told.median_seconds, told.worst_seconds) == (120, 3600)
    assert (told.kept_percent, told.reaches(100)) == (100, True)
    assert figure_of([], **SPAN) == Figure()


@given(st.integers(0, 60), st.data())
def test_promise_4_fewer_than_ten_are_not_shown_and_none_and_nine_look_alike(bound, data):
    met = data.draw(st.integers(0, bound))
    shown = publish_term(Figure(bound, 0, bound - met, met, 10, 20))
    assert (shown.figure is None) == (bound < LEAST_SHOWN)
    if shown.figure is not None and met < LEAST_SHOWN:
        assert (shown.figure.median_seconds, shown.figure.worst_seconds) == (None, None)
    assert publish_term(Figure(0)) == publish_term(Figure(9, 9, 0, 9, 1, 2))


@given(st.lists(st.integers(0, 40), min_size=1, max_size=6))
def test_promise_5_no_hidden_figure_can_be_worked_out(bounds):
    terms = [Figure(bound, bound // 2) for bound in bounds]
    year = Figure(sum(bounds), sum(bound // 2 for bound in bounds))
    shown = [publish_term(term).figure for term in terms]
    total = publish_year(terms, year).figure
    if total is None:
        return
    known = [figure.bound for figure in shown if figure is not None]
    for size in range(len(known) + 1):
        for taken in combinations(known, size):
            left = total.bound - sum(taken)
            assert left == 0 or left >= LEAST_SHOWN


def test_promise_5_a_year_with_nothing_hidden_is_shown():
    terms = [Figure(12, 11), Figure(20, 20)]
    assert publish_year(terms, Figure(32, 31)).figure == Figure(32, 31)
    assert publish_year([*terms, Figure(4)], Figure(36, 31)).figure is None
    assert publish_year([Figure(4), Figure(7)], Figure(11, 9)).figure == Figure(11, 9)


@pytest.mark.parametrize(
    ("written_in", "wished", "kept"),
    [
        ({"ar"}, ["ar"], True),
        ({"en"}, ["ar"], False),
        ({"en"}, ["ar", "en"], False),
        ({"zh"}, ["zh-hans"], True),
        ({"en", "ar"}, ["ar"], False),
        ({"en"}, ["en"], None),
        ({"en"}, ["so"], None),
        ({"ar"}, ["so", "ar"], True),
        ({"ar", ""}, ["ar"], None),
        ((), ["ar"], None),
        ({"en"}, [], None),
    ],
)
def test_promise_6_each_family_reads_it_in_its_language(written_in, wished, kept):
    offered = ("en", "ar", "zh-hans")
    assert came_in_home_language(written_in=written_in, wished=wished, offered=offered, main="en") is kept


def test_promise_6_a_code_that_leaves_its_script_open_fits_every_one():
    assert same_language("zh", "zh-Hans")
    assert same_language("AR", "ar")
    assert not same_language("zh-hant", "zh-hans")
    assert not same_language("cy", "en")
