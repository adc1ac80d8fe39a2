"""What Accord says at its doors, in place of the words that come with django-allauth."""

from typing import Any

from django.utils.translation import gettext_lazy as _

ERRORS: dict[str, Any] = {
    "account_inactive": _("This sign-in has ended. Ask the school office if you still need it."),
    "email_password_mismatch": _("The address and the password do not belong together. Check both and try again."),
    "username_password_mismatch": _("The name and the password do not belong together. Check both and try again."),
    "enter_current_password": _("This is not the password you have now."),
    "incorrect_code": _("This code is not right. Check it and type it again."),
    "incorrect_password": _("This is not your password. Try again."),
    "invalid_login": _("Type your password. A code can only be sent to an e-mail address."),
    "invalid_password_reset": _("This way to a new password works no longer. Ask for a new code."),
    "too_many_login_attempts": _("There were too many tries. Wait five minutes, then try again."),
    "rate_limited": _("There were too many tries. Wait a few minutes, then try again."),
    "unverified_primary_email": _("Confirm your e-mail address first."),
    "cannot_delete_authenticator": _("Your role needs a second step. Add another one before you remove this one."),
    "cannot_generate_recovery_codes": _("Add an app or a passkey first; then you get recovery codes."),
    "unverified_email": _("Confirm your e-mail address first."),
}
"""Sentences for what goes wrong, by allauth's code."""

MESSAGES: dict[str, Any] = {
    "account/messages/password_changed.txt": _("Your password is changed. We signed you out on all other devices."),
    "account/messages/password_set.txt": _("Your password is set."),
    "mfa/messages/totp_activated.txt": _("Your app is set up. From now on we ask for its code when you sign in."),
    "mfa/messages/totp_deactivated.txt": _("Your app is removed."),
    "mfa/messages/webauthn_added.txt": _("Your passkey is saved."),
    "mfa/messages/webauthn_removed.txt": _("Your passkey is removed."),
    "mfa/messages/recovery_codes_generated.txt": _("You have new recovery codes. Keep them in a safe place."),
}
"""What happened a moment ago, by allauth's template; what is not here is not said."""
