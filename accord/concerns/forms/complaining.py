"""What somebody writes who complains, and what staff write down for them; the points as they are confirmed."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from accord.concerns.forms.naming import Nameable, in_free_words
from accord.concerns.forms.several_papers import PapersField
from accord.concerns.models import Complaint
from accord.concerns.splitting import Proposed
from accord.core.forms import Form
from accord.people.facts.languages import language_choices
from accord.people.models import Login, StaffMember, Student
from accord.people.private_words import ReadByFamily

LONGEST = 200_000
"""Characters of a letter: some have sixty pages."""


class LetterFields(Form):
    """What every complaint has, whoever writes it down."""

    letter = forms.CharField(
        label=_("What do you complain of?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 9, "dir": "auto"}),
        error_messages={"required": _("Write what you complain of, in your own words.")},
    )
    child = forms.ChoiceField(label=_("Which child is it about?"), required=False, widget=forms.RadioSelect)
    about = forms.MultipleChoiceField(label=_("Who is it about?"), required=False, widget=forms.CheckboxSelectMultiple)
    about_words = in_free_words()
    happened_on = forms.DateField(
        label=_("When did it happen?"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    attachments = PapersField(label=_("Papers or pictures"))

    def __init__(
        self,
        *args: Any,
        children: Sequence[tuple[Student, str]],
        staff: Sequence[tuple[StaffMember, str]],
        above: Sequence[tuple[Login, str]] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._children = {child.ref: child for child, _label in children}
        self._nameable = Nameable(staff, above)
        self.offer("child", [("", _t("No child"))] + [(child.ref, label) for child, label in children])
        self.offer("about", self._nameable.choices)

    def offer(self, name: str, choices: Sequence[tuple[str, Any]]) -> None:
        """Give a question its possible answers."""
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    @property
    def student(self) -> Student | None:
        """The child that was chosen."""
        return self._children.get(self.cleaned_data["child"])

    @property
    def concerned(self) -> list[StaffMember]:
        """Those on the staff whom it is about."""
        return list(self._nameable.staff(self.cleaned_data["about"]))

    @property
    def concerned_above(self) -> list[Login]:
        """Those of the district whom it is about."""
        return list(self._nameable.above(self.cleaned_data["about"]))


class ComplainForm(LetterFields):
    """A complaint as its complainant writes it."""


class TakeDownForm(LetterFields):
    """A complaint that reached somebody by telephone, by letter, by e-mail or in a talk."""

    how = forms.ChoiceField(label=_("How did it come?"), widget=forms.RadioSelect)
    received_on = forms.DateField(
        label=_("On which day did it arrive?"), widget=forms.DateInput(attrs={"type": "date"})
    )
    language = forms.ChoiceField(label=_("In which language?"))
    complainant = forms.CharField(label=_("Somebody who is not known here"), required=False, max_length=160)
    represented_by = forms.CharField(label=_("Does somebody speak for them?"), required=False, max_length=160)
    reach = forms.CharField(
        label=_("How do we answer them?"), required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["letter"].label = _t("What they complain of")
        self.fields["letter"].help_text = _t("In their own words and their own language, as far as you can.")
        ways = [pair for pair in Complaint.How.choices if pair[0] != Complaint.How.PORTAL]
        self.offer("how", ways)
        self.offer("language", language_choices())
        self.fields["complainant"].help_text = _t("Their full name.")
        self.fields["represented_by"].help_text = _t("The name, and what they are to them: an aunt, an adviser.")
        self.fields["reach"].help_text = _t("An address, a telephone number, the best time.")


class PointsForm(Form):
    """The points of a complaint, one beside another, with room for more. Empty ones are left out."""

    ROOM = 1
    MOST = 60

    def __init__(self, data: Any = None, *, points: Sequence[Proposed] = ()) -> None:
        super().__init__(data)
        sent = data.get("count", "") if data is not None else ""
        count = min(int(sent), self.MOST) if sent.isdecimal() and len(sent) < 4 else len(points) + self.ROOM
        self.count = count
        for number in range(1, count + 1):
            known = points[number - 1] if number <= len(points) else Proposed("")
            words = {"number": number}
            self.fields[f"text_{number}"] = forms.CharField(
                label=_t("Point %(number)s") % words, required=False, max_length=20_000, initial=known.text,
                widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
            )  # fmt: skip
            self.fields[f"wanted_{number}"] = forms.CharField(
                label=_t("What would put point %(number)s right?") % words, required=False, max_length=5_000,
                initial=known.wanted, widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
            )  # fmt: skip

    @property
    def pairs(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Each point with what would put it right."""
        return [(self[f"text_{number}"], self[f"wanted_{number}"]) for number in range(1, self.count + 1)]

    @property
    def meant(self) -> list[Proposed]:
        """The points that were written, once the form is clean."""
        found = (
            Proposed(self.cleaned_data[f"text_{number}"], self.cleaned_data[f"wanted_{number}"])
            for number in range(1, self.count + 1)
        )
        return [one for one in found if one.text.strip()]


class ReasonForm(Form):
    """A reason, if one likes."""

    reason = forms.CharField(
        label=_("Would you like to say why?"), required=False, max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )  # fmt: skip


class ScopeForm(ReadByFamily):
    """Why a complaint does not go this way, and where it goes instead."""

    reason = forms.CharField(
        label=_("Why does this not go this way?"), max_length=5000,
        help_text=_("The family reads this."), widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip
    goes_to = forms.CharField(
        label=_("Where can they go with it instead?"), max_length=200,
        help_text=_("The panel for admissions, an appeal against an exclusion, the council: its name and address."),
    )  # fmt: skip


class LateForm(Form):
    """Why a late complaint is taken up."""

    reason = forms.CharField(
        label=_("Why is it taken up although it is late?"), max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
