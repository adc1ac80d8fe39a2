"""Reporting an incident: what kind of conduct, what happened, where and when, whom it touched, what shows it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accord.conduct.evidence import Brought, Post
from accord.conduct.facts.kinds import KindGroup
from accord.conduct.forms.files import EvidenceField
from accord.conduct.models import Incident
from accord.core.forms import Form
from accord.people.models import StaffMember

LONGEST = 10_000
TYPED = {"dir": "auto"}


class ReportForm(Form):
    """What both faces ask; kinds and colleagues are those that the facts and the access gave out."""

    category = forms.ChoiceField(
        label=_("What kind of conduct was it?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the kind that comes nearest, or something else.")},
    )
    words = forms.CharField(
        label=_("What happened?"),
        help_text=_("What you saw and heard yourself, in your own words. A few sentences are enough."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5, **TYPED}),
        error_messages={"required": _("Write in a sentence or two what happened.")},
    )
    place = forms.ChoiceField(label=_("Where?"), choices=Incident.Place.choices, initial=Incident.Place.GATE)
    happened_at = forms.DateTimeField(
        label=_("When?"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    )
    about_words = forms.CharField(
        label=_("Whom was it about?"), required=False, max_length=200, widget=forms.TextInput(attrs=TYPED)
    )
    about_staff = forms.ChoiceField(label=_("Who was it?"), required=False)
    attachments = EvidenceField()
    post_address = forms.CharField(
        label=_("Address of the post"), required=False, max_length=300, widget=forms.TextInput(attrs={"dir": "ltr"})
    )
    post_words = forms.CharField(
        label=_("Words of the post, to the letter"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3, **TYPED}),
    )

    def __init__(self, *args: Any, groups: Sequence[KindGroup], staff: Sequence[StaffMember] = (), **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.groups = groups
        self.staff = {one.ref: one for one in staff}
        kinds = [(kind.category, kind.label) for group in groups for kind in group.kinds]
        self.fields["category"].choices = kinds  # type: ignore[attr-defined]
        names = [("", _("Somebody else, described below")), *((ref, one.called) for ref, one in self.staff.items())]
        self.fields["about_staff"].choices = names  # type: ignore[attr-defined]

    @property
    def concerned(self) -> StaffMember | None:
        """The member of staff whom it is about, where one was chosen."""
        return self.staff.get(self.cleaned_data["about_staff"])

    @property
    def brought(self) -> Brought:
        """What was brought as evidence, without what other rooms add."""
        address, words = self.cleaned_data["post_address"], self.cleaned_data["post_words"]
        return Brought(self.cleaned_data["attachments"], Post(address, words) if address or words else None)


class StaffReportForm(ReportForm):
    """What staff report: whom at the school it touched as well."""

    me = forms.BooleanField(label=_("It happened to me"), required=False)
    affected = forms.MultipleChoiceField(
        label=_("It happened to colleagues"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, colleagues: Sequence[StaffMember], own_ref: str, **kw: Any) -> None:
        super().__init__(*args, staff=colleagues, **kw)
        self.own_ref = own_ref
        others = [(ref, one.called) for ref, one in self.staff.items() if ref != own_ref]
        self.fields["affected"].choices = others  # type: ignore[attr-defined]

    @property
    def harmed(self) -> list[StaffMember]:
        """The members of staff to whom it happened, who reports among them where so ticked."""
        chosen = [*self.cleaned_data["affected"], *([self.own_ref] if self.cleaned_data["me"] else [])]
        return [self.staff[ref] for ref in chosen if ref in self.staff]
