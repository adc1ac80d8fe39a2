"""What is asked of somebody who reads, signs or declines the charter."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accord.charters.shown import Shown
from accord.core.forms import Form

LONGEST = 4000
OPENING_WORDS = 14


class Answering(Form):
    """An answer carries the very words that the page showed: their public id and their hash."""

    text = forms.CharField(widget=forms.HiddenInput, max_length=16)
    sha256 = forms.CharField(widget=forms.HiddenInput, max_length=64)


class SignForm(Answering):
    """A tick and a typed name."""

    agree = forms.BooleanField(
        label=_("I have read the charter, and I agree to it."),
        error_messages={"required": _("Tick this if you agree. If you do not, use the link below the button.")},
    )
    typed_name = forms.CharField(
        label=_("Your name"),
        max_length=160,
        min_length=2,
        help_text=_("Type it as you would sign it."),
        error_messages={"required": _("Type your name. It stands in place of your signature.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )


class DeclineForm(Answering):
    """With what somebody does not agree, and why."""

    clauses = forms.MultipleChoiceField(
        label=_("With what do you not agree?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    reason = forms.CharField(
        label=_("Why?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("A few words are enough, in any language. The office and the leaders of the school read them."),
        error_messages={"required": _("Write a few words, so that we know what to talk about.")},
    )

    def offer(self, shown: Shown) -> None:
        """Offer the clauses of the charter by their first words, under the headings of its parts."""
        self.fields["clauses"].choices = [  # type: ignore[attr-defined]
            (section.heading, [(clause.key, opening_of(clause_text(clause.blocks))) for clause in section.clauses])
            for section in shown.sections
            if section.clauses
        ]


class WithdrawForm(Form):
    """Why somebody takes a signature back, if they like to say."""

    reason = forms.CharField(
        label=_("Would you like to say why?"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The office and the leaders of the school read it."),
    )


def clause_text(blocks: tuple[object, ...]) -> str:
    """Return the words of a clause in one line."""
    return " ".join(str(getattr(block, "text", "")) for block in blocks).replace("\n", " ")


def opening_of(text: str) -> str:
    """Return the first words of a text, enough to know it again."""
    words = text.split()
    if len(words) > OPENING_WORDS:
        return f"{' '.join(words[:OPENING_WORDS])} …"
    shortened = " ".join(words)
    return f"{shortened[:90]}…" if len(shortened) > 120 else shortened
