"""Staff answer a family."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.core.first_change import changing
from accord.core.new_rows import draw_key, insert
from accord.messaging import outgoing
from accord.messaging.actions.start_conversation import checked
from accord.messaging.as_seen import who_reads
from accord.messaging.facts.answering import has_grown, seen_until
from accord.messaging.facts.as_it_stands import AsItStands, as_it_stands
from accord.messaging.files import NewFile, keep_files
from accord.messaging.models import Conversation, Message
from accord.messaging.wording import Looked, note_wording
from accord.people.models import StaffMember
from accord.rules.sending import SendingDecision
from accord.schools.facts import settings_of


@dataclass(frozen=True)
class Answered:
    """What was written to a family, and when it leaves."""

    message: Message
    decision: SendingDecision


class AnsweredMeanwhile(DomainError):
    """Something came since the page was opened; what was typed is kept and can be sent once more."""

    def __init__(self) -> None:
        super().__init__(
            "answered_meanwhile",
            _("Something new was written while you wrote. Please read it; what you typed is kept."),
            remedy=_("Send it again if it still fits."),
        )


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
    files: Sequence[NewFile] = (),
    seen: str = "",
    looked: Looked | None = None,
) -> Answered:
    """A member of staff answers; outside working time it leaves at the next opening, unless it is an emergency.

    `kind` says whether it is the answer, a question to the family (the clock stands until they write), or a part
    of the answer with a new date for the rest and the reason. `seen` is what the page showed last (`seen_until`).
    Raises DomainError where the date or reason is missing or nobody would receive it, AnsweredMeanwhile where
    something newer stands in the conversation.
    """
    if kind == Message.Kind.PART:
        _check_rest(promised_rest, rest_reason, at.astimezone(settings_of(conversation.school).zone).date())
    message = Message(
        conversation=conversation,
        staff=staff,
        kind=kind,
        channel=channel,
        language=language,
        text=checked(text),
        folded=folded,
        mail_message_id=mail_message_id,
        promised_rest=promised_rest if kind == Message.Kind.PART else None,
        rest_reason=rest_reason.strip() if kind == Message.Kind.PART else "",
        written_at=at,
        created_at=at,
    )
    emergency_reason = emergency_reason.strip()
    decision = outgoing.decide(message, emergency_reason=emergency_reason)
    message.visible_at = None if decision.held else at
    with changing():
        key = draw_key(Message)
        standing = as_it_stands(conversation, at)
        message.conversation = standing.conversation
        refusal = _refusal(standing, conversation, seen)
        if refusal is None:
            with audit.together():
                insert(message, key)
                keep_files(message, files, at)
                note_wording(message, looked, at)
                outgoing.send_out(message, emergency_reason=emergency_reason, decision=decision, standing=standing)
                audit.record(
                    by=by,
                    verb="answer_family",
                    subject=f"message:{message.ref}",
                    school=conversation.school.ref,
                    purpose="" if conversation.confidential else emergency_reason[:200],
                    details={"conversation": conversation.ref, "kind": kind, "rule": decision.rule, "channel": channel},
                )
    if refusal is not None:
        raise refusal
    return Answered(message, decision)


def _refusal(standing: AsItStands, before: Conversation, seen: str) -> DomainError | None:
    """Why an answer cannot be given, as the conversation stands now; nothing has been written then."""
    now = standing.conversation
    if now.guardian is None or standing.entitled is None:
        return DomainError(
            "sender_unknown",
            _("The school does not know yet who wrote this, so an answer would reach nobody."),
            remedy=_("The office can match the sender to a family first."),
        )
    if not standing.entitled.sees:
        return DomainError(
            "no_longer_takes_part",
            _("%(name)s does not take part in this conversation any more.") % {"name": now.guardian.called},
        )
    if (seen and has_grown(seen, seen_until(now))) or who_reads(now) != who_reads(before):
        return AnsweredMeanwhile()
    return None


def _check_rest(promised_rest: date | None, reason: str, on: date) -> None:
    fields = {}
    if promised_rest is None or promised_rest < on:
        fields["promised_rest"] = _("Choose the day by which the rest follows; it must not be over.")
    if not reason.strip():
        fields["rest_reason"] = _("Say in a few words why it takes longer.")
    if fields:
        raise DomainError(
            "rest_not_promised", _("Say by which day the rest follows, and why it takes longer."), 422, fields=fields
        )
