"""The hours of a week as a form asks for them: seven days, each with as many stretches as it needs."""

from collections.abc import Mapping
from datetime import time
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accord.charters.value_inputs import Input
from accord.rules.charter import Week, Weekday
from accord.rules.charter_values.fields import WeekField
from accord.schools.week import (
    MOST_PER_DAY,
    closing_minute_of,
    first_weekday_of,
    flaws_in_day,
    minute_of,
    time_of,
    weekdays_from,
)
from accord.schools.wording import weekday_name


class WeekInput(Input):
    """Two time fields for each stretch of a day, named `week_d1_0_opens` and `week_d1_0_closes`."""

    kind = "week"

    def __post_init__(self) -> None:
        """One row for each stretch, and an empty one for a day without hours."""
        self.week: Week = WeekField().read(self.plain) if self.plain else ((),) * 7
        self.rows = {weekday: max(1, len(self.week[weekday - 1])) for weekday in range(1, 8)}
        self._make()

    @property
    def weekdays(self) -> list[int]:
        """The days (1 is Monday) in the order in which the school's week runs."""
        return weekdays_from(first_weekday_of(self.week))

    def grow(self, typed: Mapping[str, Any], prefix: str) -> None:
        """Make room for as many stretches as were typed, and one more where it was asked for."""
        for weekday in self.rows:
            sent = sum(1 for row in range(MOST_PER_DAY) if f"{prefix}{self._name(weekday, row, 'opens')}" in typed)
            more = typed.get("more") == f"{prefix}{self.day_key(weekday)}"
            self.rows[weekday] = min(MOST_PER_DAY, max(1, sent) + more)
        self._make()

    def day_key(self, weekday: int) -> str:
        """What the button that asks for more hours on a day sends."""
        return f"{self.name}_d{weekday}"

    def _name(self, weekday: int, row: int, edge: str) -> str:
        return f"{self.day_key(weekday)}_{row}_{edge}"

    def _make(self) -> None:
        self.fields.clear()
        for weekday in self.weekdays:
            for row in range(self.rows[weekday]):
                numbers = {"day": weekday_name(weekday), "number": row + 1}
                opens, closes = self._name(weekday, row, "opens"), self._name(weekday, row, "closes")
                self.fields[opens] = _time_field(_("%(day)s, opens (%(number)s)") % numbers)
                self.fields[closes] = _time_field(_("%(day)s, closes (%(number)s)") % numbers)
                stored = self.week[weekday - 1]
                self.initial[opens] = time_of(stored[row][0]) if row < len(stored) else None
                self.initial[closes] = time_of(stored[row][1]) if row < len(stored) else None

    def value(self, cleaned: Mapping[str, Any]) -> Any:
        """The hours by day, as a clause keeps them."""
        plain: dict[str, list[str]] = {}
        for number, day in enumerate(Weekday, 1):
            typed = [
                (opens, closes)
                for opens, closes in self._typed(cleaned, number)
                if opens is not None and closes is not None
            ]
            if typed:
                plain[day.value] = [f"{opens:%H:%M}-{_closing(closes)}" for opens, closes in sorted(typed)]
        return plain

    def faults(self, cleaned: Mapping[str, Any]) -> list[tuple[str, str]]:
        """What is wrong with the hours of a day: the field, and what to mend."""
        found: list[tuple[str, str]] = []
        for weekday in self.weekdays:
            sound: list[tuple[int, int]] = []
            places: list[int] = []
            for row, (opens, closes) in enumerate(self._typed(cleaned, weekday)):
                if opens is not None and closes is not None:
                    sound.append((minute_of(opens), closing_minute_of(closes)))
                    places.append(row)
                elif opens is not None:
                    found.append((self._name(weekday, row, "closes"), _("Say when it closes.")))
                elif closes is not None:
                    found.append((self._name(weekday, row, "opens"), _("Say when it opens.")))
            for flaw in flaws_in_day(sound, weekday=weekday):
                row = places[min(flaw.place, len(places) - 1)]
                found.append((self._name(weekday, row, "opens"), flaw.message))
        return found

    def _typed(self, cleaned: Mapping[str, Any], weekday: int) -> list[tuple[time | None, time | None]]:
        return [
            (cleaned.get(self._name(weekday, row, "opens")), cleaned.get(self._name(weekday, row, "closes")))
            for row in range(self.rows[weekday])
        ]


def _closing(closes: time) -> str:
    return f"{closes:%H:%M}" if closes != time(0) else "24:00"


def _time_field(label: str) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        required=False,
        error_messages={"invalid": gettext_lazy("Write the time as hours and minutes, such as 08:30.")},
    )
