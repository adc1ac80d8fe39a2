"""What is looked for in conversations, and what narrows it."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from accord.core.forms import Form
from accord.messaging.sought import Sought


class SearchForm(Form):
    """Words, a topic and days; every one may stay empty."""

    q = forms.CharField(
        label=_("Names or words"),
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off", "dir": "auto"}),
    )
    topic = forms.ChoiceField(label=_("Topic"), required=False)
    since = forms.DateField(label=_("From"), required=False)
    until = forms.DateField(label=_("Until"), required=False)

    def __init__(self, *args: Any, topics: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        narrowed: Any = self.fields["topic"]
        narrowed.choices = [("", _now("Every topic")), *topics.items()]

    def clean(self) -> dict[str, Any]:
        """The last day is not before the first."""
        said = super().clean() or {}
        since, until = said.get("since"), said.get("until")
        if since and until and until < since:
            self.add_error("until", _now("The last day comes before the first. Correct one of them."))
        return said

    def sought(self, *, in_notes: bool = False, before: str = "") -> Sought:
        """What to look for; nothing while something in the form is to be mended."""
        if not self.is_valid():
            return Sought()
        said = self.cleaned_data
        return Sought(said["q"], said["topic"], said["since"], said["until"], in_notes, before)
