"""The forms of measures: deciding one step with what that step needs, and answering, confirming and reviewing it."""

import hashlib
import json
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accord.conduct.actions.decide_measure import Intended
from accord.conduct.facts.deciding import Case
from accord.conduct.measure_words import FIELD_OF, missing_words
from accord.core.forms import Form
from accord.people.models import StaffMember
from accord.people.private_words import WHY, ReadByFamily
from accord.rules.charter import Step
from accord.rules.charter_values.fairness import LIMITS
from accord.rules.measures import MeasureDecision, Place, latest_review_on, place_of

SUGGESTED_DAYS = 28
"""How long a limit lasts that nobody has thought about yet: a suggestion in the form, within the charter's time."""


def _long(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "dir": "auto"})


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"})


class MeasureForm(ReadByFamily):
    """One step of the ladder, asking only what this step needs. Nothing is required here: the rulebook says it.

    `looked` is the mark of what was shown before it stands; `after` the latest measure that the decider has seen.
    """

    looked = forms.CharField(widget=forms.HiddenInput, required=False)
    after = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, case: Case, step: Step, contacts: Sequence[StaffMember] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.case, self.step = case, step
        self.contacts = {one.ref: one for one in contacts}
        measure, _clause = case.measure(step)
        self._add_reasons(step, case)
        if step in LIMITS:
            self._add_days(measure.longest_days)
        if step is Step.SINGLE_CONTACT:
            names = [("", _("Please choose")), *((one.ref, one.full_name) for one in contacts)]
            self.fields["contact"] = forms.ChoiceField(label=_("Who answers alone?"), choices=names)
        if step is Step.CONTACT_LIMIT:
            self.fields["most"] = forms.IntegerField(label=_("How many messages are read at once?"))
            self.fields["per_days"] = forms.IntegerField(label=_("In how many days?"), initial=7)
        if step in LIMITS:
            self._add_words(step)
        if measure.account_days and not case.heard:
            self.fields["safety"] = forms.CharField(
                label=_("If it cannot wait: what makes it unsafe to hear the guardian first?"),
                help_text=_("The measure is provisional then, and ends by itself unless it is confirmed."),
                widget=_long(2), required=False,
            )  # fmt: skip
        if measure.consult or case.has_open_complaint:
            self.fields["draft"] = forms.CharField(
                label=_("For those whom you ask: what happened, in short"),
                help_text=_("They read this, your reasons and the days below; they do not open the case."),
                widget=_long(4), required=False,
            )  # fmt: skip

    def _add_reasons(self, step: Step, case: Case) -> None:
        self.fields["reasons"] = forms.CharField(
            label=_("The reasons"), help_text=_("The guardian reads them. Say what happened, not what somebody is."),
            widget=_long(5),
        )  # fmt: skip
        if place_of(step, case.category) in (Place.BELOW, Place.ABOVE):
            self.fields["why_outside_guidance"] = forms.CharField(
                label=_("Why does it lie outside of what the charter names for this kind?"), widget=_long(2),
            )  # fmt: skip
        if step is Step.SITE_BAR:
            self.fields["why_less_would_not_do"] = forms.CharField(
                label=_("Why would something gentler not do?"), widget=_long(3)
            )

    def _add_days(self, longest: int | None) -> None:
        most = _("The charter allows %(days)s days at most.") % {"days": longest} if longest else ""
        self.fields["starts_on"] = forms.DateField(label=_("First day"), widget=_day())
        self.fields["ends_on"] = forms.DateField(label=_("Last day"), help_text=most, widget=_day())
        self.fields["review_on"] = forms.DateField(label=_("Day of the review"), widget=_day())

    def _add_words(self, step: Step) -> None:
        if step is Step.SITE_BAR:
            self.fields["arrangements_for_child"] = forms.CharField(
                label=_("Who brings and fetches the child, and how?"), widget=_long(3)
            )
        self.fields["said"] = forms.CharField(
            label=_("A word to the guardian, above everything else"), widget=_long(2), required=False
        )

    def full_clean(self) -> None:
        """Take the form as it is: what is needed is marked so on the page, and asked for by the rulebook alone."""
        needed = [field for field in self.fields.values() if field.required]
        for field in needed:
            field.required = False
        super().full_clean()
        for field in needed:
            field.required = True

    def intended(self) -> Intended:
        """The measure as it is meant."""
        said = self.cleaned_data
        return Intended(
            step=self.step,
            reasons=said.get("reasons", ""),
            starts_on=said.get("starts_on") or self.case.today,
            ends_on=said.get("ends_on"),
            review_on=said.get("review_on"),
            why_less_would_not_do=said.get("why_less_would_not_do", ""),
            why_outside_guidance=said.get("why_outside_guidance", ""),
            safety=said.get("safety", ""),
            arrangements_for_child=said.get("arrangements_for_child", ""),
            contact=self.contacts.get(said.get("contact", "")),
            most=max(0, min(said.get("most") or 0, 999)),
            per_days=max(1, min(said.get("per_days") or 7, 365)),
            said=said.get("said", ""),
            why_details_stay=self.why_details_stay(),
        )

    def show_missing(self, judged: MeasureDecision) -> None:
        """Say at its field what is missing, and above the form what is mended beside it."""
        for missing in judged.missing:
            field = FIELD_OF.get(missing, "")
            self.add_error(field if field in self.fields else None, missing_words(missing, judged, self.case.at))

    def terms(self) -> dict[str, str]:
        """The form as it stands, to be kept with a question to somebody."""
        named = [name for name in self.fields if name not in ("looked", "after", WHY)]
        return {name: str(self.cleaned_data[name]) for name in named if self.cleaned_data.get(name)}

    def mark(self) -> str:
        """The mark of what the form says: another word, another mark."""
        return hashlib.sha256(json.dumps(self.terms(), sort_keys=True).encode()).hexdigest()[:32]


def suggested(case: Case, step: Step) -> dict[str, Any]:
    """How the form begins: as it stood when somebody was asked last, else with days that the charter allows."""
    asked = [one for one in case.consultations if one.step == step and one.terms]
    if asked:
        return dict(asked[-1].terms)
    if step not in LIMITS:
        return {}
    measure, _clause = case.measure(step)
    ends_on: date = case.today + timedelta(days=min(SUGGESTED_DAYS, measure.longest_days or SUGGESTED_DAYS))
    halfway = case.today + (ends_on - case.today) / 2
    review_on = min(latest_review_on(measure, case.today, ends_on), halfway)
    return {"starts_on": case.today, "ends_on": ends_on, "review_on": review_on}


class ReasonsForm(ReadByFamily):
    """Reasons, in a few sentences."""

    reasons = forms.CharField(label=gettext_lazy("Why does it stay, now that the guardian was heard?"), widget=_long(3))


class AnswerForm(Form):
    """What a guardian answers to a measure."""

    text = forms.CharField(label=gettext_lazy("Your answer"), widget=_long(5), required=False)
    asks_for_review = forms.BooleanField(
        label=gettext_lazy("Please let somebody else look at this again"), required=False
    )


class RecordedAnswerForm(AnswerForm):
    """What a guardian said to staff about a measure, taken down for them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = _("What the guardian said")
        self.fields["asks_for_review"].label = _("They ask for a review")


class ConsultationForm(Form):
    """What somebody thinks who is asked before a measure."""

    agrees = forms.ChoiceField(
        label=gettext_lazy("What do you say?"),
        choices=[("yes", gettext_lazy("I agree")), ("no", gettext_lazy("I do not agree"))],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(label=gettext_lazy("Your view, in your own words"), widget=_long(4))
