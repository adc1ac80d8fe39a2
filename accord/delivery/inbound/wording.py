"""What pages say of mail and of its files."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accord.delivery.inbound.mail import Refusal

REFUSED: dict[str, Promise] = {
    Refusal.PROGRAM: _("Not handed on: this is a program."),
    Refusal.SCRIPT: _("Not handed on: this is a web page or a script, which can run by itself."),
    Refusal.MACROS: _("Not handed on: this document has macros, which are small programs."),
    Refusal.ARCHIVE_WITH_PROGRAM: _("Not handed on: there is a program inside."),
    Refusal.ARCHIVE_IN_ARCHIVE: _("Not handed on: there is an archive inside the archive."),
    Refusal.ARCHIVE_TOO_LARGE: _("Not handed on: the archive would unpack to far too much."),
    Refusal.ARCHIVE_CLOSED: _("Not handed on: nobody can see what is inside without opening it."),
}

NOT_UNDERSTOOD: dict[str, Promise] = {
    "too-large": _("It is too large to be read here."),
    "encrypted": _("It is encrypted, and we have no key for it."),
    "partial": _("It is only a part of a mail; the rest lies elsewhere."),
    "no-sender": _("It does not say who sent it."),
    "empty": _("There is nothing in it."),
    "fault": _("It is damaged."),
    "gone": _("Its file is missing. Please ask whoever looks after this installation."),
}

NOTES: dict[str, Promise] = {
    "too-many-parts": _("It has more parts than we look at; the rest is in the original."),
    "too-deep": _("Its parts are nested more deeply than we look; the rest is in the original."),
    "text-cut": _("It is very long; the end is in the original."),
    "several-senders": _("It names several senders."),
}
