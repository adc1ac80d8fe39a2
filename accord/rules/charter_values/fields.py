"""The kinds of value that a rule is made of: how each is written plainly, checked, and read again.

A plain value is what a file or the database holds: numbers, words, lists and mappings of them. Reading what
was written gives the same value, and writing what was read gives the same plain value.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, Protocol, TypeVar
from unicodedata import category

from accord.rules.charter_values.problems import BadValue
from accord.rules.charter_values.wall_times import (
    DAY_MINUTES,
    ClockTimeField,
    Week,
    Weekday,
    WeekField,
    read_clock_time,
)

__all__ = [
    "ChoiceField",
    "ChoicesField",
    "ClockTimeField",
    "DAY_MINUTES",
    "Duration",
    "DurationField",
    "FieldType",
    "LEAST",
    "MOST",
    "MaybeField",
    "NameField",
    "NumberField",
    "Unit",
    "Week",
    "WeekField",
    "Weekday",
    "WordsField",
    "YesNoField",
    "read_clock_time",
]

Value = TypeVar("Value")
Choice = TypeVar("Choice", bound=StrEnum)


class FieldType(Protocol[Value]):
    """How one kind of value is read from plain data and written back."""

    def read(self, plain: Any) -> Value:
        """The value. Raises BadValue."""

    def write(self, value: Value) -> Any:
        """The plain value; the inverse of `read`."""


class Unit(StrEnum):
    """What a length of time is counted in."""

    WORKING_HOURS = "working_hours"
    WORKING_DAYS = "working_days"
    HOURS = "hours"
    """Hours of the clock, day and night: for boarding and for emergencies."""
    DAYS = "days"
    """Days of the calendar, weekends and holidays included; the last of them ends at midnight."""


@dataclass(frozen=True, order=True)
class Duration:
    """A length of time, such as 2 working days."""

    amount: int
    unit: Unit


MOST = {Unit.WORKING_HOURS: 400, Unit.WORKING_DAYS: 60, Unit.HOURS: 336, Unit.DAYS: 90}
"""The longest that may be promised, in each unit."""

LEAST = {Unit.WORKING_HOURS: 1, Unit.WORKING_DAYS: 0, Unit.HOURS: 1, Unit.DAYS: 0}
"""The shortest that may be promised, in each unit; no day at all means by the end of the same day."""


@dataclass(frozen=True)
class DurationField:
    """A length of time, written `2 working_days`. `school_days`: the page calls working days school days."""

    school_days: bool = False

    def read(self, plain: Any) -> Duration:
        """Raises BadValue: not_a_duration, out_of_range."""
        amount, _, unit = plain.strip().partition(" ") if isinstance(plain, str) else ("", "", "")
        if not amount.isascii() or not amount.isdigit() or len(amount) > 6 or unit not in set(Unit):
            raise BadValue("not_a_duration", units=tuple(Unit))
        duration = Duration(int(amount), Unit(unit))
        least, most = LEAST[duration.unit], MOST[duration.unit]
        if not least <= duration.amount <= most:
            raise BadValue("out_of_range", least=least, most=most, unit=duration.unit.value)
        return duration

    def write(self, value: Duration) -> str:
        """`2 working_days`."""
        return f"{value.amount} {value.unit}"


@dataclass(frozen=True)
class NumberField:
    """A whole number between two limits; `unit` is the word that stands behind it on the page."""

    least: int
    most: int
    unit: str = ""

    def read(self, plain: Any) -> int:
        """Raises BadValue: not_a_number, out_of_range."""
        if isinstance(plain, bool) or not isinstance(plain, int):
            raise BadValue("not_a_number")
        if not self.least <= plain <= self.most:
            raise BadValue("out_of_range", least=self.least, most=self.most, unit=self.unit)
        return plain

    def write(self, value: int) -> int:
        """The number."""
        return value


@dataclass(frozen=True)
class YesNoField:
    """Yes or no."""

    def read(self, plain: Any) -> bool:
        """Raises BadValue: not_yes_or_no."""
        if not isinstance(plain, bool):
            raise BadValue("not_yes_or_no")
        return plain

    def write(self, value: bool) -> bool:
        """True or False."""
        return value


@dataclass(frozen=True)
class ChoiceField(Generic[Choice]):
    """One of several named possibilities."""

    options: type[Choice]

    def read(self, plain: Any) -> Choice:
        """Raises BadValue: not_among."""
        if not isinstance(plain, str) or plain not in {option.value for option in self.options}:
            raise BadValue("not_among", options=tuple(option.value for option in self.options))
        return self.options(plain)

    def write(self, value: Choice) -> str:
        """The name of the possibility."""
        return value.value


@dataclass(frozen=True)
class ChoicesField(Generic[Choice]):
    """Any of several named possibilities, each at most once; kept in the order of the list of possibilities.

    `any_one`: one of those chosen is enough ('the headteacher or the chair'); otherwise all of them hold.
    """

    options: type[Choice]
    least: int = 0
    any_one: bool = False

    def read(self, plain: Any) -> tuple[Choice, ...]:
        """Raises BadValue: not_a_list, not_among, twice, too_few."""
        if not isinstance(plain, Sequence) or isinstance(plain, str):
            raise BadValue("not_a_list")
        one = ChoiceField(self.options)
        chosen = [one.read(item) for item in plain]
        if len(set(chosen)) < len(chosen):
            raise BadValue("twice")
        if len(chosen) < self.least:
            raise BadValue("too_few", least=self.least)
        return tuple(option for option in self.options if option in chosen)

    def write(self, value: tuple[Choice, ...]) -> list[str]:
        """The names, in the order of the list of possibilities."""
        return [option.value for option in self.options if option in value]


_NEVER_PRINTED = frozenset({"Cc", "Cs"})
"""Signs that no page can show and not every database can keep (Unicode categories)."""
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")


@dataclass(frozen=True)
class NameField:
    """A short name, an address or a telephone number, as it is printed."""

    longest: int = 120
    may_be_empty: bool = False

    def read(self, plain: Any) -> str:
        """Raises BadValue: not_a_text, strange_sign, missing, too_long."""
        if not isinstance(plain, str):
            raise BadValue("not_a_text")
        name = " ".join(plain.split())
        if any(category(sign) in _NEVER_PRINTED for sign in name):
            raise BadValue("strange_sign")
        if not name and not self.may_be_empty:
            raise BadValue("missing")
        if len(name) > self.longest:
            raise BadValue("too_long", most=self.longest)
        return name

    def write(self, value: str) -> str:
        """The name."""
        return value


@dataclass(frozen=True)
class WordsField:
    """A short name in each language, written `{en: …, ar: …}`."""

    longest: int = 120

    def read(self, plain: Any) -> tuple[tuple[str, str], ...]:
        """Raises BadValue: not_by_language, and what NameField raises."""
        if not isinstance(plain, Mapping) or not all(
            isinstance(language, str) and _LANGUAGE.fullmatch(language) for language in plain
        ):
            raise BadValue("not_by_language")
        name = NameField(self.longest)
        return tuple(sorted((language, name.read(words)) for language, words in plain.items()))

    def write(self, value: tuple[tuple[str, str], ...]) -> dict[str, str]:
        """The name by language."""
        return dict(value)


@dataclass(frozen=True)
class MaybeField(Generic[Value]):
    """A value, or none; `none` names what none means, so that the page can say it."""

    inner: FieldType[Value]
    none: str = "none"

    def read(self, plain: Any) -> Value | None:
        """None for None; else what the field inside reads. Raises BadValue."""
        return None if plain is None else self.inner.read(plain)

    def write(self, value: Value | None) -> Any:
        """None for None."""
        return None if value is None else self.inner.write(value)
