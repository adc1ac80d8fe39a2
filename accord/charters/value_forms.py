"""A form for every kind of rule, made from how its values are written; it begins with the profession's defaults."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.forms.boundfield import BoundField
from django.forms.utils import ErrorDict

from accord.charters import words
from accord.charters.value_inputs import DurationInput, Input, WordsInput
from accord.charters.week_input import WeekInput
from accord.core.forms import Form, speak_plainly
from accord.rules.charter import (
    RULE_KINDS,
    BadValue,
    BadValues,
    RuleValues,
    default_values,
    plain_values,
    read_values,
    value_fields,
)
from accord.rules.charter_values.fields import DurationField, FieldType, MaybeField, WeekField, WordsField
from accord.schools.week import MOST_PER_DAY
from accord.schools.wording import weekday_name


@dataclass(frozen=True)
class Day:
    """A day of a week in the form: its name, its rows of two fields, and the key of the button for more hours."""

    key: str
    name: str
    rows: tuple[tuple[BoundField, BoundField], ...]
    can_grow: bool


@dataclass(frozen=True)
class Asked:
    """One value as the template draws it: `kind` is field, duration, words or week."""

    kind: str
    name: str
    label: str
    help: str
    required: bool
    bound: tuple[BoundField, ...]
    days: tuple[Day, ...] = ()

    @property
    def errors(self) -> list[str]:
        """Everything wrong with the value, once each."""
        return list(dict.fromkeys(str(error) for bound in self.bound for error in bound.errors))


class ValueForm(Form):
    """The values of one rule; `plain_values()` is what the clause keeps, once the form is valid."""

    def __init__(
        self,
        kind: type[RuleValues],
        data: Mapping[str, Any] | None = None,
        stored: Mapping[str, Any] | None = None,
        *,
        prefix: str = "",
        languages: Sequence[str] = ("en",),
        topics: Sequence[tuple[str, str]] | None = None,
    ) -> None:
        self.kind = kind
        defaults = plain_values(default_values(kind))
        self.inputs: list[Input] = []
        for name, how in value_fields(kind).items():
            self.inputs.append(
                _input_class(how)(
                    name=name,
                    how=how,
                    label=words.field_name(kind.kind, name),
                    help=words.field_help(kind.kind, name),
                    plain=_readable(how, (stored or {}).get(name, defaults[name]), defaults[name]),
                    languages=languages,
                    choices=topics if (kind.kind, name) == ("response_target", "topic") else None,
                )
            )
        for one in self.inputs:
            if isinstance(one, WeekInput) and data is not None:
                one.grow(data, f"{prefix}-" if prefix else "")
        initial = {name: value for one in self.inputs for name, value in one.initial.items()}
        super().__init__(data, prefix=prefix or None, initial=initial)
        for one in self.inputs:
            for name, field in one.fields.items():
                speak_plainly(field)
                self.fields[name] = field

    @property
    def wants_more(self) -> bool:
        """Whether another row of hours was asked for: then nothing is judged and nothing is stored."""
        return self.is_bound and "more" in self.data

    @property
    def status(self) -> int:
        """The HTTP status of the page that shows this form."""
        return 422 if self.is_bound and self.errors else 200

    def is_valid(self) -> bool:
        """Whether the values can be stored; never while more room is asked for."""
        return super().is_valid() and not self.wants_more

    def full_clean(self) -> None:
        """Judge what was typed, unless only more room was asked for."""
        super().full_clean()
        if self.wants_more:
            self._errors = ErrorDict()

    def clean(self) -> dict[str, Any]:
        """Let the rulebook read the values; what it cannot obey is shown at its field."""
        cleaned = super().clean() or {}
        if self.wants_more:
            return cleaned
        for one in self.inputs:
            for name, message in one.faults(cleaned) if isinstance(one, WeekInput) else ():
                if name not in self.errors:
                    self.add_error(name, message)
        if self.errors:
            return cleaned
        self._plain = {one.name: one.value(cleaned) for one in self.inputs}
        try:
            self._plain = plain_values(read_values(self.kind, self._plain))
        except BadValues as bad:
            where = {one.name: one.error_field for one in self.inputs}
            for problem in bad.problems:
                self.add_error(where[problem.field], words.problem_alone(self.kind.kind, problem))
        return cleaned

    def plain_values(self) -> dict[str, Any]:
        """Return the plain data that the clause keeps; only after `is_valid()`."""
        return self._plain

    def asked(self) -> Iterator[Asked]:
        """Return the values in order, as the template draws them."""
        for one in self.inputs:
            bound = tuple(self[name] for name in one.fields)
            required = not one.may_be_none and any(part.required for part in one.fields.values())
            days = tuple(self._days(one)) if isinstance(one, WeekInput) else ()
            yield Asked(one.kind, self.add_prefix(one.name), one.label, one.help, required, bound, days)

    def _days(self, week: WeekInput) -> Iterator[Day]:
        for weekday in week.weekdays:
            names = [f"{week.day_key(weekday)}_{row}" for row in range(week.rows[weekday])]
            rows = tuple((self[f"{name}_opens"], self[f"{name}_closes"]) for name in names)
            key = self.add_prefix(week.day_key(weekday))
            yield Day(key, weekday_name(weekday), rows, week.rows[weekday] < MOST_PER_DAY)


def form_for(
    kind: str,
    data: Mapping[str, Any] | None = None,
    initial: Mapping[str, Any] | None = None,
    *,
    prefix: str = "",
    languages: Sequence[str] = ("en",),
    topics: Sequence[tuple[str, str]] | None = None,
) -> ValueForm:
    """Return the form of a kind of rule; `initial` is plain data as the clause keeps it, else the defaults.

    `languages` are those of the edition (for names by language), `topics` the edition's topics (name, words).
    Raises KeyError for a kind that does not exist.
    """
    return ValueForm(RULE_KINDS[kind], data, initial, prefix=prefix, languages=languages, topics=topics)


def _input_class(how: FieldType[Any]) -> type[Input]:
    match how.inner if isinstance(how, MaybeField) else how:
        case DurationField():
            return DurationInput
        case WordsField():
            return WordsInput
        case WeekField():
            return WeekInput
    return Input


def _readable(how: FieldType[Any], plain: Any, default: Any) -> Any:
    """What is stored, where it can still be read; else the default."""
    try:
        how.read(plain)
    except BadValue:
        return default
    return plain
