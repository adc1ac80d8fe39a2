"""The form in which a district names the first administrator of a school."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accord.core.forms import Form
from accord.people.forms.person import text
from accord.people.models import StaffMember


class FirstAdministratorForm(Form):
    """A name, and the address to which the invitation goes."""

    given_name = text(StaffMember, "given_name", _("Given name"), required=True)
    family_name = text(StaffMember, "family_name", _("Family name"))
    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("The invitation goes there. It works once, for 14 days."),
    )
