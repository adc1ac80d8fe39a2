"""The forms at the door, with our words: one question each, and what was typed stays."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as second
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST_PASSWORD = 128
LONGEST_NAME = 254


def _code(label: Any, *, help_text: Any = "", longest: int = 20, numeric: bool = True) -> forms.CharField:
    attrs = {"autocomplete": "one-time-code", "autocapitalize": "off", "spellcheck": "false", "dir": "ltr"}
    if numeric:
        attrs["inputmode"] = "numeric"
    return forms.CharField(label=label, help_text=help_text, max_length=longest, widget=forms.TextInput(attrs=attrs))


def password_field(label: Any, *, new: bool = False, required: bool = True, help_text: Any = "") -> forms.CharField:
    """Return a field for a password: pasting is welcome, and blanks belong to it."""
    autocomplete = "new-password" if new else "current-password"
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        strip=False,
        max_length=LONGEST_PASSWORD,
        widget=forms.PasswordInput(attrs={"autocomplete": autocomplete, "dir": "ltr"}),
        error_messages={"max_length": _("This password is too long. Use at most 128 characters.")},
    )


def address_field(label: Any = _("E-mail address"), help_text: Any = "") -> forms.EmailField:
    """Return a field for an e-mail address."""
    return forms.EmailField(
        label=label,
        help_text=help_text,
        max_length=LONGEST_NAME,
        widget=forms.EmailInput(attrs={"autocomplete": "username", "dir": "ltr"}),
        error_messages={
            "invalid": _("This does not look like an e-mail address. It needs an @, as in name@example.org.")
        },
    )


class SignInForm(account.LoginForm):  # type: ignore[misc]
    """A name and perhaps a password; without one, a code goes to the e-mail address."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = forms.CharField(
            label=_("E-mail address or sign-in name"),
            max_length=LONGEST_NAME,
            widget=forms.TextInput(
                attrs={
                    "autocomplete": "username webauthn",
                    "autocapitalize": "off",
                    "spellcheck": "false",
                    "inputmode": "email",
                    "dir": "ltr",
                }
            ),
            error_messages={"required": _("Type your e-mail address or your sign-in name.")},
        )
        self.fields["password"] = password_field(_("Password"), required=False)
        self.order_fields(["login", "password"])

    def clean_password(self) -> str:
        """Leave the password aside when the person asks for a code."""
        return "" if self.data.get("by") == "code" else str(self.cleaned_data.get("password") or "")


class AskForCodeForm(account.RequestLoginCodeForm):  # type: ignore[misc]
    """The address to which a one-time code goes."""

    email = address_field()


class CodeForm(account.BaseConfirmCodeForm):  # type: ignore[misc]
    """The code from the letter."""

    code = _code(_("Code from the e-mail"), help_text=_("Eight digits, as in 1234-5678."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.pop("user", None)
        kwargs.pop("email", None)
        super().__init__(*args, **kwargs)


class ForgottenPasswordForm(account.ResetPasswordForm):  # type: ignore[misc]
    """The address to which a code for a new password goes."""

    email = address_field()


class _NewPassword(forms.Form):
    """One new password, typed once: the person can look at it."""

    user: Any

    def clean_password1(self) -> str:
        """Refuse what is easy to guess."""
        return str(account.get_adapter().clean_password(self.cleaned_data["password1"], user=self.user))


class NewPasswordForm(_NewPassword, account.ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password in place of a forgotten one."""

    password1 = password_field(
        _("New password"),
        new=True,
        help_text=_("At least 10 characters. Four words in a row are easy to keep in mind."),
    )
    password2 = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.user = kwargs.pop("user", None)
        self.temp_key = kwargs.pop("temp_key", None)
        forms.Form.__init__(self, *args, **kwargs)


class FirstPasswordForm(_NewPassword, account.SetPasswordForm):  # type: ignore[misc]
    """The first password of a login that had none."""

    password1 = NewPasswordForm.base_fields["password1"]
    password2 = None

    def __init__(self, user: Any = None, *args: Any, **kwargs: Any) -> None:
        self.user = user
        forms.Form.__init__(self, *args, **kwargs)


class ChangePasswordForm(_NewPassword, account.ChangePasswordForm):  # type: ignore[misc]
    """A new password in place of the one in use."""

    oldpassword = password_field(_("Password you have now"))
    password1 = NewPasswordForm.base_fields["password1"]
    password2 = None

    def __init__(self, user: Any = None, *args: Any, **kwargs: Any) -> None:
        self.user = user
        forms.Form.__init__(self, *args, **kwargs)


class PasswordAgainForm(account.ReauthenticateForm):  # type: ignore[misc]
    """The password once more, before something important changes."""

    password = password_field(_("Your password"))


class SecondFactorForm(second.AuthenticateForm):  # type: ignore[misc]
    """The second step at sign-in."""

    code = _code(
        _("Code from your app"), help_text=_("Six digits. A recovery code works here too, once."), numeric=False
    )


class SecondFactorAgainForm(second.ReauthenticateForm):  # type: ignore[misc]
    """The second step, before something confidential opens."""

    code = SecondFactorForm.base_fields["code"]


class AppForm(ActivateTOTPForm):  # type: ignore[misc]
    """The first code of a new app proves that it works."""

    code = _code(_("Code that the app shows"), help_text=_("Six digits; a new one comes every 30 seconds."))


class PasskeyForm(AddWebAuthnForm):  # type: ignore[misc]
    """A name for the device that keeps the passkey."""

    name = forms.CharField(
        label=_("A name for this device"),
        required=False,
        max_length=60,
        help_text=_("For you alone, as in 'my phone'."),
    )
