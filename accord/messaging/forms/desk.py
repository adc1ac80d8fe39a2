"""What staff fill in at the desk: answers, notes, passing on, settling, and the beginning of a conversation."""

from collections.abc import Sequence
from typing import Any, Self, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accord.core.forms import Form
from accord.messaging.actions.start_conversation import LONGEST
from accord.messaging.forms.files import AttachmentsField

TYPED = {"dir": "auto"}


class Again(Form):
    """A form that can be sent once more: what was typed stands, what goes through the page unseen is renewed."""

    def again(self, **hidden: str) -> Self:
        """The same form with these hidden values."""
        renewed = cast(QueryDict, self.data).copy()
        for name, value in hidden.items():
            renewed[name] = value
        self.data = renewed
        return self


class AnswerForm(Again):
    """An answer, a part of it with a date, or a question; `seen` and `seal` go through the page unseen."""

    text = forms.CharField(
        label=_("Your answer"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6, **TYPED}),
        error_messages={"required": _("Write your answer first.")},
    )
    attachments = AttachmentsField()
    promised_rest = forms.DateField(
        label=_("The rest follows by"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    rest_reason = forms.CharField(label=_("Why it takes longer"), required=False, max_length=240)
    emergency_reason = forms.CharField(
        label=_("Why the family has to read it now"),
        required=False,
        max_length=200,
        help_text=_("Only in an emergency. The reason is kept and looked at later."),
    )
    seen = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    seal = forms.CharField(required=False, max_length=600, widget=forms.HiddenInput)


class NoteForm(Form):
    """A note for colleagues."""

    note = forms.CharField(
        label=_("For colleagues only"),
        help_text=_("The family never sees this."),
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 3, **TYPED}),
        error_messages={"required": _("Write what colleagues should know.")},
    )


class SettleForm(Form):
    """Why no answer is needed, where one is promised."""

    reason = forms.CharField(
        label=_("Why no answer is needed"),
        required=False,
        max_length=400,
        help_text=_("Colleagues read this, the family does not."),
    )


class PassForm(Form):
    """To whom a conversation goes; people and teams are those that the facts gave out."""

    to = forms.ChoiceField(label=_("Who takes it"), widget=forms.RadioSelect)
    topic = forms.ChoiceField(label=_("What it is about"), required=False)
    note = forms.CharField(
        label=_("A word for the colleague"),
        help_text=_("The family never sees this."),
        required=False,
        max_length=240,
        widget=forms.Textarea(attrs={"rows": 2, **TYPED}),
    )

    def __init__(
        self, *args: Any, choices: Sequence[tuple[str, str]], topics: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = choices  # type: ignore[attr-defined]
        self.fields["topic"].choices = topics  # type: ignore[attr-defined]


class BeginForm(Again):
    """A first message of the school about a child, to one guardian or several, each in a conversation of their own."""

    to = forms.MultipleChoiceField(
        label=_("Who receives it"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Each has a conversation of their own and does not see the others."),
    )
    topic = forms.ChoiceField(label=_("What it is about"))
    subject = forms.CharField(label=_("In a few words"), max_length=160, widget=forms.TextInput(attrs=TYPED))
    text = forms.CharField(
        label=_("Your message"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8, **TYPED}),
        error_messages={"required": _("Write what it is about.")},
    )
    asks = forms.BooleanField(label=_("I need an answer to this"), required=False)
    attachments = AttachmentsField()
    emergency_reason = forms.CharField(
        label=_("Why the family has to read it now"),
        required=False,
        max_length=200,
        help_text=_("Only in an emergency. The reason is kept and looked at later."),
    )
    seal = forms.CharField(required=False, max_length=600, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, guardians: Sequence[tuple[str, str]], topics: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = guardians  # type: ignore[attr-defined]
        self.fields["topic"].choices = topics  # type: ignore[attr-defined]
