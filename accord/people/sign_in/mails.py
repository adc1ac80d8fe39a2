"""What the mails of signing in say. Subjects name the school and never what is inside."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from accord.people.models import Login


@dataclass(frozen=True)
class Mail:
    """One short letter: a subject, sentences, and perhaps a code or a link."""

    subject: str
    sentences: tuple[str, ...]
    code: str = ""
    link: str = ""
    link_words: str = ""
    after: tuple[str, ...] = ()


def sign_in_code(school: str, context: dict[str, Any]) -> Mail:
    """The one-time code for signing in."""
    return Mail(
        _("%(school)s: your sign-in code") % {"school": school},
        (_("Here is your code. Type it on the page where you asked for it."),),
        code=str(context["code"]),
        after=(
            _("The code works once, for 15 minutes."),
            _("Did you not ask for it? Then you can leave this letter alone. Give the code to nobody."),
        ),
    )


def password_code(school: str, context: dict[str, Any]) -> Mail:
    """The one-time code for a new password."""
    return Mail(
        _("%(school)s: your code for a new password") % {"school": school},
        (_("Here is your code. Type it on the page where you asked for a new password."),),
        code=str(context["code"]),
        after=(
            _("The code works once, for 15 minutes."),
            _("Did you not ask for it? Then you can leave this letter alone. Give the code to nobody."),
        ),
    )


def nobody_here(school: str, context: dict[str, Any]) -> Mail:
    """For an address that asked for a code but has no sign-in."""
    return Mail(
        _("%(school)s: about signing in") % {"school": school},
        (
            _("Somebody, perhaps you, asked for a code for this e-mail address."),
            _("No sign-in belongs to this address, so there is no code."),
        ),
        after=(_("Try the address at which your school writes to you, or ask the school office."),),
    )


def _happened(what: Callable[[], str]) -> "Callable[[str, dict[str, Any]], Mail]":
    def mail(school: str, context: dict[str, Any]) -> Mail:
        return Mail(
            _("%(school)s: a change to your sign-in") % {"school": school},
            (what(),),
            after=(
                _("Was this you? Then there is nothing to do."),
                _("Was it not you? Change your password at once and tell the school office."),
            ),
        )

    return mail


MAILS: dict[str, Callable[[str, dict[str, Any]], Mail]] = {
    "account/email/login_code": sign_in_code,
    "account/email/password_reset_code": password_code,
    "account/email/unknown_account": nobody_here,
    "account/email/account_already_exists": nobody_here,
    "account/email/password_changed": _happened(lambda: _("Your password was changed.")),
    "account/email/password_set": _happened(lambda: _("A password was set for your sign-in.")),
    "account/email/password_reset": _happened(lambda: _("You have a new password.")),
    "mfa/email/totp_activated": _happened(lambda: _("An app for codes was added to your sign-in.")),
    "mfa/email/totp_deactivated": _happened(lambda: _("The app for codes was removed from your sign-in.")),
    "mfa/email/webauthn_added": _happened(lambda: _("A passkey was added to your sign-in.")),
    "mfa/email/webauthn_removed": _happened(lambda: _("A passkey was removed from your sign-in.")),
    "mfa/email/recovery_codes_generated": _happened(lambda: _("New recovery codes were made for your sign-in.")),
    "socialaccount/email/account_connected": _happened(lambda: _("Your staff sign-in service was connected.")),
}
"""Which letter answers which of allauth's templates."""


def school_named_to(login: Login | None) -> str:
    """Return the school in whose name a login is written to; the product's name where there is none."""
    if login is not None:
        for known in (login.guardians, login.staff_posts, login.students):
            if row := known.select_related("school").order_by("id").first():
                return str(row.school.name)
    return str(settings.PRODUCT_NAME)


def send(mail: Callable[[str], Mail], *, to: str, school: str, language: str) -> None:
    """Write a letter in the language of its reader, as text and as HTML, and hand it to the outbox."""
    with translation.override(language):
        written = mail(school)
        context = {
            "mail": written,
            "school_name": school,
            "language": language,
            "direction": "rtl" if translation.get_language_bidi() else "ltr",
        }
        message = EmailMultiAlternatives(
            " ".join(written.subject.split()),
            render_to_string("people/mail/letter.txt", context),
            settings.DEFAULT_FROM_EMAIL,
            [to],
        )
        message.attach_alternative(render_to_string("people/mail/letter.html", context), "text/html")
        message.send()
