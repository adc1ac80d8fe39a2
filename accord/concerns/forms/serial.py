"""Complaints that say the same again: answered together, or decided on for a time."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accord.concerns.forms.long_words import long_words
from accord.concerns.models import Finding
from accord.core.forms import Form
from accord.people.private_words import ReadByFamily


class TogetherForm(ReadByFamily):
    """One answer for many complaints on one matter."""

    complaints = forms.MultipleChoiceField(
        label=_("Complaints on the same matter"), widget=forms.CheckboxSelectMultiple
    )
    result = forms.ChoiceField(label=_("What was found"), choices=Finding.Result.choices, widget=forms.RadioSelect)
    reasons = long_words(_("Why"), 6, max_length=8000, help_text=_("Each family reads it with each of their points."))
    answer = long_words(_("Our answer"), 6, max_length=12000)

    def __init__(self, *args: Any, offered: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["complaints"].choices = offered  # type: ignore[attr-defined]


class SerialForm(ReadByFamily):
    """A reasoned decision for a time."""

    matter = forms.CharField(label=_("Which matter"), max_length=300, help_text=_("It holds for nothing else."))
    tried_before = long_words(_("What was tried before"), 4, max_length=4000)
    reasons = long_words(_("Why"), 5, max_length=4000, help_text=_("The family reads it word for word."))
    ends_on = forms.DateField(
        label=_("Last day"), widget=forms.DateInput(attrs={"type": "date"}), help_text=_("Within six months.")
    )


class LiftForm(ReadByFamily):
    """End a decision early."""

    because = forms.CharField(label=_("Why it ends"), max_length=500)


class CoveredForm(Form):
    """Whether a new complaint says anything new."""

    anything_new = forms.ChoiceField(
        label=_("Does it say anything new?"),
        choices=[("yes", _("Yes, something is new")), ("no", _("No, it was all answered before"))],
        widget=forms.RadioSelect,
    )
    reasons = long_words(_("Why"), 4, max_length=4000)
