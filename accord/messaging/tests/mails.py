"""What tests of incoming mail share: a letter, how it comes in, and a reply of somebody of the cast."""

from datetime import datetime
from email.message import EmailMessage

import pytest

from accord.core import clock
from accord.delivery.inbound.arriving import Envelope, take_in
from accord.delivery.inbound.destinations import destination_of
from accord.delivery.inbound.reply_address import reply_address
from accord.delivery.inbound.sorting import sort_mail
from accord.delivery.models import InboundMail
from accord.messaging.models import Conversation, Message
from tests.cast import MONDAY, Cast

QUOTED = """

On Mon, 23 Nov 2026 at 10:00, Riverbank <reply+abc@riverbank.example> wrote:
> ~~~ Write your answer above this line ~~~
> Idris came home in tears tonight.
> To: tan.private@home.example
"""


@pytest.fixture(autouse=True)
def own_media(settings, tmp_path):
    """Files of each test lie in a folder of its own, and the school has a domain for its mail."""
    settings.MEDIA_ROOT = tmp_path
    settings.ACCORD_MAIL_DOMAINS = ("riverbank.example",)


def letter(sender: str, to: str, text: str, *, subject: str = "Re: Playground", **more: str) -> EmailMessage:
    """A letter as a mail program writes it."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, to, subject
    mail["Date"] = "Mon, 23 Nov 2026 11:00:00 +0000"
    mail["Message-ID"] = more.pop("message_id", f"<{abs(hash((sender, to, text)))}@phone.example>")
    for name, value in more.items():
        mail[name.replace("_", "-")] = value
    mail.set_content(text)
    return mail


def arrives(mail: EmailMessage, to: str, at: datetime) -> InboundMail:
    """The mail comes in and is sorted, as the listener and the worker do it."""
    destination = destination_of(to, at=at)
    assert destination is not None
    with clock.travel_to(at):
        [record] = take_in(raw=mail.as_bytes(), envelope=Envelope(str(mail["From"]), [destination], "lmtp"), at=at)
        sort_mail(mail_id=record.pk, at=at)
    record.refresh_from_db()
    return record


def replies(cast: Cast, key: str, conversation: Conversation, text: str, at: datetime, **more: str) -> InboundMail:
    """A guardian or a member of staff replies by mail from the address that they proved."""
    is_staff = key in cast.staff
    person = cast.staff[key] if is_staff else cast.guardians[key]
    to = reply_address(
        kind="conversation",
        ref=conversation.ref,
        recipient=f"{'staff' if is_staff else 'guardian'}:{person.ref}",
        at=MONDAY,
    )
    return arrives(letter(more.pop("sender", cast.login(key).email), to, text, **more), to, at)


def newest() -> Message:
    """The message that came last."""
    return Message.objects.latest("id")
