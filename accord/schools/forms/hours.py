"""The week of a school, of its office, or of all schools of a district."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accord.rules.flow_down import EMPTY_WEEK, Week
from accord.schools.forms.base import SchoolForm
from accord.schools.forms.day import HoursRows
from accord.schools.models import DistrictSetting, WeeklyHours
from accord.schools.week import weekdays_from
from accord.schools.wording import weekday_name


class WeekForm(SchoolForm):
    """Seven days with as many stretches of hours as each needs."""

    def __init__(self, *args: Any, week: Week = EMPTY_WEEK, first_weekday: int = 1, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.days = [
            (
                weekday,
                weekday_name(weekday),
                HoursRows(self, f"d{weekday}", week[weekday - 1], about=weekday_name(weekday)),
            )
            for weekday in weekdays_from(first_weekday)
        ]
        self.stored_week = week

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if self.wants_more:
            return data
        days = {weekday: tuple(sorted(rows.clean())) for weekday, _name, rows in self.days}
        data["week"] = tuple(days[weekday] for weekday in range(1, 8))
        return data


class WeeklyHoursForm(WeekForm):
    """The hours of the week from a date on."""

    starts_on = forms.DateField(
        label=_("From which day on?"),
        help_text=_("They hold until the day on which other hours begin."),
        error_messages={"required": _("Choose the day from which these hours hold.")},
    )
    between_terms = forms.BooleanField(
        label=_("The office also opens between terms"),
        help_text=_("Then school holidays and training days do not close it; public holidays still do."),
        required=False,
    )

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if kind != WeeklyHours.Kind.OFFICE:
            del self.fields["between_terms"]


class DistrictWeekForm(WeekForm):
    """The hours that a district lays down."""

    latitude = forms.ChoiceField(
        label=_("How far may a school depart from this?"),
        widget=forms.RadioSelect,
        choices=[
            (DistrictSetting.Latitude.FIXED, _("The same at every school")),
            (DistrictSetting.Latitude.REFINE, _("A school may keep shorter hours within these")),
            (DistrictSetting.Latitude.FREE, _("A school may choose its own; these are a suggestion")),
        ],
        initial=DistrictSetting.Latitude.REFINE,
        error_messages={"required": _("Choose how far a school may depart from this.")},
    )
