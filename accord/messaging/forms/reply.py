"""A guardian writes again in a conversation."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from accord.core.forms import Form
from accord.messaging.forms.files import AttachmentsField
from accord.messaging.forms.writing import EMERGENCIES
from accord.rules.charter import EmergencyKind


class ReplyForm(Form):
    """What a guardian adds. `seal` carries through the page what was seen of the text; it holds no text."""

    text = forms.CharField(widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}))
    emergency = forms.ChoiceField(required=False)
    attachments = AttachmentsField()
    safeguarding = forms.BooleanField(required=False)
    seal = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, kinds: Sequence[EmergencyKind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = _("Your message")
        self.fields["text"].error_messages["required"] = _("Write what it is about.")
        self.fields["emergency"].label = _("Is it an emergency?")
        self.fields["attachments"].label = _("Add files or pictures")
        self.fields["safeguarding"].label = _("Also tell the safeguarding lead")
        self.fields["emergency"].choices = [  # type: ignore[attr-defined]
            ("", _("No emergency")),
            *((kind.value, EMERGENCIES[kind]) for kind in kinds),
        ]

    @property
    def emergency_kind(self) -> EmergencyKind | None:
        """The kind of emergency that was chosen."""
        chosen = self.cleaned_data["emergency"]
        return EmergencyKind(chosen) if chosen else None
