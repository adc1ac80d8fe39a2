"""What a guardian writes: the words, and what they choose about them. One form goes through all steps."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accord.core.forms import Form
from accord.messaging.forms.files import AttachmentsField
from accord.people.models import StaffMember
from accord.rules.charter import EmergencyKind

LONGEST = 20_000

EMERGENCIES = {
    EmergencyKind.CHILD_SAFETY: _("A child is in danger"),
    EmergencyKind.CHILD_MISSING: _("A child is missing"),
    EmergencyKind.MEDICAL: _("Somebody is ill or hurt"),
    EmergencyKind.COLLECTION_TODAY: _("Who collects a child today has changed"),
    EmergencyKind.SITE_OR_TRANSPORT: _("Something is wrong on the site or on the way to school"),
    EmergencyKind.BEREAVEMENT: _("Somebody in the family has died"),
}
"""What a guardian chooses in an emergency; which of them count, the charter says."""


class WriteForm(Form):
    """The message with its topic, the staff whom it is about, and whether it is an emergency.

    `staff` are pairs of a member of staff and how the family knows them; nobody else can be named.
    """

    text = forms.CharField(
        label=_("What would you like to tell the school?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 7, "dir": "auto"}),
        error_messages={"required": _("Write what it is about.")},
    )
    topic = forms.ChoiceField(label=_("What is it about?"), required=False)
    lesson = forms.ChoiceField(label=_("Is it about one lesson?"), required=False)
    concerned = forms.MultipleChoiceField(
        label=_("Who is it about?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Whoever you tick does not get this message and cannot read it."),
    )
    emergency = forms.ChoiceField(label=_("What has happened?"), required=False, widget=forms.RadioSelect)
    safeguarding = forms.BooleanField(label=_("Also tell the safeguarding lead"), required=False)
    attachments = AttachmentsField(label=_("Add files or pictures"))

    def __init__(
        self,
        data: Any = None,
        files: Any = None,
        *,
        topics: Sequence[tuple[str, str]],
        lessons: Sequence[str],
        staff: Sequence[tuple[StaffMember, str]],
        kinds: Sequence[EmergencyKind],
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, files, initial=initial)
        self._staff = {member.ref: member for member, _label in staff}
        self._choose("topic", [("", _t("Find the right place for me")), *topics])
        self._has_lessons = bool(lessons)
        self._choose("lesson", [("", _t("No, or not only")), *((one, one) for one in lessons)])
        self._choose("concerned", [(member.ref, label) for member, label in staff])
        self._choose("emergency", [("", _t("No emergency")), *((kind.value, EMERGENCIES[kind]) for kind in kinds)])

    def _choose(self, name: str, choices: Sequence[tuple[str, Any]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    @property
    def has_lessons(self) -> bool:
        """Whether the child has lessons in classes of their own."""
        return self._has_lessons

    @property
    def concerned_staff(self) -> tuple[StaffMember, ...]:
        """The staff whom the message is about, once the form is clean."""
        return tuple(self._staff[ref] for ref in self.cleaned_data["concerned"])

    @property
    def emergency_kind(self) -> EmergencyKind | None:
        """The kind of emergency, once the form is clean; None for none."""
        chosen = self.cleaned_data.get("emergency")
        return EmergencyKind(chosen) if chosen else None
