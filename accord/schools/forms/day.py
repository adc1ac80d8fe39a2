"""Rows of opening and closing times, as many as a day needs."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accord.schools.forms.base import SchoolForm
from accord.schools.week import MOST_PER_DAY, closing_minute_of, flaws_in_day, minute_of, time_of

Day = Sequence[tuple[int, int]]


class HoursRows:
    """The rows of one day inside a form: two time fields each, named `<day>_<row>_opens` and `…_closes`."""

    def __init__(self, form: SchoolForm, day: str, stored: Day, *, spare: int = 0, about: str = "") -> None:
        self.form, self.day = form, day
        typed = sum(1 for row in range(MOST_PER_DAY) if f"{day}_{row}_opens" in form.data)
        wanted = max(typed if form.is_bound else len(stored), 1)
        if form.is_bound and form.data.get("more") == day:
            wanted += 1
        self.count = min(MOST_PER_DAY, wanted + (0 if form.is_bound else spare))
        for row in range(self.count):
            if row < len(stored):
                form.initial[f"{day}_{row}_opens"] = time_of(stored[row][0])
                form.initial[f"{day}_{row}_closes"] = time_of(stored[row][1])
            numbers = {"day": about, "number": row + 1}
            form.fields[f"{day}_{row}_opens"] = _time_field(_("%(day)s, opens (%(number)s)") % numbers)
            form.fields[f"{day}_{row}_closes"] = _time_field(_("%(day)s, closes (%(number)s)") % numbers)

    @property
    def rows(self) -> list[tuple[Any, Any]]:
        """The bound fields, row by row, for the template."""
        return [
            (self.form[f"{self.day}_{row}_opens"], self.form[f"{self.day}_{row}_closes"]) for row in range(self.count)
        ]

    @property
    def can_grow(self) -> bool:
        """Whether another row fits."""
        return self.count < MOST_PER_DAY

    @property
    def errors(self) -> list[str]:
        """What is wrong anywhere in the day, once each."""
        return list(dict.fromkeys(str(error) for pair in self.rows for bound in pair for error in bound.errors))

    def clean(self) -> list[tuple[int, int]]:
        """Return the stretches that were typed, and put what is wrong with them on their fields."""
        data, form = self.form.cleaned_data, self.form
        day: list[tuple[int, int]] = []
        places: list[int] = []
        for row in range(self.count):
            opens, closes = data.get(f"{self.day}_{row}_opens"), data.get(f"{self.day}_{row}_closes")
            if opens is not None and closes is not None:
                day.append((minute_of(opens), closing_minute_of(closes)))
                places.append(row)
            elif opens is not None and f"{self.day}_{row}_closes" not in form.errors:
                form.add_error(f"{self.day}_{row}_closes", _("Say when it closes."))
            elif closes is not None and f"{self.day}_{row}_opens" not in form.errors:
                form.add_error(f"{self.day}_{row}_opens", _("Say when it opens."))
        for flaw in flaws_in_day(day):
            row = places[min(flaw.place, len(places) - 1)]
            form.add_error(f"{self.day}_{row}_opens", flaw.message)
        return day


def _time_field(label: str) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        required=False,
        error_messages={"invalid": gettext_lazy("Write the time as hours and minutes, such as 08:30.")},
    )
