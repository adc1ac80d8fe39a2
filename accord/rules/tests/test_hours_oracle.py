"""Ten thousand random calendars against an oracle that counts minute by minute, and proof that it bites."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from random import Random

import pytest

from accord.rules.hours import Closure, EpochCalendar, Interval, OpeningHours, compile_calendar
from accord.rules.tests.comparison import disagreements, random_disagreements
from accord.rules.tests.minute_oracle import MinuteOracle
from accord.rules.tests.week import SCHOOL, week

pytestmark = pytest.mark.requirement("A1")

BATCHES = 10
CALENDARS_IN_A_BATCH = 1_000


@pytest.mark.thorough
@pytest.mark.parametrize("batch", range(BATCHES))
def test_a_thousand_random_calendars_agree_with_the_oracle(batch: int) -> None:
    found = random_disagreements(20_261_121 + batch, CALENDARS_IN_A_BATCH, rounds=2)
    assert list(islice(found, 3)) == []


class OpenAtClosing(EpochCalendar):
    __slots__ = ()

    def is_open(self, at: float) -> bool:
        return super().is_open(at) or (at > self.starts and super().is_open(at - 1))


class LandsOnTheNextOpening(EpochCalendar):
    __slots__ = ()

    def add_working_seconds(self, at, seconds):  # type: ignore[no-untyped-def]
        landed = super().add_working_seconds(at, seconds)
        return landed if seconds <= 0 else self.next_opening(landed)


class ForgetsFractionsOfAMinute(EpochCalendar):
    __slots__ = ()

    def working_seconds_between(self, start, end):  # type: ignore[no-untyped-def]
        return super().working_seconds_between(start // 60 * 60, end // 60 * 60)


class CountsTheDayItCameIn(EpochCalendar):
    __slots__ = ()

    def add_working_days(self, at: float, days: int) -> int:
        return super().add_working_days(at, max(0, days - 1))


class CountsTheSameDayAsOne(EpochCalendar):
    __slots__ = ()

    def working_days_between(self, start: float, end: float) -> int:
        return super().working_days_between(start, end) + 1


class AlwaysTheNextEdge(EpochCalendar):
    __slots__ = ()

    def next_opening(self, at):  # type: ignore[no-untyped-def]
        return super().next_opening(self.next_closing(at))


MONDAY = date(2026, 10, 19)
SUNDAY_AFTER = MONDAY + timedelta(days=13)


def _of_class(kind: type[EpochCalendar]) -> EpochCalendar:
    sound = compile_calendar(SCHOOL, first_on=MONDAY, last_on=SUNDAY_AFTER).epoch
    defective = kind.__new__(kind)
    for name in EpochCalendar.__slots__:
        object.__setattr__(defective, name, getattr(sound, name))
    return defective


def _of_facts(hours: OpeningHours) -> EpochCalendar:
    return compile_calendar(hours, first_on=MONDAY, last_on=SUNDAY_AFTER).epoch


def _found(calendar: EpochCalendar) -> Sequence[str]:
    oracle = MinuteOracle(SCHOOL, MONDAY, SUNDAY_AFTER)
    return disagreements(calendar, oracle, Random(1), rounds=60)


def test_the_oracle_finds_nothing_wrong_with_the_sound_calendar() -> None:
    assert _found(_of_class(EpochCalendar)) == []


@pytest.mark.parametrize(
    "kind",
    [
        OpenAtClosing,
        LandsOnTheNextOpening,
        ForgetsFractionsOfAMinute,
        CountsTheDayItCameIn,
        CountsTheSameDayAsOne,
        AlwaysTheNextEdge,
    ],
)
def test_a_defect_planted_in_the_counting_is_found(kind: type[EpochCalendar]) -> None:
    assert _found(_of_class(kind))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda hours: replace(hours, zone="UTC"),  # hours taken as UTC: right only in winter
        lambda hours: replace(hours, weekly=()),
        lambda hours: replace(hours, weekly=(week(*((Interval(480, 989),),) * 5),)),  # a minute short
        lambda hours: replace(hours, closures=(Closure(MONDAY, MONDAY),)),
    ],
)
def test_a_defect_planted_in_the_facts_is_found(spoil: Callable[[OpeningHours], OpeningHours]) -> None:
    assert _found(_of_facts(spoil(SCHOOL)))
