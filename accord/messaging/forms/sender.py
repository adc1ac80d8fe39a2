"""Who wrote by mail, as the office says it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from accord.core.forms import Form
from accord.people.models import Guardian, Student


class SenderForm(Form):
    """One of the guardians who were found, and for which child."""

    guardian = forms.ChoiceField(label=_("Who wrote this"), widget=forms.RadioSelect)
    student = forms.ChoiceField(label=_("About which child"), required=False)

    def __init__(self, *args: Any, guardians: Sequence[Guardian], children: Sequence[Student], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.guardians = {one.ref: one for one in guardians}
        self.children = {one.ref: one for one in children}
        self.fields["guardian"].choices = [(ref, one.called) for ref, one in self.guardians.items()]  # type: ignore[attr-defined]
        self.fields["student"].choices = [  # type: ignore[attr-defined]
            ("", _now("No child in particular")),
            *((ref, one.called) for ref, one in self.children.items()),
        ]

    @property
    def chosen(self) -> tuple[Guardian, Student | None]:
        """The guardian and the child."""
        return self.guardians[self.cleaned_data["guardian"]], self.children.get(self.cleaned_data["student"])
