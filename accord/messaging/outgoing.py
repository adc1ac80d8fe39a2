"""What the school writes on its way to a family: when it leaves, and which clocks it stops. A step of actions."""

from datetime import datetime

from accord.core.new_rows import insert, update
from accord.messaging import notices, running, waking
from accord.messaging.facts.timing import reader_calendar
from accord.messaging.models import Conversation, Emergency, Hold, Message, ResponseClock
from accord.messaging.running import BOTH
from accord.rules.sending import SendingDecision, ToFamilyFacts, decide_leaving_again, decide_sending_to_family

__all__ = ["BOTH", "judge_again", "send_out", "show_to_family"]


def send_out(message: Message, *, emergency_reason: str = "") -> SendingDecision:
    """What staff wrote is stored: let it leave now, or at the next opening."""
    conversation, at = message.conversation, message.written_at
    decision = decide_sending_to_family(
        ToFamilyFacts(at, reader_calendar(conversation.school, message.staff, at), emergency_reason)
    )
    if emergency_reason:
        insert(Emergency(message=message, kind="staff", reason=emergency_reason, created_at=at))
    if decision.held:
        hold = Hold(
            message=message, until=decision.reaches_at, because=decision.held, rule=decision.rule, created_at=at
        )
        insert(hold)
        waking.be_there_for(hold)
    else:
        show_to_family(message, at)
    return decision


def judge_again(message: Message, at: datetime) -> SendingDecision:
    """Decide whether what staff wrote and what waited leaves now."""
    school = message.conversation.school
    return decide_leaving_again(at, reader_calendar(school, message.staff, at), reader_calendar(school, None, at))


def show_to_family(message: Message, at: datetime) -> None:
    """What staff wrote reaches the family now: clocks stop, stand, or get a new date, as the message says.

    It settles only what its writer knew: what the family wrote since then goes on waiting. The note of a talk moves
    no clock: the talk itself did, when it was written down.
    """
    message.visible_at = at
    update(message, "visible_at")
    conversation = message.conversation
    conversation.last_message_at = max(conversation.last_message_at, at)
    new_date = message.promised_rest
    has_newer = running.has_newer(message)
    match message.kind:
        case Message.Kind.RECEIPT:
            running.stop_clocks(message, at, (ResponseClock.Kind.ACKNOWLEDGE,))
        case Message.Kind.PART if new_date:
            running.stop_clocks(message, at, (ResponseClock.Kind.ACKNOWLEDGE,))
            running.promise_rest(message, new_date, message.rest_reason, at)
        case Message.Kind.QUESTION:
            running.stop_clocks(message, at, (ResponseClock.Kind.ACKNOWLEDGE,))
            if not has_newer or conversation.waiting_on != Conversation.WaitingOn.SCHOOL:
                running.pause_answer(conversation, at)
                conversation.waiting_on = Conversation.WaitingOn.FAMILY
        case Message.Kind.TALK:
            pass
        case _:
            running.stop_clocks(message, at, BOTH)
            if not has_newer:
                conversation.waiting_on = Conversation.WaitingOn.NOBODY
    running.write_down(conversation)
    notices.tell_family_of(message, at)
