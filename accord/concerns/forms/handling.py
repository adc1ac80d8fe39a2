"""Forms of the steps in a complaint, for whoever handles it."""

from collections.abc import Iterable, Sequence
from datetime import datetime, tzinfo
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from accord.concerns.models import Finding
from accord.concerns.papers import LARGEST, NewPaper, read_paper, written_paper
from accord.core.forms import Form
from accord.core.said_later import said_later
from accord.people.facts.in_charge import InCharge
from accord.people.models import Login, StaffMember
from accord.people.private_words import WHY, ReadByFamily

OUTSIDE = "outside"


def _long(label: Any, rows: int = 5, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows, "dir": "auto"}), **more)


class AcknowledgeForm(ReadByFamily):
    """Words with which a complaint is acknowledged, if one likes."""

    words = _long(_("A few words of your own"), 3, required=False, max_length=2000)


class PersonForm(Form):
    """Choose somebody of those who are free of conflict."""

    person = forms.ChoiceField(label=_("Who"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, people: Sequence[InCharge], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {one.login.ref: one.login for one in people if one.login}
        self.fields["person"].choices = [(one.login.ref, one.name) for one in people if one.login]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> Login:
        """The login that was chosen."""
        return self.people[self.cleaned_data["person"]]


class PassForm(PersonForm):
    """Pass a stage on, with a reason."""

    reason = forms.CharField(label=_("Why"), max_length=300)


class FindingForm(ReadByFamily):
    """What was found on one point, and why."""

    result = forms.ChoiceField(label=_("What was found"), choices=Finding.Result.choices, widget=forms.RadioSelect)
    reasons = _long(_("Why"), 6, max_length=8000, help_text=_("The family reads it word for word."))
    in_their_language = _long(_("The same in the family’s language"), 5, required=False, max_length=8000)

    def __init__(self, *args: Any, translated: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keep_translation(self, translated)


def keep_translation(form: Form, translated: bool) -> None:
    """Leave the field for the family's language out where the family reads English."""
    if not translated:
        del form.fields["in_their_language"]
    else:
        form.fields["in_their_language"].help_text = _("If it has been translated. Else the letter shows your words.")


class TranslateForm(Form):
    """What the family's words say, and who brought them over."""

    text = _long(_("What the words say"), 9, max_length=200_000, help_text=_("Word for word, as far as you can."))
    name = forms.CharField(
        label=_("Who translated it"), max_length=160, help_text=_("The name of the person, and for whom they work.")
    )


class NewDateForm(ReadByFamily):
    """A later date for the answer."""

    answer_on = forms.DateField(label=_("The answer comes by"), widget=forms.DateInput(attrs={"type": "date"}))
    reason = forms.CharField(label=_("Why it takes longer"), max_length=300, help_text=_("The family reads it."))


class PaperForm(ReadByFamily):
    """A paper: a file, or words written here."""

    name = forms.CharField(label=_("What it is"), max_length=120)
    file = forms.FileField(
        label=_("File"), required=False,
        help_text=said_later(
            lambda: gettext("PDF, a picture or plain text, at most %(size)s MB.") % {"size": LARGEST // (1024 * 1024)}
        ),
    )  # fmt: skip
    text = _long(_("Or write it here"), 6, required=False, max_length=20000)
    for_family = forms.BooleanField(
        label=_("The family and the panel read it"), required=False, initial=True,
        help_text=_(
            "What the family may not read, the panel is not given either. Look through a PDF or a picture yourself: "
            "details of other families in it are not found here."
        ),
    )  # fmt: skip

    def paper(self) -> NewPaper:
        """The paper as it was brought. Raises DomainError for one that cannot be taken."""
        file: UploadedFile[bytes] | None = self.cleaned_data["file"]
        name = self.cleaned_data["name"]
        if file is None:
            return written_paper(name, self.cleaned_data["text"])
        found = read_paper(file.name or "", file.content_type or "", file.read())
        return NewPaper(name, found.media_type, found.content, found.pages, found.text)


class FamilyPaperForm(PaperForm):
    """A paper that the family brings; it is always theirs to read."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["for_family"]
        self.fields.pop(WHY, None)


class AskAccountForm(Form):
    """Ask a colleague what they know."""

    staff = forms.ChoiceField(label=pgettext_lazy("member of staff to choose", "Who"))
    question = _long(
        _("What you ask"), 5, max_length=4000,
        help_text=_("They read this and nothing else of the complaint. Leave names out where you can."),
    )  # fmt: skip

    def __init__(self, *args: Any, colleagues: Iterable[StaffMember], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.colleagues = {one.ref: one for one in colleagues}
        self.fields["staff"].choices = [("", ""), *((ref, one.full_name) for ref, one in self.colleagues.items())]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> StaffMember:
        """The colleague who was chosen."""
        return self.colleagues[self.cleaned_data["staff"]]


class AccountForm(Form):
    """What a member of staff knows, in their own words."""

    text = _long(_("What you saw, heard or did"), 10, max_length=20000)


class SeatForm(Form):
    """A member of the panel: a governor, or somebody from outside by name."""

    person = forms.ChoiceField(label=_("Who"), widget=forms.RadioSelect)
    name = forms.CharField(label=_("Name of the member from outside"), required=False, max_length=160)
    independent = forms.BooleanField(
        label=_("They are independent of the school"), required=False,
        help_text=_("No governor, no member of staff, no family here, and no part in the matter."),
    )  # fmt: skip
    chairs = forms.BooleanField(label=_("They chair the panel"), required=False)

    def __init__(self, *args: Any, people: Sequence[InCharge], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {one.login.ref: one.login for one in people if one.login}
        named = [(one.login.ref, one.name) for one in people if one.login]
        self.fields["person"].choices = [*named, (OUTSIDE, _("Somebody from outside"))]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> Login | None:
        """The governor who was chosen; None for somebody from outside."""
        return self.people.get(self.cleaned_data["person"])


class HearingForm(Form):
    """When and where the panel hears the family."""

    on = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}))
    time = forms.TimeField(label=_("Time"), widget=forms.TimeInput(attrs={"type": "time"}))
    place = forms.CharField(label=_("Where"), max_length=200)

    def moment(self, zone: tzinfo) -> datetime:
        """The moment that was meant, by the school's clock."""
        return datetime.combine(self.cleaned_data["on"], self.cleaned_data["time"], zone)


class AnswerForm(ReadByFamily):
    """The answer of a stage."""

    answer = _long(
        _("Our answer"), 7, max_length=12000,
        help_text=_("Say what you are sorry for, what you found, what happens now. Each point has its own reasons."),
    )  # fmt: skip
    in_their_language = _long(_("The same in the family’s language"), 6, required=False, max_length=12000)

    def __init__(self, *args: Any, translated: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keep_translation(self, translated)


class RemedyForm(ReadByFamily):
    """What the school puts right, and by when."""

    text = _long(_("What we do"), 3, max_length=2000)
    due_on = forms.DateField(label=_("Done by"), widget=forms.DateInput(attrs={"type": "date"}))
    in_their_language = _long(_("The same in the family’s language"), 3, required=False, max_length=2000)

    def __init__(self, *args: Any, translated: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keep_translation(self, translated)


class CoveredForm(Form):
    """Whether a new complaint says anything new."""

    anything_new = forms.ChoiceField(
        label=_("Does it say anything new?"),
        choices=[("yes", _("Yes, something is new")), ("no", _("No, it was all answered before"))],
        widget=forms.RadioSelect,
    )
    reasons = _long(_("Why"), 4, max_length=4000)


class EmptyForm(Form):
    """A step without anything to fill in."""


class SendForm(ReadByFamily):
    """Nothing to fill in, unless what belongs to another family was found in the papers."""


class ShowForm(ReadByFamily):
    """Show a paper to the family, or take it out again."""

    paper = forms.CharField(widget=forms.HiddenInput)
    for_family = forms.CharField(widget=forms.HiddenInput, required=False)


class TogetherForm(ReadByFamily):
    """One answer for many complaints on one matter."""

    complaints = forms.MultipleChoiceField(
        label=_("Complaints on the same matter"), widget=forms.CheckboxSelectMultiple
    )
    result = forms.ChoiceField(label=_("What was found"), choices=Finding.Result.choices, widget=forms.RadioSelect)
    reasons = _long(_("Why"), 6, max_length=8000, help_text=_("Each family reads it with each of their points."))
    answer = _long(_("Our answer"), 6, max_length=12000)

    def __init__(self, *args: Any, offered: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["complaints"].choices = offered  # type: ignore[attr-defined]


class SerialForm(ReadByFamily):
    """A reasoned decision for a time."""

    matter = forms.CharField(label=_("Which matter"), max_length=300, help_text=_("It holds for nothing else."))
    tried_before = _long(_("What was tried before"), 4, max_length=4000)
    reasons = _long(_("Why"), 5, max_length=4000, help_text=_("The family reads it word for word."))
    ends_on = forms.DateField(
        label=_("Last day"), widget=forms.DateInput(attrs={"type": "date"}), help_text=_("Within six months.")
    )


class LiftForm(ReadByFamily):
    """End a decision early."""

    because = forms.CharField(label=_("Why it ends"), max_length=500)


class WordsForm(Form):
    """A few words of the family."""

    words = _long(_("What you think of it"), 6, max_length=8000)


class AttendanceForm(Form):
    """Whether the family comes to the hearing."""

    comes = forms.ChoiceField(
        label=_("Do you come?"), choices=[("yes", _("Yes, I come")), ("no", _("No, please decide from the papers"))],
        widget=forms.RadioSelect,
    )  # fmt: skip
    with_whom = forms.CharField(
        label=_("Who comes with you?"), required=False, max_length=200,
        help_text=_("You can bring a friend, a relative or somebody who speaks for you."),
    )  # fmt: skip
    interpreter = forms.CharField(
        label=_("Would you like an interpreter? For which language?"), required=False, max_length=60,
        help_text=_("We arrange it, and you do not pay."),
    )  # fmt: skip
    needs = forms.CharField(
        label=_("What else would help you?"), required=False, max_length=300,
        help_text=_("A room without stairs, a break, another time of the day."),
    )  # fmt: skip
