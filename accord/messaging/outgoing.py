"""What the school writes on its way to a family: when it leaves, and which clocks it stops. A step of actions."""

from datetime import datetime

from accord.core.new_rows import insert, insert_all, update
from accord.messaging import notices, running, waking
from accord.messaging.facts.as_it_stands import AsItStands
from accord.messaging.facts.came_after import came_after_or_waits
from accord.messaging.facts.leaving import leaving
from accord.messaging.facts.timing import reader_calendar
from accord.messaging.models import Conversation, Emergency, Hold, Message, ResponseClock
from accord.messaging.running import BOTH
from accord.rules.sending import ANSWERS_EMERGENCY, SendingDecision, decide_leaving_again

__all__ = ["BOTH", "judge_again", "send_out", "show_to_family"]


def decide(message: Message, *, emergency_reason: str = "") -> SendingDecision:
    """Say whether what staff wrote leaves now, or at the next opening."""
    school, at = message.conversation.school, message.written_at
    return leaving(school, message.staff, at, emergency_reason=emergency_reason, conversation=message.conversation)


def send_out(
    message: Message,
    *,
    emergency_reason: str = "",
    decision: SendingDecision | None = None,
    standing: AsItStands | None = None,
) -> SendingDecision:
    """What staff wrote is stored: let it leave now, or at the next opening, as was decided or is decided here.

    Whoever has read how the conversation was `standing` before hands that in.
    """
    at = message.written_at
    decision = decision or decide(message, emergency_reason=emergency_reason)
    if emergency_reason:
        insert_all([Emergency(message=message, kind="staff", reason=emergency_reason, created_at=at)])
    if decision.held:
        hold = Hold(
            message=message, until=decision.reaches_at, because=decision.held, rule=decision.rule, created_at=at
        )
        insert(hold)
        waking.be_there_for(hold)
    else:
        answers_one = "An answer to an emergency of the family." if decision.rule == ANSWERS_EMERGENCY else ""
        show_to_family(message, at, emergency=emergency_reason or answers_one, standing=standing)
    return decision


def judge_again(message: Message, at: datetime) -> SendingDecision:
    """Decide whether what staff wrote and what waited leaves now."""
    school = message.conversation.school
    return decide_leaving_again(at, reader_calendar(school, message.staff, at), reader_calendar(school, None, at))


def show_to_family(message: Message, at: datetime, *, emergency: str = "", standing: AsItStands | None = None) -> None:
    """What staff wrote reaches the family now: clocks stop, stand, or get a new date, as the message says.

    It settles only what its writer knew: what the family wrote since then goes on waiting. The note of a talk moves
    no clock: the talk itself did, when it was written down. `emergency`: why it is one or answers one (SEND-9), so that
    the family's own quiet hours do not hold it up either.
    """
    if message.visible_at != at:
        message.visible_at = at
        update(message, "visible_at")
    conversation = message.conversation
    conversation.last_message_at = max(conversation.last_message_at, at)
    if message.kind != Message.Kind.RECEIPT:
        conversation.family_news_at = at
    new_date = message.promised_rest
    newer, waiting = came_after_or_waits(message) if standing is None or standing.has_more else ([], [])
    going_on, clocks = None, standing.clocks if standing else None
    match message.kind:
        case Message.Kind.RECEIPT:
            going_on = running.stop_clocks(message, at, (ResponseClock.Kind.ACKNOWLEDGE,), newer, clocks)
        case Message.Kind.PART if new_date:
            running.stop_clocks(message, at, (ResponseClock.Kind.ACKNOWLEDGE,), newer, clocks)
            running.promise_rest(message, new_date, message.rest_reason, at, newer)
        case Message.Kind.QUESTION:
            running.stop_clocks(message, at, (ResponseClock.Kind.ACKNOWLEDGE,), newer, clocks)
            if not newer or conversation.waiting_on != Conversation.WaitingOn.SCHOOL:
                running.pause_answer(conversation, at)
                conversation.waiting_on = Conversation.WaitingOn.FAMILY
        case Message.Kind.TALK:
            pass
        case _:
            going_on = running.stop_clocks(message, at, BOTH, newer, clocks)
            if not newer:
                conversation.waiting_on = Conversation.WaitingOn.NOBODY
    running.write_down(conversation, None if newer else going_on, waiting)
    notices.tell_family_of(message, at, emergency=emergency, entitled=standing.entitled if standing else None)
