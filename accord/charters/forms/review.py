"""What is asked of those who look a draft over, comment on it, answer, approve and publish it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accord.charters.models import Audiences
from accord.core.forms import Form

LONGEST = 4000


def words(label: Any, *, help_text: Any = "", required: bool = True, rows: int = 5, **more: Any) -> forms.CharField:
    """A field for some sentences."""
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label, help_text=help_text, required=required, max_length=LONGEST, widget=widget, **more
    )


def day(label: Any, help_text: Any = "") -> forms.DateField:
    """A field for a date."""
    return forms.DateField(label=label, help_text=help_text, widget=forms.DateInput(attrs={"type": "date"}))


class NoteForm(Form):
    """A word to the colleagues who look the draft over."""

    note = words(_("What should your colleagues look at?"), required=False, rows=3)


class CommentForm(Form):
    """What somebody thinks."""

    text = words(_("What do you think?"), help_text=_("Say what is good, what is missing, and what you would change."))


class AnswerForm(Form):
    """What became of a comment."""

    taken_up = forms.TypedChoiceField(
        label=_("Do you take it up?"),
        choices=[("yes", _("Yes, the draft is changed")), ("no", _("No, the draft stays as it is"))],
        coerce=lambda chosen: chosen == "yes",
        widget=forms.RadioSelect,
    )
    text = words(_("Why?"), help_text=_("Whoever wrote the comment reads this."), required=False, rows=3)


class FamilyAnswerForm(AnswerForm):
    """What became of a comment of a family: also in words that everybody may read."""

    for_everybody = words(
        _("For everybody who was asked"),
        help_text=_(
            "After the consultation all who were asked read this under 'You said, we decided'. "
            "Name nobody, and write nothing that tells who said it."
        ),
        required=False,
        rows=3,
    )


class ConsultationForm(Form):
    """Who is asked about a draft, from when and until when."""

    audiences = forms.MultipleChoiceField(
        label=_("Who is asked?"), choices=Audiences.choices, widget=forms.CheckboxSelectMultiple
    )
    opens_on = day(_("First day"))
    closes_on = day(_("Last day"), _("Two to four weeks give every family the time to answer."))


class ApproveForm(Form):
    """A leader's approval of exactly what is shown."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    note = words(_("A note about your approval"), required=False, rows=3)


class PublishForm(Form):
    """From when an edition holds, and whether everybody is asked to sign anew."""

    starts_on = day(_("From which day does it hold?"), _("Give families time to read it before it holds."))
    material = forms.TypedChoiceField(
        label=_("Does it change what somebody agreed to?"),
        choices=[
            ("yes", _("Yes: everybody is asked to read and sign it")),
            ("no", _("No, only small corrections: earlier signatures go on counting")),
        ],
        coerce=lambda chosen: chosen == "yes",
        widget=forms.RadioSelect,
    )


class ReasonForm(Form):
    """Why something is put aside or called back."""

    reason = words(_("Why?"), help_text=_("It is kept with the edition."), rows=3)
