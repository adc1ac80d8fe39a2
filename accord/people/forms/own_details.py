"""What a guardian keeps right about themselves."""

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from accord.people.facts.languages import language_choices
from accord.people.forms.editing import EditForm
from accord.people.forms.person import GuardianDetails


class OwnDetails(EditForm):
    """What a guardian keeps right at one school."""

    kept = (
        "preferred_name", "pronunciation", "email", "phone", "address", "address_confidential", "language",
        "interpreter_needed", "large_print",
    )  # fmt: skip
    preferred_name = forms.CharField(label=_("What should we call you?"), required=False, max_length=120)
    pronunciation = forms.CharField(
        label=_("How do we say your name?"),
        required=False,
        max_length=120,
        help_text=_("Write it as it sounds, such as 'EH-vah'."),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        max_length=254,
        help_text=_("Where the school writes to you. You still sign in the same way as before."),
        error_messages={"invalid": _("Write an e-mail address such as amina@example.org.")},
    )
    phone = GuardianDetails.base_fields["phone"]
    address = GuardianDetails.base_fields["address"]
    address_confidential = forms.BooleanField(
        label=_("Keep my address extra private"),
        required=False,
        help_text=_("Then only the headteacher and the safeguarding lead can read it."),
    )
    language = forms.ChoiceField(label=_("Which language is best for you?"), choices=lazy(language_choices, list))
    interpreter_needed = forms.BooleanField(label=_("I would like an interpreter for talks"), required=False)
    large_print = forms.BooleanField(label=_("Please send letters in large print"), required=False)
