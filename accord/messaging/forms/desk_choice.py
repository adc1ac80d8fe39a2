"""How one's desk works."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from accord.core.forms import Form


class DeskChoiceForm(Form):
    """Whether strong wording is folded at first."""

    folds_strong_wording = forms.BooleanField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["folds_strong_wording"]
        field.label = _("Fold strong wording at first")
        field.help_text = _("You open it with one touch when you are ready, or ask a colleague to read it first.")
