"""The forms of joining."""

from typing import Any

from allauth.account.adapter import get_adapter
from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accord.core.forms import Form
from accord.people.models import Login
from accord.people.sign_in.codes import PAPER_LENGTH, plain
from accord.people.sign_in.forms import password_field
from accord.people.sign_in.invitations import Person
from accord.people.sign_in.sign_in_names import SHAPE

WHAT_IS_WANTED = _("At least 10 characters. Four words in a row are easy to keep in mind.")


class CodeOnPaperForm(Form):
    """The code on the letter."""

    code = forms.CharField(
        label=_("Code on the letter"),
        help_text=_("Twelve letters and digits, as in K7QM-3XPA-9TRD. Capitals and dashes do not matter."),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "dir": "ltr"}
        ),
        error_messages={"required": _("Type the code that stands on the letter.")},
    )

    def clean_code(self) -> str:
        """Refuse what cannot be a code, so that a slip is noticed."""
        code = str(self.cleaned_data["code"])
        if len(plain(code)) != PAPER_LENGTH:
            raise forms.ValidationError(
                gettext("A code has twelve letters and digits. This one has %(count)d.") % {"count": len(plain(code))}
            )
        return code


class _Joining(Form):
    """What all ways of joining share: the password is looked at with the person's name in mind."""

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        self.person = person
        super().__init__(*args, **kwargs)

    def clean_password(self) -> str:
        """Refuse what is easy to guess."""
        password = str(self.cleaned_data.get("password") or "")
        if password:
            like = Login(name=self.person.called, email=getattr(self.person, "email", "") or None)
            like.sign_in_name = str(self.data.get("sign_in_name", ""))
            get_adapter().clean_password(password, user=like)
        return password


class JoinByEmailForm(_Joining):
    """Joining by the link in an e-mail: a password is welcome, not needed."""

    password = password_field(_("Password"), new=True, required=False, help_text=WHAT_IS_WANTED)


class NewPasswordOnPaperForm(_Joining):
    """A letter that lets somebody back in: a new password."""

    password = password_field(_("New password"), new=True, help_text=WHAT_IS_WANTED)


class JoinOnPaperForm(_Joining):
    """Joining by a letter: a name to sign in with, and a password or a passkey."""

    sign_in_name = forms.CharField(
        label=_("Your sign-in name"),
        help_text=_("You type it whenever you sign in. You can change it now, for example to your first name."),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "off", "spellcheck": "false", "dir": "ltr"}
        ),
    )
    way = forms.ChoiceField(
        label=_("How do you want to sign in?"),
        choices=[
            ("password", _("With a password")),
            ("passkey", _("With a passkey: your fingerprint, your face or the code of your phone")),
        ],
        initial="password",
        widget=forms.RadioSelect,
    )
    password = password_field(
        _("Password"), new=True, required=False, help_text=_("At least 10 characters. Leave it empty for a passkey.")
    )

    def clean_sign_in_name(self) -> str:
        """Take small letters, digits, dots and dashes."""
        name = str(self.cleaned_data["sign_in_name"]).strip().lower()
        if not SHAPE.fullmatch(name):
            raise forms.ValidationError(
                gettext("Use 3 to 40 letters from a to z, digits, dots or dashes, without blanks.")
            )
        return name

    def clean(self) -> dict[str, Any]:
        """Want a password from those who chose one."""
        chosen = super().clean() or {}
        if chosen.get("way") == "password" and "password" in chosen and not chosen["password"]:
            self.add_error("password", gettext("Choose a password, or choose a passkey above."))
        return chosen
