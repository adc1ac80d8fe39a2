"""Gentler limits in the place of graver ones: only downwards on the ladder, and never for longer."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.rules.charter_values.fairness import LIMITS, STEP_ORDER, Measure, Step
from accord.rules.gentler import Exchange, Lacking, decide_exchange, gentler_than

pytestmark = pytest.mark.requirement("I4")

TODAY = date(2026, 11, 23)
READY = Exchange(
    holds=Step.SITE_BAR,
    until=TODAY + timedelta(days=40),
    instead=Measure(step=Step.WRITTEN_ONLY, longest_days=60, review_every_days=30),
    starts_on=TODAY,
    ends_on=TODAY + timedelta(days=40),
)


def lacks(**changes: object) -> set[Lacking]:
    return set(decide_exchange(replace(READY, **changes)))  # type: ignore[arg-type]


def of(step: Step, longest: int = 60) -> Measure:
    return Measure(step=step, longest_days=longest, review_every_days=30)


def test_measure_14_something_gentler_may_take_the_place_of_a_limit() -> None:
    assert lacks() == set()
    assert gentler_than(Step.SITE_BAR) == (
        Step.SINGLE_CONTACT, Step.WRITTEN_ONLY, Step.CONTACT_LIMIT, Step.IN_PERSON_LIMITED,
    )  # fmt: skip
    assert gentler_than(Step.SINGLE_CONTACT) == gentler_than(Step.EXTERNAL_ADVICE) == ()
    assert lacks(holds=Step.SINGLE_CONTACT) == {Lacking.GENTLER}
    assert lacks(holds=Step.WRITTEN_ONLY) == {Lacking.GENTLER}, "the same again is not gentler"
    assert lacks(instead=of(Step.WRITTEN_WARNING)) == {Lacking.GENTLER}, "a warning is no limit"


def test_measure_14_it_ends_no_later_than_the_one_before_and_than_the_charter_allows() -> None:
    assert lacks(ends_on=None) == lacks(ends_on=TODAY - timedelta(days=1)) == {Lacking.END}
    assert lacks(ends_on=READY.until + timedelta(days=1)) == {Lacking.NOT_LATER}
    assert lacks(instead=of(Step.WRITTEN_ONLY, 30)) == {Lacking.SHORTER}
    assert lacks(instead=of(Step.SINGLE_CONTACT)) == {Lacking.CONTACT}
    assert lacks(instead=of(Step.CONTACT_LIMIT), most=0) == {Lacking.LIMIT}


steps = st.sampled_from(Step)


@given(steps, steps, st.integers(-5, 80), st.integers(1, 90), st.integers(0, 2))
def test_measure_14_no_review_makes_anything_graver_or_longer(
    holds: Step, instead: Step, days: int, longest: int, most: int
) -> None:
    ends_on = TODAY + timedelta(days=days)
    if lacks(holds=holds, instead=of(instead, longest), ends_on=ends_on, most=most, contact="x"):
        return
    assert {holds, instead} <= LIMITS
    assert STEP_ORDER[instead] < STEP_ORDER[holds]
    assert TODAY <= ends_on <= READY.until
    assert days <= longest
