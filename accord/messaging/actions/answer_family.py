"""Staff answer a family."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.messaging import outgoing
from accord.messaging.actions.start_conversation import checked
from accord.messaging.models import Conversation, Message
from accord.people.models import StaffMember
from accord.rules.sending import SendingDecision


@dataclass(frozen=True)
class Answered:
    """What was written to a family, and when it leaves."""

    message: Message
    decision: SendingDecision


@transaction.atomic
def answer_family(
    *,
    conversation: Conversation,
    staff: StaffMember,
    text: str,
    language: str,
    by: str,
    at: datetime,
    kind: str = Message.Kind.WORDS,
    promised_rest: date | None = None,
    rest_reason: str = "",
    emergency_reason: str = "",
    channel: str = Message.Channel.PORTAL,
    mail_message_id: str = "",
    folded: str = "",
) -> Answered:
    """A member of staff answers; outside working time it leaves at the next opening, unless it is an emergency.

    `kind` says whether it is the answer, a question to the family (the clock stands until they write), or a part
    of the answer with a new date for the rest and the reason. Raises DomainError where the date or reason is missing.
    """
    if kind == Message.Kind.PART and (promised_rest is None or promised_rest < at.date() or not rest_reason.strip()):
        sentence = _("Say by which day the rest follows, and why it takes longer.")
        raise DomainError("rest_not_promised", sentence, status=422, fields={"promised_rest": sentence})
    words = checked(text)
    conversation = Conversation.objects.select_for_update(of=("self",)).get(pk=conversation.pk)
    message = Message.objects.create(
        conversation=conversation,
        staff=staff,
        kind=kind,
        channel=channel,
        language=language,
        text=words,
        folded=folded,
        mail_message_id=mail_message_id,
        promised_rest=promised_rest if kind == Message.Kind.PART else None,
        rest_reason=rest_reason.strip() if kind == Message.Kind.PART else "",
        written_at=at,
        created_at=at,
    )
    decision = outgoing.send_out(message, emergency_reason=emergency_reason.strip())
    audit.record(
        by=by,
        verb="answer_family",
        subject=f"message:{message.ref}",
        school=conversation.school.ref,
        purpose=emergency_reason.strip()[:200],
        details={"conversation": conversation.ref, "kind": kind, "rule": decision.rule, "channel": channel},
    )
    return Answered(message, decision)
