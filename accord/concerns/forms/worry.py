"""What is filled in about a child at risk: the worry, and what the lead does about it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accord.concerns.forms.naming import NamingForm, in_free_words
from accord.concerns.models import WorryNote
from accord.core.forms import Form
from accord.people.models import Login, StaffMember, Student

LONGEST = 10_000
OTHER = "other"
AREA = {"dir": "auto"}


class WorryForm(NamingForm):
    """The worry in one's own words, the child, and who at the school it is about. Only the words are needed."""

    text = forms.CharField(
        label=_("What have you seen or heard?"),
        help_text=_("In your own words and your own language. You do not need to be sure."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6, **AREA}),
        error_messages={"required": _("Write what worries you, in a few words.")},
    )
    student = forms.ChoiceField(label=_("Which child?"), required=False)
    child = forms.CharField(
        label=_("The child’s name or class, if you know it"), required=False, max_length=200,
        widget=forms.TextInput(attrs=AREA),
    )  # fmt: skip
    told_by = forms.CharField(
        label=_("Did somebody tell you this? Who, and where?"), required=False, max_length=200,
        widget=forms.TextInput(attrs=AREA),
    )  # fmt: skip
    concerned = forms.MultipleChoiceField(
        label=_("Is it about somebody who works at the school?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Whoever you tick never gets it and never learns of it here, the safeguarding lead included."),
    )

    about_words = in_free_words()

    def __init__(
        self,
        data: Any = None,
        *,
        children: Sequence[Student],
        staff: Sequence[tuple[StaffMember, str]],
        above: Sequence[tuple[Login, str]] = (),
        at_work: bool = False,
        own: Student | None = None,
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        self._children = {one.ref: one for one in children}
        named = [(ref, _t("Me") if own and one.pk == own.pk else one.called) for ref, one in self._children.items()]
        if named:
            self.fields["student"].choices = [("", _t("Please choose")), *named, (OTHER, _t("Another child"))]  # type: ignore[attr-defined]
        else:
            del self.fields["student"]
        if not at_work:
            del self.fields["told_by"]
        self.offer_to_name(staff, above)

    @property
    def tied(self) -> Student | None:
        """The child whose record it is tied to, once the form is clean."""
        return self._children.get(self.cleaned_data.get("student", ""))


class WorryNoteForm(Form):
    """What the lead writes down."""

    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=[
            (kind.value, kind.label) for kind in (WorryNote.Kind.NOTE, WorryNote.Kind.ACTION, WorryNote.Kind.REFERRAL)
        ],
        widget=forms.RadioSelect,
        initial=WorryNote.Kind.NOTE,
    )
    text = forms.CharField(
        label=_("What was seen, said or done, and why"), max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4, **AREA}),
    )  # fmt: skip
    referred_to = forms.CharField(
        label=_("Referred to"), required=False, max_length=200,
        help_text=_("The service and the person, for a referral."), widget=forms.TextInput(attrs=AREA),
    )  # fmt: skip


class WorryEndForm(Form):
    """Why a worry is closed, or opened again."""

    text = forms.CharField(label=_("Why"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 2, **AREA}))
