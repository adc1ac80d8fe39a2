"""What a text can state: so many hours, days, words, messages, or a time of day."""

from dataclasses import dataclass
from enum import StrEnum


class Quantity(StrEnum):
    """What a number in a text counts."""

    MINUTE = "minute"
    HOUR = "hour"
    WORKING_HOUR = "working_hour"
    DAY = "day"
    WORKING_DAY = "working_day"
    WEEK = "week"
    MONTH = "month"
    WORD = "word"
    MESSAGE = "message"
    PERCENT = "percent"
    CLOCK = "clock"
    """A time on the wall, in minutes after midnight."""


class Dimension(StrEnum):
    """What can be compared with one another."""

    LENGTH = "length"
    WORDS = "words"
    MESSAGES = "messages"
    PERCENT = "percent"
    CLOCK = "clock"


_OTHER_DIMENSIONS = {
    Quantity.WORD: Dimension.WORDS,
    Quantity.MESSAGE: Dimension.MESSAGES,
    Quantity.PERCENT: Dimension.PERCENT,
    Quantity.CLOCK: Dimension.CLOCK,
}


@dataclass(frozen=True)
class Amount:
    """A number and what it counts."""

    number: float
    quantity: Quantity

    @property
    def dimension(self) -> Dimension:
        """With what it can be compared."""
        return _OTHER_DIMENSIONS.get(self.quantity, Dimension.LENGTH)


_EXACT: dict[Quantity, tuple[str, float]] = {
    Quantity.MINUTE: ("hours", 1 / 60),
    Quantity.HOUR: ("hours", 1),
    Quantity.WORKING_HOUR: ("working hours", 1),
    Quantity.DAY: ("days", 1),
    Quantity.WEEK: ("days", 7),
    Quantity.WORKING_DAY: ("working days", 1),
    Quantity.MONTH: ("months", 1),
}
"""What is the same thing, exactly: a week is seven days; a day is not 24 hours of waiting, and no working day."""

_ROUGH: dict[Quantity, tuple[float, ...]] = {
    Quantity.MINUTE: (1 / 1440,),
    Quantity.HOUR: (1 / 24, 1 / 8),
    Quantity.WORKING_HOUR: (1 / 8, 1 / 24),
    Quantity.DAY: (1,),
    Quantity.WORKING_DAY: (1,),
    Quantity.WEEK: (5, 7),
    Quantity.MONTH: (20, 22, 30, 31),
}
"""So many days people would call it."""


def same(one: Amount, other: Amount) -> bool:
    """Whether two amounts are the same thing."""
    if one.dimension is not Dimension.LENGTH or other.dimension is not Dimension.LENGTH:
        return one == other
    (family, factor), (other_family, other_factor) = _EXACT[one.quantity], _EXACT[other.quantity]
    return family == other_family and abs(one.number * factor - other.number * other_factor) < 1e-6


def alike(one: Amount, other: Amount) -> bool:
    """Whether people would take two amounts for the same: 48 hours and 2 working days, 2 weeks and 10 school days."""
    if one.dimension is not Dimension.LENGTH or other.dimension is not Dimension.LENGTH:
        return one == other
    days = {round(one.number * factor, 6) for factor in _ROUGH[one.quantity]}
    return any(round(other.number * factor, 6) in days for factor in _ROUGH[other.quantity])
