"""What a mail says as a message: the words now, and what stands behind the fold."""

from dataclasses import dataclass, replace
from hashlib import sha256

from accord.core.forms import is_unseen
from accord.delivery.inbound.mail import IncomingMail
from accord.messaging.actions.start_conversation import LONGEST
from accord.messaging.models import Conversation, Message
from accord.messaging.receiving.own_card import ADDRESS, NUMBER, without_own_card
from accord.people.models import Guardian, StaffMember

LONGEST_ID = 255


@dataclass(frozen=True)
class Said:
    """The words of a mail for a message. `text` is empty only when there is nothing in it at all."""

    text: str
    folded: str
    language: str
    message_id: str


def said_in(mail: IncomingMail, writer: Guardian | StaffMember | None) -> Said:
    """Take the words of a mail: what was written now, and behind the fold what stood below and the signature.

    Nothing is lost: where no new words are found, the whole mail is shown; what is too long goes on behind the fold.
    Of what is not new no address is shown, and no number of the signature of somebody who is known here; of staff
    nothing of the card that stands below their words.
    """
    words, card = without_own_card(mail.said, writer) if isinstance(writer, StaffMember) else (mail.said, "")
    signature = _joined(card, mail.signature)
    signature = NUMBER.sub("…", signature) if writer else signature
    now, below = words.strip(), _joined(signature, mail.quoted)
    now = "" if is_unseen(now) else now
    if not now and not mail.attachments:
        is_blotted = mail.quoted or isinstance(writer, StaffMember)
        now, below = (ADDRESS.sub("…", _joined(signature, mail.quoted)) if is_blotted else mail.signature.strip()), ""
        now = "" if is_unseen(now) else now
    if not now and mail.attachments:
        now = mail.subject.strip() or ", ".join(one.name for one in mail.attachments)
    if len(now) > LONGEST:
        now, below = now[:LONGEST].rstrip(), _joined(now[LONGEST:], below)
    return Said(now, ADDRESS.sub("…", below), mail.language or _language_of(writer), _short(mail.message_id))


def known_before(
    conversation: Conversation, said: Said, writer: Guardian | StaffMember | None
) -> tuple[Message | None, Said]:
    """The message that the same mail became before, and else what is said under a name that is free.

    Some programs give several mails one Message-ID: other words, or those of somebody else, are a message of their own.
    """
    if not said.message_id:
        return None, said
    own = sha256(f"{said.message_id}\n{writer.ref if writer else ''}\n{said.text}".encode()).hexdigest()
    known = {
        one.mail_message_id: one for one in conversation.messages.filter(mail_message_id__in=[said.message_id, own])
    }
    first = known.get(said.message_id)
    if first is None:
        return None, said
    is_writers = (first.guardian or first.staff) == writer
    same = first if is_writers and first.text == said.text else known.get(own)
    return same, replace(said, message_id=own)


def _joined(*parts: str) -> str:
    return "\n\n".join(part for part in (one.strip() for one in parts) if part)


def _language_of(writer: Guardian | StaffMember | None) -> str:
    return writer.language if isinstance(writer, Guardian) else ""


def _short(message_id: str) -> str:
    """The Message-ID as it is stored; one that is too long by its digest, so that it stays one of a kind."""
    return message_id if len(message_id) <= LONGEST_ID else sha256(message_id.encode()).hexdigest()
