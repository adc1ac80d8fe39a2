"""Choosing one of the colleagues."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accord.core.forms import Form
from accord.people.forms.editing import by_ref
from accord.people.models import StaffMember


class ColleagueForm(Form):
    """A form on which one of the colleagues is chosen."""

    staff = forms.ChoiceField(label=_("Who"))

    def __init__(self, *args: Any, colleagues: list[StaffMember], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {colleague.ref: colleague for colleague in colleagues}
        self.fields["staff"].choices = [("", "–"), *by_ref(colleagues)]  # type: ignore[attr-defined]

    @property
    def colleague(self) -> StaffMember:
        """The colleague who was chosen."""
        return self.people[self.cleaned_data["staff"]]
