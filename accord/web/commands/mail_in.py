"""`accord mail-in`: listen for mail (LMTP, SMTP) and read a mailbox (IMAP), until told to stop."""

import argparse
import os
import sys
from typing import TYPE_CHECKING, Literal, cast

if TYPE_CHECKING:
    from accord.delivery.inbound.listening.mailbox import Mailbox

WORDS = "ACCORD_MAIL_IN"
"""What `accord serve` starts: `lmtp=127.0.0.1:2424 smtp=0.0.0.0:2525 imap`, any of them."""


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare where mail comes from; without any, the environment says it."""
    parser.add_argument("--lmtp", metavar="HOST:PORT", action="append", default=[], help="mail from a mail server here")
    parser.add_argument("--smtp", metavar="HOST:PORT", action="append", default=[], help="mail from any mail server")
    parser.add_argument("--imap", action="store_true", help="read the mailbox that ACCORD_IMAP_… names")
    parser.add_argument("--once", action="store_true", help="with --imap: read it once and end")
    parser.add_argument("--homeless", action="store_true", help="list mail of which nothing tells the school, and end")
    parser.add_argument("--tls-cert", default=os.environ.get("ACCORD_MAIL_IN_CERT", ""), help="for STARTTLS")
    parser.add_argument("--tls-key", default=os.environ.get("ACCORD_MAIL_IN_KEY", ""), help="for STARTTLS")


def run(options: argparse.Namespace) -> int:
    """Listen and read until told to stop."""
    if options.homeless:
        return list_homeless()
    for word in [] if options.lmtp or options.smtp or options.imap else os.environ.get(WORDS, "").split():
        kind, _, place = word.partition("=")
        if kind == "imap":
            options.imap = True
        elif kind in ("lmtp", "smtp"):
            getattr(options, kind).append(place)
    if not (options.lmtp or options.smtp or options.imap):
        print("Say where mail comes from: --lmtp 127.0.0.1:2424, --smtp …, --imap", file=sys.stderr)
        return 2
    import django

    django.setup()
    from accord.delivery.inbound.listening.listener import Listener, read_once
    from accord.delivery.inbound.listening.server import listening

    try:
        places = [listening("lmtp", each) for each in options.lmtp] + [listening("smtp", each) for each in options.smtp]
        mailbox = mailbox_of(os.environ) if options.imap else None
    except ValueError as wrong:
        print(wrong, file=sys.stderr)
        return 2
    if options.once and mailbox:
        return read_once(mailbox)
    every = float(os.environ.get("ACCORD_IMAP_EVERY", "60"))
    return Listener(places, mailbox=mailbox, every=every, certificate=(options.tls_cert, options.tls_key)).run()


def list_homeless() -> int:
    """Print the mail to the product's own address of which nothing tells the school, with the file of each."""
    import django

    django.setup()
    from accord.delivery.inbound.access import homeless_mail

    for mail in homeless_mail():
        print(f"{mail.received_at:%Y-%m-%d %H:%M} {mail.sender_address} {mail.subject!r} {mail.path}")
    return 0


def mailbox_of(environment: "os._Environ[str] | dict[str, str]") -> "Mailbox":
    """Read the mailbox from the environment. Raises ValueError that names what is missing."""
    from accord.delivery.inbound.listening.mailbox import Mailbox

    given = {name: environment.get(f"ACCORD_IMAP_{name}", "") for name in ("HOST", "LOGIN", "PASSWORD", "ADDRESS")}
    if missing := [f"ACCORD_IMAP_{name}" for name, value in given.items() if not value]:
        raise ValueError(f"To read a mailbox, set {', '.join(missing)}.")
    security = environment.get("ACCORD_IMAP_SECURITY", "tls")
    if security not in ("tls", "starttls", "none"):
        raise ValueError("ACCORD_IMAP_SECURITY is tls, starttls or none.")
    return Mailbox(
        host=given["HOST"],
        login=given["LOGIN"],
        password=given["PASSWORD"],
        address=given["ADDRESS"],
        port=int(environment.get("ACCORD_IMAP_PORT", "993" if security == "tls" else "143")),
        folder=environment.get("ACCORD_IMAP_FOLDER", "INBOX"),
        security=cast(Literal["tls", "starttls", "none"], security),
    )
