"""Mail to the school's own address: nobody is proven, so it waits at the front door under the address it came from."""

from dataclasses import replace

from django.utils import translation
from django.utils.translation import gettext as _

from accord.core.errors import DomainError
from accord.delivery.inbound.mail import IncomingMail
from accord.delivery.inbound.receivers import Outcome
from accord.delivery.models import InboundMail
from accord.messaging import waking
from accord.messaging.actions.start_conversation import start_conversation
from accord.messaging.actions.write_unconfirmed import write_unconfirmed
from accord.messaging.files import keep_files
from accord.messaging.models import Conversation, Message
from accord.messaging.receiving.receipts import confirm
from accord.messaging.receiving.said import Said, known_before, said_in

TOPIC = "something_else"


class LetterReceiver:
    """Makes a conversation at the front door, or with the team whose address it is, of a mail from outside.

    Whoever writes is not believed to be anybody. The office sees whom the address may belong to, and confirms it.
    """

    def receive(self, mail: IncomingMail, record: InboundMail) -> Outcome:
        """Begin a conversation, or go on with the one to which the mail replies.

        Some write all that they say as the subject.
        """
        if record.school is None or not mail.sender.address:
            return Outcome()
        with translation.override(record.school.main_language):
            said = said_in(mail, None)
            said = said if said.text else replace(said, text=mail.subject)
            try:
                message = _message(mail, record, said)
            except DomainError as refusal:
                return Outcome(refused=f"{refusal.message} {refusal.remedy}".strip())
            keep_files(message, mail.attachments, record.received_at)
            confirm(mail, record, message)
            waking.have_wording_looked_at(message, record.received_at)
            return Outcome(subject=f"message:{message.ref}")


def _message(mail: IncomingMail, record: InboundMail, said: Said) -> Message:
    assert record.school is not None
    earlier = _earlier(mail, record)
    if earlier is not None:
        before, said = known_before(earlier, said, None)
        return before or write_unconfirmed(
            conversation=earlier,
            text=said.text,
            folded=said.folded,
            language=said.language,
            mail_message_id=said.message_id,
            at=record.received_at,
        )
    return start_conversation(
        school=record.school,
        guardian=None,
        student=None,
        topic=TOPIC,
        subject=mail.subject or _("Mail without a subject"),
        text=said.text,
        folded=said.folded,
        language=said.language,
        channel=Message.Channel.EMAIL,
        unknown_sender=mail.sender.address,
        mail_message_id=said.message_id,
        team=record.inbound_address.team if record.inbound_address else None,
        by="house:mail",
        at=record.received_at,
    ).message


def _earlier(mail: IncomingMail, record: InboundMail) -> Conversation | None:
    """The unconfirmed conversation of the same sender that this mail goes on with, by the names of earlier mails."""
    named = [*mail.in_reply_to, *mail.references, *([mail.message_id] if mail.message_id else [])]
    return (
        Conversation.objects.filter(
            school=record.school,
            guardian__isnull=True,
            unknown_sender__iexact=mail.sender.address,
            messages__mail_message_id__in=named,
        )
        .order_by("id")
        .first()
    )
