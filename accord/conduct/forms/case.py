"""What whoever holds an incident fills in, and what people say in their accounts."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accord.conduct.evidence import Brought, Post
from accord.conduct.forms.files import EvidenceField
from accord.conduct.models import Account, Closing, Reopening
from accord.core.forms import Form
from accord.people.private_words import ReadByFamily

LONGEST = 10_000
TYPED = {"dir": "auto"}
Choices = Sequence[tuple[str, str]]


def _long(label: Any, *, rows: int = 5, required: bool = True, says: Any = "", empty: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        help_text=says,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": rows, **TYPED}),
        error_messages={"required": empty} if empty else None,
    )


class OwnAccountForm(Form):
    """Somebody's own account."""

    text = _long(
        _("What happened, as you saw it"),
        rows=8,
        says=_("In your own words and your own language. Write as much or as little as you like."),
        empty=_("Write what you saw, heard or did."),
    )
    attachments = EvidenceField()

    @property
    def brought(self) -> Brought:
        """The files that came with it."""
        return Brought(self.cleaned_data["attachments"])


class AskForm(ReadByFamily):
    """Whom to ask, with which words, and what may follow."""

    whom = forms.ChoiceField(label=_("Whom do you ask?"), widget=forms.RadioSelect)
    colleague = forms.ChoiceField(label=_("Somebody else at the school who saw it"), required=False)
    words = _long(
        _("What is said to have happened"),
        rows=4,
        says=_("They read this. Calm and short; not who said it. Nothing else of the case is shown to them."),
        empty=_("Write in a sentence or two what it is about, so that they can answer."),
    )
    step = forms.ChoiceField(
        label=_("What may follow, if it is so"),
        help_text=_("Only a guardian reads this. It sets how long they have for their answer."),
        required=False,
    )

    def __init__(self, *args: Any, people: Choices, colleagues: Choices, steps: Choices, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["whom"].choices = people  # type: ignore[attr-defined]
        self.fields["colleague"].choices = [("", "—"), *colleagues]  # type: ignore[attr-defined]
        self.fields["step"].choices = steps  # type: ignore[attr-defined]


class RecordForm(Form):
    """An account that was given otherwise than here."""

    whom = forms.ChoiceField(label=_("Who said it?"), widget=forms.RadioSelect)
    name = forms.CharField(label=_("Name"), required=False, max_length=120, help_text=_("For somebody else."))
    how = forms.ChoiceField(
        label=_("How?"),
        choices=[one for one in Account.How.choices if one[0] != Account.How.PORTAL],
        widget=forms.RadioSelect,
        initial=Account.How.TALK,
    )
    text = _long(_("What they said"), rows=8, says=_("As near to their own words as you can."))

    def __init__(self, *args: Any, people: Choices, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["whom"].choices = people  # type: ignore[attr-defined]


class EvidenceForm(Form):
    """Something that shows what happened."""

    attachments = EvidenceField()
    post_address = forms.CharField(
        label=_("Address of the post"), required=False, max_length=300, widget=forms.TextInput(attrs={"dir": "ltr"})
    )
    post_words = _long(_("Words of the post, to the letter"), rows=4, required=False)

    @property
    def brought(self) -> Brought:
        """What was brought."""
        address, words = self.cleaned_data["post_address"], self.cleaned_data["post_words"]
        return Brought(self.cleaned_data["attachments"], Post(address, words) if address or words else None)


class TalkForm(Form):
    """What was said to address, resolve and support."""

    how = forms.ChoiceField(
        label=_("How did you speak?"),
        choices=[one for one in Account.How.choices if one[0] not in (Account.How.PORTAL, Account.How.PAPER)],
        widget=forms.RadioSelect,
        initial=Account.How.TALK,
    )
    words = _long(_("What you spoke about, and what each side will do"))


class PassCaseForm(Form):
    """To whom an incident goes, and why."""

    to = forms.ChoiceField(label=_("Who takes it"), widget=forms.RadioSelect)
    reasons = _long(_("Why"), rows=3)

    def __init__(self, *args: Any, people: Choices, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["to"].choices = people  # type: ignore[attr-defined]


class CloseForm(Form):
    """How an incident is closed, and why."""

    how = forms.ChoiceField(label=_("How is it closed?"), choices=Closing.How.choices, widget=forms.RadioSelect)
    reasons = _long(_("Why"), rows=4, says=_("Kept with the case. Nobody else reads it."))

    def __init__(self, *args: Any, ways: Choices, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["how"].choices = ways  # type: ignore[attr-defined]


class ReopenForm(Form):
    """Because of what a closed incident is opened again, and why."""

    because = forms.ChoiceField(
        label=_("Why is it opened again?"), choices=Reopening.Because.choices, widget=forms.RadioSelect
    )
    reasons = _long(_("What it is"), rows=4, says=_("Kept with the case. Nobody else reads it."))


class WhoForm(Form):
    """Who somebody was whom a report only describes."""

    whom = forms.ChoiceField(
        label=_("Who was it?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose who it was, or look for another name.")},
    )

    def __init__(self, *args: Any, people: Choices, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["whom"].choices = people  # type: ignore[attr-defined]


class SupportForm(Form):
    """An offer of support."""

    words = _long(
        _("What would help?"),
        rows=4,
        says=_("For example a talk, time off the gate, a colleague at your side, somebody to speak with outside."),
        empty=_("Write what you can offer, in your own words."),
    )
