"""The form of a review: what comes of it, and what takes the place of what was decided."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accord.conduct.actions.review_measure import Gentler
from accord.conduct.measure_words import step_title
from accord.conduct.models import Review
from accord.people.models import StaffMember
from accord.people.private_words import WHY, ReadByFamily
from accord.rules.charter import Step

Outcome = Review.Outcome


class ReviewForm(ReadByFamily):
    """What comes of a review. Something gentler is asked for only where the ladder has it."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("What do you decide?"), choices=Outcome.choices, widget=forms.RadioSelect
    )
    reasons = forms.CharField(
        label=gettext_lazy("The reasons"), help_text=gettext_lazy("Both sides read them."),
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
    )  # fmt: skip

    def __init__(
        self, *args: Any, lasts: bool, steps: Sequence[Step] = (), contacts: Sequence[StaffMember] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.contacts = {one.ref: one for one in contacts}
        absent = set() if steps else {Outcome.EASED.value}
        if steps:
            self._add_gentler(steps)
        if lasts:
            self.fields["ends_on"] = forms.DateField(
                label=_("The last day, if it becomes shorter or gentler"), required=False,
                help_text=_("Something gentler keeps the last day, unless you enter an earlier one.") if steps else "",
                widget=forms.DateInput(attrs={"type": "date"}),
            )  # fmt: skip
        else:
            absent.add(Outcome.MILDER.value)
        self.fields["outcome"].choices = [  # type: ignore[attr-defined]
            pair for pair in Outcome.choices if pair[0] not in absent
        ]
        self.order_fields(["outcome", "step", "contact", "most", "per_days", "ends_on", "reasons", WHY])

    def _add_gentler(self, steps: Sequence[Step]) -> None:
        nothing = ("", _("Please choose"))
        self.fields["step"] = forms.ChoiceField(
            label=_("What takes its place"), required=False,
            choices=[nothing, *((one.value, step_title(one)) for one in steps)],
        )  # fmt: skip
        if Step.SINGLE_CONTACT in steps:
            names = [nothing, *((ref, one.full_name) for ref, one in self.contacts.items())]
            self.fields["contact"] = forms.ChoiceField(
                label=_("For a single contact: the person who answers"), required=False, choices=names
            )
        if Step.CONTACT_LIMIT in steps:
            self.fields["most"] = forms.IntegerField(
                label=_("For a limit on messages: how many are read at once"), required=False
            )
            self.fields["per_days"] = forms.IntegerField(
                label=_("For a limit on messages: in how many days"), required=False, initial=7
            )

    @property
    def gentler_fields(self) -> list[forms.BoundField]:
        """What is asked only where something gentler takes the place of what holds."""
        return [self[name] for name in ("step", "contact", "most", "per_days") if name in self.fields]

    @property
    def looks_at_gentler(self) -> bool:
        """Whether something gentler was chosen, or is to be mended."""
        return self.is_bound and (
            self.data.get("outcome") == Outcome.EASED or any(one.errors for one in self.gentler_fields)
        )

    def gentler(self) -> Gentler | None:
        """What takes the place of what holds; None where nothing was chosen."""
        said = self.cleaned_data
        if said["outcome"] != Outcome.EASED or not said.get("step"):
            return None
        return Gentler(
            step=Step(said["step"]),
            contact=self.contacts.get(said.get("contact", "")),
            most=max(0, min(said.get("most") or 0, 999)),
            per_days=max(1, min(said.get("per_days") or 7, 365)),
        )

    def last_day(self, stands_until: date | None) -> date | None:
        """The last day as it was entered; something gentler keeps the one that stands."""
        entered: date | None = self.cleaned_data.get("ends_on")
        return entered or (stands_until if self.cleaned_data["outcome"] == Outcome.EASED else None)
