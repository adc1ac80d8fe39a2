"""What the headteacher and the safeguarding lead write down of a court order."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from accord.core.forms import Form
from accord.people.models import CourtOrder, StudentContact


class OrderNew(Form):
    """What a court has laid down."""

    tie = forms.ChoiceField(label=_("About"))
    scope = forms.ChoiceField(
        label=_("What the court says"), choices=CourtOrder.Scope.choices, widget=forms.RadioSelect
    )
    starts_on = forms.DateField(label=_("From"))
    ends_on = forms.DateField(label=_("Until"), required=False, help_text=_("Empty: until it is ended here."))
    issued_by = forms.CharField(label=_("Court"), max_length=160)
    reference = forms.CharField(label=_("Number of the order"), required=False, max_length=80)
    note = forms.CharField(
        label=_("What staff must know"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Only the headteacher and the safeguarding lead read this."),
    )

    def __init__(self, *args: Any, ties: list[StudentContact], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ties = {tie.ref: tie for tie in ties}
        choices = [("", "–")] + [(tie.ref, f"{tie.guardian.called} · {tie.get_relationship_display()}") for tie in ties]
        self.fields["tie"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """An order ends on its first day or later."""
        said = super().clean() or {}
        starts_on, ends_on = said.get("starts_on"), said.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", _now("The last day comes before the first. Correct one of them."))
        return said


class OrderEnd(Form):
    """The end of a court order."""

    last_day = forms.DateField(label=_("Last day of the order"))
    why = forms.CharField(label=_("Why it ends"), max_length=200)
