"""What an administrator writes down about staff, roles, teams; and the weekly hours of one person."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from accord.core.forms import Form
from accord.people.forms.colleagues import ColleagueForm
from accord.people.forms.editing import EditForm
from accord.people.forms.person import StaffNames
from accord.people.models import RoleHolding


class StaffEdit(StaffNames, EditForm):
    """Changes what is known of a member of staff."""

    kept = tuple(StaffNames.base_fields)


class StaffNew(StaffNames, Form):
    """Somebody who joins the staff."""

    starts_on = forms.DateField(label=_("First day"), required=False)


class RoleForm(Form):
    """A role, from a day, perhaps until a day."""

    role = forms.ChoiceField(label=_("Role"), choices=RoleHolding.Role.choices)
    scope = forms.CharField(
        label=_("Year group"),
        required=False,
        max_length=40,
        help_text=_("For a head of year: the year that they lead."),
    )
    starts_on = forms.DateField(label=_("From"))
    ends_on = forms.DateField(label=_("Until"), required=False, help_text=_("Empty: until it is ended here."))

    def clean(self) -> dict[str, Any]:
        """A role ends on its first day or later."""
        said = super().clean() or {}
        starts_on, ends_on = said.get("starts_on"), said.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", _now("The last day comes before the first. Correct one of them."))
        return said


class TeamFields(forms.Form):
    """A team's name and what it answers for."""

    name = forms.CharField(label=_("Name of the team"), max_length=80)
    purpose = forms.CharField(
        label=_("What it answers for"),
        required=False,
        max_length=200,
        help_text=_("Such as 'Absence, lateness, leave'."),
    )


class TeamNew(TeamFields, Form):
    """A new team."""


class TeamEdit(TeamFields, EditForm):
    """Changes a team."""

    kept = ("name", "purpose")


class MemberForm(ColleagueForm):
    """Somebody who joins a team."""

    leads = forms.BooleanField(label=_("Leads the team"), required=False)


class LastDayForm(Form):
    """The last day of somebody at the school."""

    last_day = forms.DateField(label=_("Last day at the school"))


class PatternForm(Form):
    """The weekly hours of one person: up to two stretches a day, from a day on."""

    starts_on = forms.DateField(label=_("From which day on"))
    own_hours = forms.ChoiceField(
        label=_("When does this person work"),
        choices=[("school", _("Whenever the school is open")), ("own", _("At hours of their own"))],
        widget=forms.RadioSelect,
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput, max_length=20)

    def __init__(self, *args: Any, weekdays: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.weekdays = weekdays
        for number, _name in weekdays:
            for stretch in (1, 2):
                for end, label in (("from", _("From")), ("until", _("Until"))):
                    self.fields[f"{end}_{number}_{stretch}"] = forms.TimeField(label=label, required=False)

    def clean(self) -> dict[str, Any]:
        """Each stretch has both ends in order, and the second comes after the first."""
        said = super().clean() or {}
        self.parts: list[tuple[int, int, int]] = []
        for number, name in self.weekdays:
            end_before = 0
            for stretch in (1, 2):
                opens, closes = said.get(f"from_{number}_{stretch}"), said.get(f"until_{number}_{stretch}")
                if opens is None and closes is None:
                    continue
                field = f"until_{number}_{stretch}"
                if opens is None or closes is None or closes <= opens:
                    if not {field, f"from_{number}_{stretch}"} & set(self.errors):
                        self.add_error(
                            field, _now("%(day)s: write from when until when, in this order.") % {"day": name}
                        )
                    continue
                begins, ends = opens.hour * 60 + opens.minute, closes.hour * 60 + closes.minute
                if begins < end_before:
                    self.add_error(field, _now("%(day)s: the two times overlap.") % {"day": name})
                    continue
                self.parts.append((number, begins, ends))
                end_before = ends
        if said.get("own_hours") == "own" and not self.parts and not self.errors:
            self.add_error("own_hours", _now("Write at least one day with its hours."))
        if said.get("own_hours") == "school":
            self.parts = []
        return said


def hours_begun(parts: list[tuple[int, int, int]], starts_on: date, seen: str) -> dict[str, Any]:
    """Return stored hours as the fields of the form."""
    begun: dict[str, Any] = {"starts_on": starts_on, "own_hours": "own" if parts else "school", "seen": seen}
    count: dict[int, int] = {}
    for weekday, opens, closes in parts:
        count[weekday] = stretch = count.get(weekday, 0) + 1
        begun[f"from_{weekday}_{stretch}"] = f"{opens // 60:02}:{opens % 60:02}"
        begun[f"until_{weekday}_{stretch}"] = f"{min(closes, 1439) // 60:02}:{min(closes, 1439) % 60:02}"
    return begun
