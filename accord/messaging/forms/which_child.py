"""Which child a conversation is about, as its guardian says it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accord.messaging.forms.desk import Again


class WhichChildForm(Again):
    """One of the guardian's own children, or none in particular; `stood` goes through the page unseen."""

    child = forms.ChoiceField(label=_("This is about"), widget=forms.RadioSelect)
    stood = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["child"].choices = choices  # type: ignore[attr-defined]
