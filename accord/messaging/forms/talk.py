"""A talk that is written down: what was said, who called whom, where it belongs."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from accord.core.forms import Form
from accord.core.words import moment
from accord.messaging.models import Conversation
from accord.messaging.talks import Way
from accord.people.models import StaffMember

NEW = "new"


class TalkForm(Form):
    """The form behind 'Write down a talk'; conversations and colleagues are those that the access gave out."""

    text = forms.CharField(widget=forms.Textarea(attrs={"rows": 4, "autofocus": True, "dir": "auto"}))
    way = forms.ChoiceField(choices=Way.choices, widget=forms.RadioSelect, initial=Way.THEY_CALLED)
    answers = forms.BooleanField(required=False)
    where = forms.ChoiceField(widget=forms.RadioSelect)
    topic = forms.ChoiceField(required=False)
    about = forms.ChoiceField(required=False)
    kept_inside = forms.BooleanField(required=False)

    def __init__(
        self,
        *args: Any,
        conversations: Sequence[Conversation],
        colleagues: Sequence[StaffMember],
        topics: Mapping[str, str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.conversations = {one.ref: one for one in conversations}
        self.colleagues = {one.ref: one for one in colleagues}
        for name, label in self._labels().items():
            self.fields[name].label = label
        self.fields["answers"].help_text = _("The promise is kept and the clock stops.")
        self.fields["kept_inside"].help_text = _("Otherwise the family reads it in the conversation.")
        self.fields["about"].help_text = _("Then it never goes to that person.")
        written = _("%(subject)s (last written %(when)s)")
        found = [
            (ref, written % {"subject": one.subject, "when": moment(one.last_message_at)})
            for ref, one in self.conversations.items()
        ]
        self._choices("where", [*found, (NEW, _("A new matter"))])
        self._choices("topic", list(topics.items()))
        self._choices("about", [("", _("Nobody")), *((ref, one.called) for ref, one in self.colleagues.items())])
        self.initial.setdefault("where", next(iter(self.conversations), NEW))
        self.initial.setdefault("topic", _most_open(topics))

    def _choices(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def _labels(self) -> dict[str, str]:
        return {
            "text": _("What was said"),
            "way": _("Who called whom"),
            "answers": _("This answers what was asked"),
            "where": _("Where it belongs"),
            "topic": _("What a new matter is about"),
            "about": _("A new matter is about a member of staff"),
            "kept_inside": _("Only for staff"),
        }

    @property
    def conversation(self) -> Conversation | None:
        """The conversation that was chosen; None for a new matter, and for what is about a member of staff, who may
        have or read one that stands."""
        if self.concerned:
            return None
        return self.conversations.get(self.cleaned_data["where"])

    @property
    def concerned(self) -> StaffMember | None:
        """The member of staff whom a new matter is about."""
        return self.colleagues.get(self.cleaned_data["about"])


def _most_open(topics: Mapping[str, str]) -> str:
    """The topic that says least: nobody is led into another by haste."""
    return "something_else" if "something_else" in topics else next(iter(topics), "")
