"""What the office writes down: answers on paper and at meetings, and talks with those who do not agree."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from accord.charters.models import Acknowledgement
from accord.core.forms import Form

LONGEST = 4000


class RecordForm(Form):
    """What one person answered on paper or at a meeting."""

    outcome = forms.ChoiceField(
        label=_("What did they answer?"), choices=Acknowledgement.Outcome.choices, widget=forms.RadioSelect
    )
    way = forms.ChoiceField(
        label=_("How?"),
        choices=[
            (Acknowledgement.Way.PAPER.value, Acknowledgement.Way.PAPER.label),
            (Acknowledgement.Way.MEETING.value, Acknowledgement.Way.MEETING.label),
        ],
        initial=Acknowledgement.Way.PAPER.value,
        widget=forms.RadioSelect,
    )
    text = forms.ChoiceField(label=_("In which language did they read it?"))
    reason = forms.CharField(
        label=_("If they declined: with what do they not agree?"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("In their own words, as far as you can. The office and the leaders of the school read it."),
    )

    def offer(self, texts: Sequence[tuple[str, str]], chosen: str) -> None:
        """Offer the languages in which the edition is written."""
        self.fields["text"].choices = list(texts)  # type: ignore[attr-defined]
        self.fields["text"].initial = chosen


class MeetingForm(Form):
    """Who of a class signed at a meeting."""

    people = forms.MultipleChoiceField(
        label=_("Who signed?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick everybody who signed.")},
    )

    def offer(self, people: Sequence[tuple[str, str]]) -> None:
        """Offer those of the class who have not signed yet."""
        self.fields["people"].choices = list(people)  # type: ignore[attr-defined]


class TalkForm(Form):
    """That a talk was offered, and how it went."""

    held_on = forms.DateField(
        label=_("On which day was the talk held?"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Leave it empty if it has been offered and not held yet."),
    )
    note = forms.CharField(
        label=_("What came of it?"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The office and the leaders of the school read it."),
    )
