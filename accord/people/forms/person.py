"""Names, and how a person is reached."""

import re
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from accord.people.facts.languages import language_choices
from accord.people.models import Guardian, StaffMember, Student

PHONE = re.compile(r"^\+?[0-9][0-9 ()./-]{4,28}$")
check_phone = RegexValidator(PHONE, _("Write a telephone number with digits and spaces, such as +44 20 7946 0018."))


def text(model: Any, name: str, label: Any, *, help_text: Any = "", required: bool = False) -> forms.CharField:
    """Return a one-line field as long as the model's."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=model._meta.get_field(name).max_length,
    )


SAID = _("Written as it sounds, such as 'EH-vah'.")


class StudentNames(forms.Form):
    """The names of a child."""

    given_name = text(Student, "given_name", _("Given name"), required=True)
    family_name = text(Student, "family_name", _("Family name"))
    preferred_name = text(
        Student, "preferred_name", _("Called"), help_text=_("The name that the child likes to be called by.")
    )
    pronunciation = text(Student, "pronunciation", _("How it is said"), help_text=SAID)
    born_on = forms.DateField(label=_("Born on"), required=False)


class GuardianDetails(forms.Form):
    """The names of a guardian and how the school reaches them."""

    given_name = text(Guardian, "given_name", _("Given name"), required=True)
    family_name = text(Guardian, "family_name", _("Family name"))
    preferred_name = text(
        Guardian, "preferred_name", _("Called"), help_text=_("The name that the person likes to be called by.")
    )
    pronunciation = text(Guardian, "pronunciation", _("How it is said"), help_text=SAID)
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        max_length=254,
        error_messages={"invalid": _("Write an e-mail address such as amina@example.org.")},
    )
    phone = forms.CharField(label=_("Telephone"), required=False, max_length=30, validators=[check_phone])
    address = forms.CharField(
        label=_("Address"), required=False, max_length=400, widget=forms.Textarea(attrs={"rows": 3})
    )
    address_confidential = forms.BooleanField(
        label=_("Keep the address confidential"),
        required=False,
        help_text=_("Only the headteacher and the safeguarding lead can then read it."),
    )
    language = forms.ChoiceField(label=_("Language"), choices=lazy(language_choices, list))
    interpreter_needed = forms.BooleanField(label=_("An interpreter is needed for talks"), required=False)
    large_print = forms.BooleanField(label=_("Letters in large print"), required=False)


class StaffNames(forms.Form):
    """The names and the work of a member of staff."""

    title = text(StaffMember, "title", _("Title"), help_text=_("Such as Ms or Dr."))
    given_name = text(StaffMember, "given_name", _("Given name"), required=True)
    family_name = text(StaffMember, "family_name", _("Family name"))
    preferred_name = text(
        StaffMember,
        "preferred_name",
        _("Called"),
        help_text=_("The name that the person likes to be called by."),
    )
    pronunciation = text(StaffMember, "pronunciation", _("How it is said"), help_text=SAID)
    job_title = text(StaffMember, "job_title", _("Work"), help_text=_("Such as 'Form teacher of 4B'."))
    email = forms.EmailField(
        label=_("E-mail at the school"),
        required=False,
        max_length=254,
        error_messages={"invalid": _("Write an e-mail address such as tan@school.example.")},
    )
