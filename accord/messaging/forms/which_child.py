"""Which child a conversation is about, as its guardian says it here or to the office."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accord.messaging.forms.desk import Again
from accord.messaging.models import ChildNaming


class WhichChildForm(Again):
    """One of the guardian's own children, or none in particular; `stood` goes through the page unseen."""

    child = forms.ChoiceField(label=_("This is about"), widget=forms.RadioSelect)
    stood = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["child"].choices = choices  # type: ignore[attr-defined]


class HeardForm(WhichChildForm):
    """What the office heard of a guardian who has no sign-in: which child, how it was said, and on which day."""

    heard_how = forms.ChoiceField(
        label=_("How did they say it?"), widget=forms.RadioSelect, choices=ChildNaming.How.choices
    )
    heard_on = forms.DateField(label=_("On which day?"), widget=forms.DateInput(attrs={"type": "date"}))
    sure = forms.BooleanField(
        label=_("They said so themselves, and I know that it was them"),
        help_text=_("For a call, ring back the number that the school has on file."),
    )
