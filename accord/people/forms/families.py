"""What the office, the headteacher and the safeguarding lead write down about families."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from accord.core.forms import Form
from accord.people.forms.editing import EditForm, by_ref
from accord.people.forms.person import GuardianDetails, StudentNames
from accord.people.models import Guardian, SchoolClass, StudentContact

NAMES = ("given_name", "family_name", "preferred_name", "pronunciation")
REACHED = ("email", "phone", "language", "interpreter_needed", "large_print")
RIGHTS = ("relationship", "parental_responsibility", "lives_with", "may_be_contacted", "may_collect")


class StudentEdit(StudentNames, EditForm):
    """Changes what is known of a child."""

    kept = (*NAMES, "born_on", "year_group", "ends_on")
    year_group = forms.CharField(label=_("Year group"), required=False, max_length=20)
    ends_on = forms.DateField(
        label=_("Last day at the school"),
        required=False,
        help_text=_("After this day the child's family and teachers no longer see it here."),
    )


class StudentNew(StudentNames, Form):
    """A child who comes to the school."""

    form = forms.ChoiceField(label=_("Form class"), required=False)
    starts_on = forms.DateField(label=_("First day"), required=False)

    def __init__(self, *args: Any, classes: list[SchoolClass], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.classes = {each.ref: each for each in classes}
        self.fields["form"].choices = [("", "–"), *by_ref(classes, "name")]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> dict[str, Any]:
        """What was written down, with the class itself."""
        return self.cleaned_data | {"form": self.classes.get(self.cleaned_data["form"])}


class ClassChoice(Form):
    """Which class a child joins."""

    school_class = forms.ChoiceField(label=_("Class"), help_text=_("Joining another form class leaves the one before."))

    def __init__(self, *args: Any, classes: list[SchoolClass], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.classes = {each.ref: each for each in classes}
        self.fields["school_class"].choices = by_ref(classes, "name")  # type: ignore[attr-defined]

    @property
    def chosen(self) -> SchoolClass:
        """The class that was chosen."""
        return self.classes[self.cleaned_data["school_class"]]


class GuardianEdit(GuardianDetails, EditForm):
    """Changes what is known of a guardian; a confidential address is not part of it."""

    kept: Sequence[str] = (*NAMES, *REACHED, "address", "address_confidential")

    def __init__(self, *args: Any, record: Guardian, **kwargs: Any) -> None:
        if record.address_confidential:
            self.kept = (*NAMES, *REACHED)
        super().__init__(*args, record=record, **kwargs)
        for name in ("address", "address_confidential"):
            if name not in self.kept:
                del self.fields[name]


class AddressEdit(EditForm):
    """Changes an address and who may read it."""

    kept = ("address", "address_confidential")
    address = GuardianDetails.base_fields["address"]
    address_confidential = GuardianDetails.base_fields["address_confidential"]


class TieFields(forms.Form):
    """What somebody is to a child, and may do."""

    relationship = forms.ChoiceField(
        label=_("What the person is to the child"), choices=StudentContact.Relationship.choices
    )
    represents = forms.ChoiceField(
        label=_("Speaks for"), required=False, help_text=_("Only for a representative of a guardian.")
    )
    parental_responsibility = forms.BooleanField(
        label=_("Has parental responsibility"),
        required=False,
        help_text=_("Legally answers for the child: decides on school, health and name."),
    )
    lives_with = forms.BooleanField(label=_("The child lives with this person"), required=False)
    may_be_contacted = forms.BooleanField(
        label=_("The school may call and write to this person"), required=False, initial=True
    )
    may_collect = forms.BooleanField(label=_("May collect the child"), required=False)

    def offer(self, guardians: list[Guardian]) -> None:
        """Offer the child's other people to be represented."""
        self.people = {guardian.ref: guardian for guardian in guardians}
        self.fields["represents"].choices = [("", "–"), *by_ref(guardians)]  # type: ignore[attr-defined]

    @property
    def rights(self) -> dict[str, Any]:
        """What the tie shall say."""
        said = {name: self.cleaned_data[name] for name in RIGHTS}
        return said | {"represents": self.people.get(self.cleaned_data["represents"])}


class TieEdit(TieFields, EditForm):
    """Changes what somebody is to a child."""

    kept = (*RIGHTS, "represents")
    aliases = {"represents": "represents_id"}

    def __init__(self, *args: Any, record: StudentContact, guardians: list[Guardian], **kwargs: Any) -> None:
        kwargs["initial"] = {"represents": record.represents.ref if record.represents else ""}
        super().__init__(*args, record=record, **kwargs)
        self.offer(guardians)


class TieNew(TieFields, Form):
    """Ties a guardian whom the school knows already to a child."""

    def __init__(self, *args: Any, guardians: list[Guardian], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(guardians)
        choices = [("", "–"), *StudentContact.Relationship.choices]
        self.fields["relationship"].choices = choices  # type: ignore[attr-defined]


class GuardianNew(GuardianDetails, TieNew):
    """Somebody whom the school does not know yet, and what this person is to the child."""

    field_order = (*NAMES, *TieFields.base_fields, "phone", "email", "address", "address_confidential")

    @property
    def person(self) -> dict[str, Any]:
        """The new guardian's own details."""
        return {name: self.cleaned_data[name] for name in GuardianDetails.base_fields}


class EndForm(Form):
    """Ends something: at once, or after a last day."""

    when = forms.ChoiceField(
        label=_("When does it end"),
        choices=[("now", _("At once")), ("after", _("After a last day"))],
        widget=forms.RadioSelect,
        initial="now",
    )
    last_day = forms.DateField(label=_("Last day"), required=False)
    why = forms.CharField(
        label=_("Why"),
        max_length=200,
        help_text=_("For the school's record. The family does not see it."),
    )

    def __init__(self, *args: Any, on: date, ask_why: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = on
        if not ask_why:
            del self.fields["why"]

    def clean(self) -> dict[str, Any]:
        """A last day is needed where one is announced; it is today or later."""
        said = super().clean() or {}
        if said.get("when") == "after" and "last_day" not in self.errors:
            if not said.get("last_day"):
                self.add_error("last_day", _now("Choose the last day."))
            elif said["last_day"] < self.on:
                self.add_error("last_day", _now("This day is over. Choose 'At once' instead."))
        return said

    @property
    def last_day_said(self) -> date:
        """The last day on which it still holds; yesterday means: at once."""
        if self.cleaned_data["when"] == "now":
            return self.on - timedelta(days=1)
        return self.cleaned_data["last_day"]  # type: ignore[no-any-return]
