"""How each kind of value is asked for in a form: which fields, what stands in them, and the plain value they give."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time
from typing import Any

from django import forms
from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import get_language_info, gettext_lazy
from django.utils.translation import gettext as _

from accord.charters.saying.choices import choice_title
from accord.rules.charter import Unit
from accord.rules.charter_values.fields import (
    ChoiceField,
    ChoicesField,
    ClockTimeField,
    DurationField,
    FieldType,
    MaybeField,
    NameField,
    NumberField,
    WordsField,
    YesNoField,
)

FEW = 3
"""So many choices are shown one under the other; more are put into a list that opens."""

_UNITS: dict[Unit, Promise] = {
    Unit.WORKING_HOURS: gettext_lazy("working hours"),
    Unit.WORKING_DAYS: gettext_lazy("working days"),
    Unit.HOURS: gettext_lazy("hours, day and night"),
    Unit.DAYS: gettext_lazy("days of the calendar"),
}


@dataclass
class Input:
    """One value of a rule as a form asks for it; `fields` and what stands in them at first, by their names."""

    name: str
    how: FieldType[Any]
    label: str
    help: str
    plain: Any
    languages: Sequence[str] = ("en",)
    choices: Sequence[tuple[str, str]] | None = None
    fields: dict[str, forms.Field] = field(default_factory=dict)
    initial: dict[str, Any] = field(default_factory=dict)

    kind = "field"

    def __post_init__(self) -> None:
        """Make the fields and what stands in them at first."""
        self.fields[self.name] = self.made()
        self.initial[self.name] = self.first()

    @property
    def may_be_none(self) -> bool:
        """Whether the value may be left out."""
        return isinstance(self.how, MaybeField)

    @property
    def inner(self) -> FieldType[Any]:
        """How the value is written when there is one."""
        return self.how.inner if isinstance(self.how, MaybeField) else self.how

    @property
    def error_field(self) -> str:
        """The field at which a problem with the value is shown."""
        return next(iter(self.fields))

    def made(self) -> forms.Field:
        """The field that asks for a single value."""
        said: dict[str, Any] = {"label": self.label, "help_text": self.help}
        match self.inner:
            case NumberField(least=least, most=most):
                numbers = forms.NumberInput(attrs={"min": least, "max": most, "inputmode": "numeric"})
                return forms.IntegerField(required=not self.may_be_none, widget=numbers, **said)
            case YesNoField():
                return forms.BooleanField(required=False, **said)
            case ChoiceField(options=options):
                titles = [(option.value, choice_title(option)) for option in options]
                widget = forms.RadioSelect if len(titles) <= FEW else forms.Select
                return forms.ChoiceField(choices=titles, widget=widget, required=not self.may_be_none, **said)
            case ChoicesField(options=options, least=least):
                titles = [(option.value, choice_title(option)) for option in options]
                boxes = forms.CheckboxSelectMultiple
                return forms.MultipleChoiceField(choices=titles, widget=boxes, required=least > 0, **said)
            case ClockTimeField():
                return forms.TimeField(required=not self.may_be_none, **said)
            case NameField(longest=longest, may_be_empty=may_be_empty):
                if self.choices is not None:
                    return forms.ChoiceField(choices=self._offered(), required=not may_be_empty, **said)
                return forms.CharField(max_length=longest, required=not may_be_empty, **said)
        raise TypeError(self.how)

    def _offered(self) -> list[tuple[str, str]]:
        """The choices, and what is stored even where it is none of them any more."""
        offered = [("", _("All topics that have no time of their own")), *(self.choices or ())]
        known = {value for value, _words in offered}
        return offered if self.plain in known or not self.plain else [*offered, (self.plain, self.plain)]

    def first(self) -> Any:
        """What stands in the field at first."""
        if isinstance(self.inner, ClockTimeField) and isinstance(self.plain, str):
            return _time(self.plain)
        return self.plain

    def value(self, cleaned: Mapping[str, Any]) -> Any:
        """The plain value that the fields give."""
        typed = cleaned.get(self.name)
        if isinstance(typed, time):
            return f"{typed:%H:%M}"
        if typed == "" and self.may_be_none:
            return None
        return typed


class DurationInput(Input):
    """A number and what it counts."""

    kind = "duration"

    def __post_init__(self) -> None:
        """Two fields; left empty, a time that need not be promised is not promised."""
        amount, _space, unit = self.plain.partition(" ") if isinstance(self.plain, str) else ("", "", "")
        numbers = forms.NumberInput(attrs={"min": 0, "max": 400, "inputmode": "numeric"})
        self.fields[f"{self.name}_amount"] = forms.IntegerField(
            label=_("%(what)s: number") % {"what": self.label}, required=not self.may_be_none, widget=numbers
        )
        self.fields[f"{self.name}_unit"] = forms.ChoiceField(
            label=_("%(what)s: counted in") % {"what": self.label},
            choices=[(unit.value, str(words)) for unit, words in self._units().items()],
            required=not self.may_be_none,
        )
        self.initial[f"{self.name}_amount"] = int(amount) if amount.isdigit() else None
        self.initial[f"{self.name}_unit"] = unit or Unit.WORKING_DAYS.value

    def _units(self) -> dict[Unit, Promise]:
        if isinstance(self.inner, DurationField) and self.inner.school_days:
            return _UNITS | {Unit.WORKING_DAYS: gettext_lazy("school days")}
        return _UNITS

    def value(self, cleaned: Mapping[str, Any]) -> Any:
        """`2 working_days`, or None."""
        amount, unit = cleaned.get(f"{self.name}_amount"), cleaned.get(f"{self.name}_unit")
        return None if amount is None else f"{amount} {unit or Unit.WORKING_DAYS.value}"


class WordsInput(Input):
    """A name in each language of the charter; names in further languages stay as they are."""

    kind = "words"

    def __post_init__(self) -> None:
        """One field for each language."""
        said = self.plain if isinstance(self.plain, Mapping) else {}
        longest = self.inner.longest if isinstance(self.inner, WordsField) else None
        names = dict(settings.LANGUAGES)
        for language in self.languages:
            name = f"{self.name}_{language}"
            direction = "rtl" if get_language_info(language)["bidi"] else "ltr"
            self.fields[name] = forms.CharField(
                label=names.get(language, language),
                max_length=longest,
                required=False,
                widget=forms.TextInput(attrs={"lang": language, "dir": direction}),
            )
            self.initial[name] = said.get(language, "")

    def value(self, cleaned: Mapping[str, Any]) -> Any:
        """The names by language, without empty ones."""
        kept = dict(self.plain) if isinstance(self.plain, Mapping) else {}
        kept |= {language: cleaned.get(f"{self.name}_{language}", "") for language in self.languages}
        return {language: words for language, words in kept.items() if words}


def _time(plain: str) -> time | None:
    hours, _colon, minutes = plain.partition(":")
    return time(int(hours) % 24, int(minutes)) if hours.isdigit() and minutes.isdigit() else None
