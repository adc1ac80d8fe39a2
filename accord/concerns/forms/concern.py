"""What both sides fill in for a concern."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accord.concerns.forms.naming import NamingForm, in_free_words
from accord.concerns.models import TalkOffer
from accord.core.forms import Form
from accord.core.words import begun, moment
from accord.people.models import Login, StaffMember

LONGEST = 10_000
AREA = {"dir": "auto"}


def _words(label: Any, help_text: Any = "", *, required: bool = False, rows: int = 4, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help_text, required=required, max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": rows, **AREA}), **more,
    )  # fmt: skip


class ConcernForm(NamingForm):
    """The form that helps to think. Only the first question needs an answer."""

    what_happened = _words(
        _("What happened, or what worries you?"), required=True, rows=6,
        error_messages={"required": _("Write what happened, in a few words. The other questions can stay empty.")},
    )  # fmt: skip
    child_says = _words(_("What does your child say about it?"), _("In your child’s own words, if you can."))
    school_side = _words(
        _("What do you know of the school’s side?"), _("Perhaps somebody has told you something already.")
    )
    put_right = _words(_("What would put it right for you?"))
    topic = forms.ChoiceField(label=_("What is it about?"), required=False)
    concerned = forms.MultipleChoiceField(
        label=_("Is it about somebody who works at the school?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Whoever you tick does not get this and cannot read it. They are asked for their view."),
    )
    about_words = in_free_words()
    safeguarding = forms.BooleanField(label=_("Also tell the safeguarding lead"), required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        topics: Sequence[tuple[str, str]],
        staff: Sequence[tuple[StaffMember, str]],
        above: Sequence[tuple[Login, str]] = (),
    ) -> None:
        super().__init__(data)
        self.fields["topic"].choices = topics  # type: ignore[attr-defined]
        self.offer_to_name(staff, above)


class WordsForm(Form):
    """One field for words, with a label of its own."""

    text = _words(_("Your words"), required=True)

    def __init__(self, data: Any = None, *, label: str, help_text: str = "", rows: int = 4, prefix: str = "") -> None:
        super().__init__(data, prefix=prefix or None)
        self.fields["text"].label = label
        self.fields["text"].help_text = help_text
        self.fields["text"].widget.attrs["rows"] = rows


class SayForm(WordsForm):
    """A family adds words: its own, or what the child says."""

    side = forms.ChoiceField(
        label=_("Whose words are these?"),
        choices=[
            ("family", pgettext_lazy("whose words these are", "Mine")),
            ("child", _("My child’s, written down by me")),
        ],
        widget=forms.RadioSelect,
        initial="family",
    )


class OtherTimeForm(Form):
    """When the family can come instead."""

    answer = forms.CharField(
        label=_("When could you?"), max_length=300, widget=forms.Textarea(attrs={"rows": 2, **AREA}),
        error_messages={"required": _("Write on which days or hours you can.")},
    )  # fmt: skip


class TalkForm(Form):
    """A talk is offered: the times stand in the form already, so that one press is enough."""

    how = forms.ChoiceField(
        label=_("How"), choices=TalkOffer.How.choices, widget=forms.RadioSelect, initial=TalkOffer.How.TELEPHONE
    )
    times = forms.MultipleChoiceField(label=_("When, in your working hours"), widget=forms.CheckboxSelectMultiple)
    day = forms.DateField(label=_("Or another day"), required=False)
    hour = forms.TimeField(label=pgettext_lazy("hour of a talk", "At"), required=False)
    words = forms.CharField(
        label=_("A word with it"), required=False, max_length=300,
        widget=forms.Textarea(attrs={"rows": 2, **AREA}), help_text=_("The family reads this."),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, times: Sequence[datetime], at: datetime, zone: Any) -> None:
        self._times = {one.isoformat(): one for one in times}
        self._zone = zone
        super().__init__(data, initial={"times": list(self._times)})
        choices = [(key, begun(moment(one, at, zone))) for key, one in self._times.items()]
        self.fields["times"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """At least one time; a day needs its hour."""
        given = super().clean() or {}
        if bool(given.get("day")) != bool(given.get("hour")):
            self.add_error("hour" if given.get("day") else "day", _t("A day and an hour belong together."))
        elif given.get("day"):
            self.errors.pop("times", None)
        return given

    @property
    def chosen(self) -> list[datetime]:
        """The times on offer, once the form is clean."""
        found = [self._times[key] for key in self.cleaned_data.get("times", [])]
        if self.cleaned_data["day"]:
            found.append(datetime.combine(self.cleaned_data["day"], self.cleaned_data["hour"], tzinfo=self._zone))
        return found


class AskForm(Form):
    """Somebody is asked for their view."""

    staff = forms.ChoiceField(label=_("Whom do you ask?"))
    question = _words(
        _("What do you ask?"),
        _("They read this question and nothing else. Leave out who raised it, if you can."),
        required=True, rows=3,
    )  # fmt: skip

    def __init__(self, data: Any = None, *, staff: Sequence[StaffMember], named: Sequence[StaffMember] = ()) -> None:
        super().__init__(data)
        self._staff = {one.ref: one for one in (*named, *staff)}
        self.fields["staff"].choices = [(ref, one.full_name) for ref, one in self._staff.items()]  # type: ignore[attr-defined]

    @property
    def member(self) -> StaffMember:
        """Who is asked, once the form is clean."""
        return self._staff[self.cleaned_data["staff"]]


class PassForm(Form):
    """Why a concern goes to a senior leader."""

    words = forms.CharField(
        label=_("Why, in a sentence"), required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 2, **AREA})
    )


class AgreeForm(Form):
    """What was agreed."""

    school_does = _words(_("What the school does"), rows=3)
    family_does = _words(_("What the family does"), rows=3)
    look_again_on = forms.DateField(
        label=_("Look at it again on"), required=False, help_text=_("Both of you are reminded on that day.")
    )

    def __init__(self, data: Any = None, *, today: Any = None) -> None:
        super().__init__(data)
        self._today = today

    def clean_look_again_on(self) -> Any:
        """The day lies ahead."""
        on = self.cleaned_data["look_again_on"]
        if on and self._today and on <= self._today:
            raise forms.ValidationError(_t("Choose a day that is still to come."))
        return on


class AnswerForm(Form):
    """What the family says to what was written down."""

    words = forms.CharField(
        label=_("What is different?"), required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 2, **AREA})
    )
