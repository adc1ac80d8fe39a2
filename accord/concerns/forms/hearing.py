"""The panel and its hearing: who sits, when and where, whether the family comes."""

from collections.abc import Sequence
from datetime import datetime, tzinfo
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accord.core.forms import Form
from accord.people.facts.in_charge import InCharge
from accord.people.models import Login
from accord.people.private_words import ReadByFamily

OUTSIDE = "outside"


class SeatForm(Form):
    """A member of the panel: a governor, or somebody from outside by name."""

    person = forms.ChoiceField(label=_("Who"), widget=forms.RadioSelect)
    name = forms.CharField(label=_("Name of the member from outside"), required=False, max_length=160)
    independent = forms.BooleanField(
        label=_("They are independent of the school"), required=False,
        help_text=_("No governor, no member of staff, no family here, and no part in the matter."),
    )  # fmt: skip
    chairs = forms.BooleanField(label=_("They chair the panel"), required=False)

    def __init__(self, *args: Any, people: Sequence[InCharge], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {one.login.ref: one.login for one in people if one.login}
        named = [(one.login.ref, one.name) for one in people if one.login]
        self.fields["person"].choices = [*named, (OUTSIDE, _("Somebody from outside"))]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> Login | None:
        """The governor who was chosen; None for somebody from outside."""
        return self.people.get(self.cleaned_data["person"])


class HearingForm(Form):
    """When and where the panel hears the family."""

    on = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}))
    time = forms.TimeField(label=_("Time"), widget=forms.TimeInput(attrs={"type": "time"}))
    place = forms.CharField(label=_("Where"), max_length=200)

    def moment(self, zone: tzinfo) -> datetime:
        """The moment that was meant, by the school's clock."""
        return datetime.combine(self.cleaned_data["on"], self.cleaned_data["time"], zone)


class SendForm(ReadByFamily):
    """Nothing to fill in, unless what belongs to another family was found in the papers."""


class AttendanceForm(Form):
    """Whether the family comes to the hearing."""

    comes = forms.ChoiceField(
        label=_("Do you come?"), choices=[("yes", _("Yes, I come")), ("no", _("No, please decide from the papers"))],
        widget=forms.RadioSelect,
    )  # fmt: skip
    with_whom = forms.CharField(
        label=_("Who comes with you?"), required=False, max_length=200,
        help_text=_("You can bring a friend, a relative or somebody who speaks for you."),
    )  # fmt: skip
    interpreter = forms.CharField(
        label=_("Would you like an interpreter? For which language?"), required=False, max_length=60,
        help_text=_("We arrange it, and you do not pay."),
    )  # fmt: skip
    needs = forms.CharField(
        label=_("What else would help you?"), required=False, max_length=300,
        help_text=_("A room without stairs, a break, another time of the day."),
    )  # fmt: skip
