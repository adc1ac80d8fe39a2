"""Closures from a calendar file, and public holidays from the list."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accord.schools.forms.base import SchoolForm
from accord.schools.models import Closure


class CalendarFileForm(SchoolForm):
    """A calendar file to be looked at before anything is taken from it."""

    file = forms.FileField(
        label=_("Calendar file"),
        help_text=_("A file that ends in .ics, at most 1 MB, as calendars and local authorities give it out."),
        widget=forms.FileInput(attrs={"accept": ".ics,text/calendar"}),
        error_messages={
            "required": _("Choose a calendar file first."),
            "empty": _("The file is empty. Choose another one."),
            "invalid": _("Choose a calendar file first."),
        },
    )
    kind = forms.ChoiceField(
        label=_("What are these days?"),
        help_text=_("You can change it for each entry in the next step."),
        choices=Closure.Kind.choices,
        initial=Closure.Kind.SCHOOL_HOLIDAY,
    )


class PlaceAndYearForm(SchoolForm):
    """For which country, which part of it, and which year public holidays are suggested."""

    country = forms.ChoiceField(label=_("Country"))
    subdivision = forms.ChoiceField(label=_("Part of the country"), required=False)
    year = forms.TypedChoiceField(label=_("Calendar year"), coerce=int)

    def __init__(
        self,
        *args: Any,
        countries: list[tuple[str, str]],
        subdivisions: list[tuple[str, str]],
        years: list[int],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        _choices(self.fields["country"], countries)
        _choices(self.fields["subdivision"], [("", _("The whole country")), *subdivisions])
        _choices(self.fields["year"], [(str(year), str(year)) for year in years])
        if not subdivisions:
            del self.fields["subdivision"]


def _choices(field: forms.Field, choices: list[Any]) -> None:
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices
