"""What a text states and what the rules of its clause lay down, held against each other."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from accord.rules.charter_claims.claims import Claim, claims
from accord.rules.charter_claims.quantities import Amount, Dimension, Quantity, alike, same
from accord.rules.charter_values.fields import (
    DAY_MINUTES,
    ClockTimeField,
    Duration,
    DurationField,
    FieldType,
    MaybeField,
    NumberField,
    Unit,
    WeekField,
)
from accord.rules.charter_values.kinds import RuleValues, value_fields
from accord.rules.charter_values.times import StaffQuiet, StaffQuietHours

_UNITS = {
    Unit.WORKING_HOURS: Quantity.WORKING_HOUR,
    Unit.WORKING_DAYS: Quantity.WORKING_DAY,
    Unit.HOURS: Quantity.HOUR,
    Unit.DAYS: Quantity.DAY,
}
_COUNTED = {
    "minutes": Quantity.MINUTE,
    "days": Quantity.DAY,
    "working_days": Quantity.WORKING_DAY,
    "school_days": Quantity.WORKING_DAY,
    "months": Quantity.MONTH,
    "words": Quantity.WORD,
    "messages": Quantity.MESSAGE,
    "percent": Quantity.PERCENT,
}


@dataclass(frozen=True)
class Held:
    """A value that a rule holds: of which rule and field, and what it amounts to (none where it is left open)."""

    rule: str
    field: str
    dimension: Dimension
    amounts: tuple[Amount, ...]


@dataclass(frozen=True)
class Contradiction:
    """A number in a text that no rule of its clause bears out, and the value that it should be.

    `gentle`: people would take the two for the same (48 hours, 2 working days).
    """

    written: str
    at: int
    rule: str
    field: str
    gentle: bool


def contradictions(language: str, text: str, rules: Mapping[str, RuleValues]) -> tuple[Contradiction, ...]:
    """CHARTER-9: A number that a text states and no rule of its clause bears out is pointed out, with the value.

    A number is held only against values of its own kind: lengths of time, words, messages, percent, times of day.
    “One” in words is often no number (one message, within a week): it is held only against lengths of its own kind.
    CHARTER-10: Where people would take the two for the same, as 48 hours and 2 working days, it is said gently.
    """
    held = [one for name, values in rules.items() for one in held_values(name, values)]
    return tuple(found for claim in claims(text, language) if (found := _against(claim, held)) is not None)


def _against(claim: Claim, held: list[Held]) -> Contradiction | None:
    relevant = [one for one in held if any(one.dimension is reading.dimension for reading in claim.readings)]
    if _may_be_an_article(claim):
        relevant = [one for one in relevant if any(_counts_like(one, reading) for reading in claim.readings)]
    if not relevant:
        return None
    if len({reading.dimension for reading in claim.readings}) == 1 and len(claim.readings) > 1:
        bad = [reading for reading in claim.readings if not _borne_out((reading,), relevant)]
        if claim.readings[0].dimension is Dimension.CLOCK:
            bad = [] if len(bad) < len(claim.readings) else bad
    else:
        bad = [] if _borne_out(claim.readings, relevant) else list(claim.readings)
    if not bad:
        return None
    near = next((one for one in relevant for amount in one.amounts for said in bad if alike(said, amount)), None)
    meant = near or _nearest(bad, relevant)
    return Contradiction(claim.written, claim.at, meant.rule, meant.field, near is not None)


_OWN_KIND = ({Quantity.HOUR, Quantity.WORKING_HOUR, Quantity.DAY, Quantity.WORKING_DAY}, {Quantity.MONTH})


def _may_be_an_article(claim: Claim) -> bool:
    return all(reading.number == 1 for reading in claim.readings) and not any(sign.isdigit() for sign in claim.written)


def _counts_like(held: Held, said: Amount) -> bool:
    quantities = {amount.quantity for amount in held.amounts}
    return any(said.quantity in kind and quantities & kind for kind in _OWN_KIND)


def _borne_out(readings: tuple[Amount, ...], held: list[Held]) -> bool:
    return any(same(said, amount) for one in held for amount in one.amounts for said in readings)


def _nearest(said: list[Amount], held: list[Held]) -> Held:
    """The value counted in the same, else the first that could be meant."""
    quantities = {reading.quantity for reading in said}
    return next((one for one in held if any(amount.quantity in quantities for amount in one.amounts)), held[0])


def held_values(name: str, values: RuleValues) -> Iterator[Held]:
    """Every value of a rule that a text could state as a number."""
    for field, how in value_fields(type(values)).items():
        if isinstance(values, StaffQuietHours) and not _counts(values, field):
            continue
        inner = how.inner if isinstance(how, MaybeField) else how
        dimension = _dimension(inner)
        if dimension is not None:
            value = getattr(values, field)
            yield Held(name, field, dimension, tuple(_amounts(inner, value)) if value is not None else ())


def _counts(values: StaffQuietHours, field: str) -> bool:
    set_times = values.decided_by is StaffQuiet.SET_TIMES
    return field.startswith("minutes") != set_times


def _dimension(how: FieldType[Any]) -> Dimension | None:
    match how:
        case DurationField():
            return Dimension.LENGTH
        case ClockTimeField() | WeekField():
            return Dimension.CLOCK
        case NumberField(unit=unit) if unit in _COUNTED:
            return Amount(0, _COUNTED[unit]).dimension
    return None


def _amounts(how: FieldType[Any], value: Any) -> Iterator[Amount]:
    match how, value:
        case DurationField(), Duration():
            yield Amount(value.amount, _UNITS[value.unit])
        case ClockTimeField(), int():
            yield Amount(value % DAY_MINUTES, Quantity.CLOCK)
        case WeekField(), tuple():
            for edge in sorted({edge % DAY_MINUTES for day in value for hours in day for edge in hours}):
                yield Amount(edge, Quantity.CLOCK)
        case NumberField(unit=unit), int():
            yield Amount(value, _COUNTED[unit])
