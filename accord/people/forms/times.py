"""From a day and an hour to a day and an hour, by the clock on the school's wall."""

from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from accord.core.forms import Form
from accord.people.forms.colleagues import ColleagueForm
from accord.people.models import Absence, Duty


class TimeSpan(Form):
    """A first and a last day, each with a time if only part of it is meant."""

    first_day = forms.DateField(label=_("First day"))
    from_time = forms.TimeField(label=_("From"), required=False, help_text=_("Empty: from the morning."))
    last_day = forms.DateField(label=_("Last day"), required=False, help_text=_("Empty: the same day."))
    until_time = forms.TimeField(label=_("Until"), required=False, help_text=_("Empty: the whole day."))

    def __init__(self, *args: Any, zone: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = ZoneInfo(zone)

    def clean(self) -> dict[str, Any]:
        """The end comes after the beginning."""
        said = super().clean() or {}
        if said.get("first_day") and not {"last_day", "from_time", "until_time"} & set(self.errors):
            said["last_day"] = said.get("last_day") or said["first_day"]
            if self.ends_at <= self.starts_at:
                self.add_error("last_day", _now("The end comes before the beginning. Correct one of them."))
            elif self.ends_at - self.starts_at > timedelta(days=800):
                self.add_error("last_day", _now("This is longer than two years. Look at the year again."))
        return said

    @property
    def starts_at(self) -> datetime:
        """The moment from which it holds (UTC)."""
        said = self.cleaned_data
        return self._moment(datetime.combine(said["first_day"], said.get("from_time") or time.min))

    @property
    def ends_at(self) -> datetime:
        """The moment at which it no longer holds (UTC)."""
        said = self.cleaned_data
        if said.get("until_time"):
            return self._moment(datetime.combine(said["last_day"], said["until_time"]))
        return self._moment(datetime.combine(said["last_day"], time.min) + timedelta(days=1))

    def _moment(self, wall: datetime) -> datetime:
        return wall.replace(tzinfo=self.zone).astimezone(UTC)


class AbsenceForm(TimeSpan):
    """When somebody is away."""

    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=Absence.Kind.choices,
        help_text=_("Only those who arrange cover see this; families never do."),
    )


class CoverForm(ColleagueForm, TimeSpan):
    """Who covers, and when; at first for the whole absence."""

    field_order = ("staff", "first_day", "from_time", "last_day", "until_time")


class DutyForm(ColleagueForm, TimeSpan):
    """Who keeps which watch, and when."""

    field_order = ("kind", "staff", "first_day", "from_time", "last_day", "until_time", "phone")
    kind = forms.ChoiceField(label=_("Duty"), choices=Duty.Kind.choices)
    phone = forms.CharField(
        label=_("Telephone"),
        required=False,
        max_length=30,
        help_text=_("A number of the school that is answered on this duty, never a private one."),
    )


def span_of(starts_at: datetime, ends_at: datetime, zone: str) -> dict[str, Any]:
    """Return stored moments as the fields of a span, for a form that begins with them."""
    wall = ZoneInfo(zone)
    starts, ends = starts_at.astimezone(wall), ends_at.astimezone(wall)
    whole = ends.time() == time.min
    return {
        "first_day": starts.date(),
        "from_time": None if starts.time() == time.min else starts.time(),
        "last_day": (ends - timedelta(days=1)).date() if whole else ends.date(),
        "until_time": None if whole else ends.time(),
    }
