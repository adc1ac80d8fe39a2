"""A message that waits is judged once more, by who has it and what holds now. A step of actions."""

from datetime import datetime

from accord.messaging import outgoing, waking
from accord.messaging.facts.judging import judge
from accord.messaging.facts.routes import Routed
from accord.messaging.facts.timing import charter_at
from accord.messaging.models import Hold, Message
from accord.rules.sending import SendingDecision


def judge_again(message: Message, routed: Routed | None, at: datetime) -> SendingDecision:
    """Decide when a message that waits reaches its reader. `routed`: who has it; None where it goes to a family."""
    if routed is None:
        return outgoing.judge_again(message, at)
    conversation = message.conversation
    return judge(
        school=conversation.school,
        topic=conversation.topic,
        student=conversation.student,
        guardian=conversation.guardian,
        at=at,
        routed=routed,
        held=charter_at(conversation.school, at),
        message=message,
    )


def wait_until(hold: Hold, decision: SendingDecision) -> None:
    """Let a message wait as was decided, and have the worker there when its moment comes."""
    hold.until = decision.reaches_at
    if decision.held:
        hold.because, hold.rule, hold.clause_key = decision.held, decision.rule, decision.clause
    hold.save(update_fields=["until", "because", "rule", "clause_key"])
    waking.be_there_for(hold)
