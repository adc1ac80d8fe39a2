"""The form in which a district chooses who holds safeguarding for its schools."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accord.core.forms import Form
from accord.people.models import Login


class SafeguardingForm(Form):
    """One of the people of the district."""

    person = forms.ChoiceField(label=_("Who"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, people: Iterable[Login], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {one.ref: one for one in people}
        self.fields["person"].choices = [(ref, one.name) for ref, one in self.people.items()]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> Login:
        """Who was chosen."""
        return self.people[self.cleaned_data["person"]]
