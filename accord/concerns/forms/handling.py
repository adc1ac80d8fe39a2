"""Forms of the steps in a complaint, for whoever handles it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accord.concerns.forms.long_words import long_words
from accord.concerns.models import Finding
from accord.core.forms import Form
from accord.people.facts.in_charge import InCharge
from accord.people.models import Login
from accord.people.private_words import ReadByFamily


class AcknowledgeForm(ReadByFamily):
    """Words with which a complaint is acknowledged, if one likes."""

    words = long_words(_("A few words of your own"), 3, required=False, max_length=2000)


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
    reasons = long_words(_("Why"), 6, max_length=8000, help_text=_("The family reads it word for word."))
    in_their_language = long_words(_("The same in the family’s language"), 5, required=False, max_length=8000)

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

    text = long_words(_("What the words say"), 9, max_length=200_000, help_text=_("Word for word, as far as you can."))
    name = forms.CharField(
        label=_("Who translated it"), max_length=160, help_text=_("The name of the person, and for whom they work.")
    )


class NewDateForm(ReadByFamily):
    """A later date for the answer."""

    answer_on = forms.DateField(label=_("The answer comes by"), widget=forms.DateInput(attrs={"type": "date"}))
    reason = forms.CharField(label=_("Why it takes longer"), max_length=300, help_text=_("The family reads it."))


class AnswerForm(ReadByFamily):
    """The answer of a stage."""

    answer = long_words(
        _("Our answer"), 7, max_length=12000,
        help_text=_("Say what you are sorry for, what you found, what happens now. Each point has its own reasons."),
    )  # fmt: skip
    in_their_language = long_words(_("The same in the family’s language"), 6, required=False, max_length=12000)

    def __init__(self, *args: Any, translated: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keep_translation(self, translated)


class RemedyForm(ReadByFamily):
    """What the school puts right, and by when."""

    text = long_words(_("What we do"), 3, max_length=2000)
    due_on = forms.DateField(label=_("Done by"), widget=forms.DateInput(attrs={"type": "date"}))
    in_their_language = long_words(_("The same in the family’s language"), 3, required=False, max_length=2000)

    def __init__(self, *args: Any, translated: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keep_translation(self, translated)


class EmptyForm(Form):
    """A step without anything to fill in."""
