"""What a family was promised for a message when they wrote it: kept with what waits, else by what holds now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from accord.charters.models import Edition
from accord.messaging.facts.timing import InForce, charter_at, target_for
from accord.messaging.models import HeldPromise, Hold, Message, ResponseClock
from accord.rules.charter import Duration, OutOfTerm
from accord.rules.charter_values.fields import DurationField
from accord.rules.clocks import promised_at
from accord.rules.sending import Target

Kind = ResponseClock.Kind
WRITTEN = DurationField()


@dataclass(frozen=True)
class Promised:
    """What is promised for one message: within which time, and by when, each by the kind of its clock."""

    edition: Edition | None
    clause: str
    counts: str
    within: Mapping[str, Duration]
    by: Mapping[str, datetime]


def promised_for(message: Message) -> Promised:
    """What its family was told when they wrote it, where that was kept (CLOCK-10); else what holds for it now."""
    kept = getattr(getattr(message, "hold", None), "promise", None)
    return _as_kept(kept) if kept else promised_now(message)


def promised_now(message: Message) -> Promised:
    """What is promised for a message by its topic, the charter and the calendar as they are now. Raises HoursError."""
    school, at = message.conversation.school, message.written_at
    held = charter_at(school, at)
    return as_targeted(target_for(school, message.conversation.topic, held.rules, at), held, at)


def as_targeted(target: Target, held: InForce, at: datetime) -> Promised:
    """What a charter in force promises for what is written at a moment. Raises HoursError."""
    promised = {Kind.ACKNOWLEDGE: target.acknowledge, Kind.ANSWER: target.answer}
    within = {str(kind): each for kind, each in promised.items() if each}
    return Promised(
        edition=held.edition,
        clause=target.clause,
        counts=held.rules.one(OutOfTerm).values.counts.value,
        within=within,
        by={kind: promised_at(at, each, target.calendar) for kind, each in within.items()},
    )


def keep_promised(hold: Hold, at: datetime) -> HeldPromise:
    """Write down with a message that waits what its family is told of it."""
    told = promised_now(hold.message)
    return HeldPromise.objects.create(
        hold=hold,
        edition=told.edition,
        clause_key=told.clause,
        counts=told.counts,
        **{f"{kind}_within": WRITTEN.write(each) for kind, each in told.within.items()},
        **{f"{kind}_by": each for kind, each in told.by.items()},
        created_at=at,
    )


def _as_kept(kept: HeldPromise) -> Promised:
    found = {
        Kind.ACKNOWLEDGE: (kept.acknowledge_within, kept.acknowledge_by),
        Kind.ANSWER: (kept.answer_within, kept.answer_by),
    }
    return Promised(
        edition=kept.edition,
        clause=kept.clause_key,
        counts=kept.counts,
        within={str(kind): WRITTEN.read(within) for kind, (within, by) in found.items() if by},
        by={str(kind): by for kind, (_within, by) in found.items() if by},
    )
