"""Random values for every kind of rule, made from how its fields are written."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from accord.rules.charter import Duration, RuleValues, Unit, Weekday, value_fields
from accord.rules.charter_values.fields import (
    DAY_MINUTES,
    LEAST,
    MOST,
    ChoiceField,
    ChoicesField,
    ClockTimeField,
    DurationField,
    FieldType,
    MaybeField,
    NameField,
    NumberField,
    WeekField,
    WordsField,
    YesNoField,
)

LETTERS = st.characters(exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"])


def words(longest: int) -> st.SearchStrategy[str]:
    return (
        st.lists(st.text(LETTERS, min_size=1, max_size=8), min_size=1, max_size=4)
        .map(lambda parts: " ".join(" ".join(parts).split())[:longest].strip())
        .filter(bool)
    )


@st.composite
def durations(draw: st.DrawFn) -> Duration:
    unit = draw(st.sampled_from(Unit))
    return Duration(draw(st.integers(LEAST[unit], MOST[unit])), unit)


@st.composite
def days(draw: st.DrawFn) -> tuple[tuple[int, int], ...]:
    edges = sorted(draw(st.lists(st.integers(0, DAY_MINUTES), max_size=6, unique=True)))
    return tuple(zip(edges[::2], edges[1::2], strict=False))


def values_of(how: FieldType[Any]) -> st.SearchStrategy[Any]:
    """Any value that a field may hold."""
    match how:
        case MaybeField():
            return st.none() | values_of(how.inner)
        case DurationField():
            return durations()
        case NumberField():
            return st.integers(how.least, how.most)
        case YesNoField():
            return st.booleans()
        case ChoiceField():
            return st.sampled_from(list(how.options))
        case ChoicesField():
            chosen = st.sets(st.sampled_from(list(how.options)), min_size=how.least)
            return chosen.map(lambda some: tuple(one for one in how.options if one in some))
        case ClockTimeField():
            return st.integers(0, DAY_MINUTES)
        case WeekField():
            return st.tuples(*[days() for _ in Weekday]).filter(any)
        case NameField():
            return words(how.longest) | st.just("") if how.may_be_empty else words(how.longest)
        case WordsField():
            languages = st.sampled_from(["en", "ar", "zh-hans", "pl"])
            return st.dictionaries(languages, words(how.longest)).map(lambda said: tuple(sorted(said.items())))
    raise TypeError(how)


@st.composite
def rules_of(draw: st.DrawFn, kind: type[RuleValues]) -> RuleValues:
    """A rule of a kind; its values may quarrel with one another."""
    return kind(**{name: draw(values_of(how)) for name, how in value_fields(kind).items()})


PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=12)
    | st.sampled_from(["2 working_days", "0 hours", "07:45", "25:00", "monday", "headteacher", "nobody"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
"""Whatever somebody might write into a file."""
