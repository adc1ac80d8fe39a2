"""School years with their terms, closures, and days with hours of their own."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accord.schools.actions.plan_year import MOST_TERMS, PlannedTerm
from accord.schools.forms.base import SchoolForm
from accord.schools.forms.day import HoursRows
from accord.schools.models import AcademicYear, Closure, SpecialDay
from accord.schools.week import closing_minute_of, minute_of, time_of

NO_DATE = {"required": gettext_lazy("Choose a date."), "invalid": gettext_lazy("Write the date as 2026-09-01.")}
NO_TIME = {"invalid": gettext_lazy("Write the time as hours and minutes, such as 08:30.")}
SPARE_TERMS = 3


class YearForm(SchoolForm):
    """A school year and the terms in it; empty rows are left out."""

    name = forms.CharField(
        label=gettext_lazy("Name of the school year"),
        help_text=gettext_lazy("Such as 2026/27."),
        max_length=40,
        error_messages={"required": gettext_lazy("Give the school year a name, such as 2026/27.")},
    )
    starts_on = forms.DateField(label=gettext_lazy("First day"), error_messages=NO_DATE)
    ends_on = forms.DateField(
        label=gettext_lazy("Last day"),
        help_text=gettext_lazy("Usually the day before the next school year begins, holidays included."),
        error_messages=NO_DATE,
    )

    def __init__(self, *args: Any, year: AcademicYear | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        stored = list(year.terms.all()) if year else []
        if year:
            self.initial.update(name=year.name, starts_on=year.starts_on, ends_on=year.ends_on)
        rows = len(stored) + (0 if stored else SPARE_TERMS)
        if self.is_bound:
            rows = sum(1 for place in range(MOST_TERMS) if f"term_{place}_name" in self.data)
            rows += "more" in self.data
        self.count = max(1, min(MOST_TERMS, rows))
        self.refs: list[str] = []
        for place in range(self.count):
            term = stored[place] if place < len(stored) else None
            typed_ref = str(self.data.get(f"term_{place}_ref", ""))
            self.refs.append(typed_ref if self.is_bound else (term.ref if term else ""))
            if term:
                self.initial[f"term_{place}_name"] = term.name
                self.initial[f"term_{place}_starts_on"] = term.starts_on
                self.initial[f"term_{place}_ends_on"] = term.ends_on
            number = {"number": place + 1}
            self.fields[f"term_{place}_name"] = forms.CharField(
                label=_("Name of term %(number)s") % number, max_length=60, required=False
            )
            self.fields[f"term_{place}_starts_on"] = forms.DateField(
                label=_("First day of term %(number)s") % number, required=False, error_messages=NO_DATE
            )
            self.fields[f"term_{place}_ends_on"] = forms.DateField(
                label=_("Last day of term %(number)s") % number, required=False, error_messages=NO_DATE
            )

    @property
    def can_grow(self) -> bool:
        """Whether another term fits."""
        return self.count < MOST_TERMS

    @property
    def rows(self) -> list[tuple[str, Any, Any, Any]]:
        """The stored term's ref and the three fields of each row."""
        return [
            (ref, self[f"term_{place}_name"], self[f"term_{place}_starts_on"], self[f"term_{place}_ends_on"])
            for place, ref in enumerate(self.refs)
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if self.wants_more:
            return data
        terms: list[PlannedTerm] = []
        for place, ref in enumerate(self.refs):
            name = data.get(f"term_{place}_name") or ""
            starts_on, ends_on = data.get(f"term_{place}_starts_on"), data.get(f"term_{place}_ends_on")
            if not (name or starts_on or ends_on):
                continue
            if starts_on and ends_on:
                name = name or _("Term %(number)s") % {"number": place + 1}
                terms.append(PlannedTerm(name, starts_on, ends_on, ref, place))
            for part, value in (("starts_on", starts_on), ("ends_on", ends_on)):
                if value is None and f"term_{place}_{part}" not in self.errors:
                    self.add_error(f"term_{place}_{part}", _("A term needs a first and a last day."))
        data["terms"] = terms
        return data


class ClosureForm(SchoolForm):
    """Days, or part of one day, on which the school is closed."""

    name = forms.CharField(
        label=gettext_lazy("What is it?"),
        help_text=gettext_lazy("Families read this, such as 'Half-term' or 'Snow'."),
        max_length=120,
        error_messages={"required": gettext_lazy("Say why the school is closed.")},
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"), choices=Closure.Kind.choices, initial=Closure.Kind.SCHOOL_HOLIDAY
    )
    starts_on = forms.DateField(label=gettext_lazy("First day"), error_messages=NO_DATE)
    ends_on = forms.DateField(
        label=gettext_lazy("Last day"),
        help_text=gettext_lazy("Leave it empty for a single day."),
        required=False,
        error_messages=NO_DATE,
    )
    from_time = forms.TimeField(
        label=gettext_lazy("Closed from"),
        help_text=gettext_lazy("Only when part of one day is closed."),
        required=False,
        error_messages=NO_TIME,
    )
    to_time = forms.TimeField(label=gettext_lazy("Closed until"), required=False, error_messages=NO_TIME)

    def __init__(self, *args: Any, closure: Closure | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if closure:
            self.initial.update(stored_closure(closure))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        data["ends_on"] = data.get("ends_on") or data.get("starts_on")
        opens, closes = data.get("from_time"), data.get("to_time")
        data["from_minute"] = minute_of(opens) if opens is not None else None
        data["to_minute"] = closing_minute_of(closes) if closes is not None else None
        return data

    def details(self) -> dict[str, Any]:
        """Return what the actions need."""
        wanted = ("kind", "name", "starts_on", "ends_on", "from_minute", "to_minute")
        return {name: self.cleaned_data[name] for name in wanted}


def stored_closure(closure: Closure) -> dict[str, Any]:
    """Return what is stored, field by field."""
    return {
        "name": closure.name,
        "kind": closure.kind,
        "starts_on": closure.starts_on,
        "ends_on": closure.ends_on,
        "from_time": time_of(closure.from_minute) if closure.from_minute is not None else None,
        "to_time": time_of(closure.to_minute) if closure.to_minute is not None else None,
    }


class SpecialDayForm(SchoolForm):
    """A date with hours of its own."""

    on = forms.DateField(label=gettext_lazy("Which day?"), error_messages=NO_DATE)
    name = forms.CharField(
        label=gettext_lazy("What is it?"),
        help_text=gettext_lazy("Families read this, such as 'Last day before the holidays'."),
        max_length=120,
        error_messages={"required": gettext_lazy("Say what is special about this day.")},
    )

    def __init__(self, *args: Any, day: SpecialDay | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        stored: list[tuple[int, int]] = []
        if day:
            self.initial.update(on=day.on, name=day.name)
            stored = [(opens, closes) for opens, closes in day.intervals]
        self.hours = HoursRows(self, "day", stored, spare=0 if stored else 1, about=_("This day"))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.wants_more:
            data["intervals"] = self.hours.clean()
        return data
