"""Response clocks as records: started, paused, resumed, moved, stopped. A step of actions, which write the audit."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from accord.charters.actions.record_promise import begin_promise, drop_promise, keep_promise, move_promise
from accord.core.new_rows import update
from accord.core.questions import question
from accord.messaging.facts.promised import WRITTEN, Promised, promised_for, promised_now
from accord.messaging.facts.timing import counting_calendar
from accord.messaging.models import Conversation, Hold, Message, NewDate, Pause, ResponseClock
from accord.rules import clocks as rulebook
from accord.rules.charter import Measured, OutOfTermCount
from accord.rules.hours import HoursError, WorkingCalendar

MEASURED = {
    ResponseClock.Kind.ACKNOWLEDGE: Measured.ACKNOWLEDGED_IN_TIME,
    ResponseClock.Kind.ANSWER: Measured.ANSWERED_IN_TIME,
}
BOTH = (ResponseClock.Kind.ACKNOWLEDGE, ResponseClock.Kind.ANSWER)
LONGEST_RUN = timedelta(days=730)
"""For so long the working time of one promise is counted; the calendar of a school is laid out further."""


def running_clocks(conversation: Conversation) -> list[ResponseClock]:
    """The clocks of a conversation that have neither stopped nor been dropped."""
    found = _running(conversation_id=conversation.pk)
    for clock in found:
        clock.conversation = conversation
    return found


@question
def _running(*, conversation_id: int) -> QuerySet[ResponseClock]:
    rows = ResponseClock.objects.filter(conversation=conversation_id, stopped_at__isnull=True, dropped_at__isnull=True)
    stands = Exists(Pause.objects.filter(clock=OuterRef("pk"), until__isnull=True))
    return rows.select_related("message").annotate(stands=stands).order_by("kind")


def begin(message: Message, kinds: Collection[str] = BOTH, *, at_once: bool = False) -> None:
    """Begin what the school promised for a message of a family when it was written; `at_once`: it has never waited."""
    promised = promised_now(message) if at_once else promised_for(message)
    start_clocks(message, promised, message.written_at, kinds)


def start_clocks(message: Message, promised: Promised, at: datetime, kinds: Collection[str] = BOTH) -> None:
    """Begin what was promised for a message written at a moment; where such a clock runs already, it is that one.

    A clock that runs for what was written later counts from this message on. One that a part answer moved whose writer
    had not read this message runs on for what it was: this message has its own.
    """
    conversation = message.conversation
    running = _shared(message)
    for kind, within in promised.within.items():
        if kind not in kinds:
            continue
        due_at = promised.by[kind]
        if kind in running:
            _begin_earlier(running[kind], at, due_at)
            continue
        clock = ResponseClock.objects.create(
            conversation=conversation,
            message=message,
            kind=kind,
            edition=promised.edition,
            clause_key=promised.clause,
            within=WRITTEN.write(within),
            counts=promised.counts,
            started_at=at,
            promised_by=due_at,
            due_at=due_at,
            created_at=at,
        )
        if promised.edition:
            begin_promise(
                school=conversation.school,
                edition=promised.edition,
                measured=MEASURED[ResponseClock.Kind(kind)],
                about=f"clock:{clock.ref}",
                began_at=at,
                due_at=due_at,
            )


def _shared(message: Message) -> dict[str, ResponseClock]:
    """The clocks that run for a message as well, by their kind."""
    known_at = message.written_at if message.staff_id else message.visible_at
    found = running_clocks(message.conversation)
    return {one.kind: one for one in found if one.parted_at is None or rulebook.moves_with(one.parted_at, known_at)}


def _begin_earlier(clock: ResponseClock, at: datetime, promised_by: datetime) -> None:
    if at < clock.started_at:
        clock.started_at = at
        clock.promised_by = min(clock.promised_by or promised_by, promised_by)
        clock.save(update_fields=["started_at", "promised_by"])
        settle(clock)


def _is_known(clock: ResponseClock, message: Message) -> bool:
    """Whether the writer of a message knew what a clock runs for."""
    about = clock.message
    known_at = about.written_at if about.staff_id else about.visible_at
    return rulebook.moves_with(message.written_at, known_at)


def stop_clocks(
    message: Message, at: datetime, kinds: Collection[str], newer: Sequence[Message],
    clocks: Sequence[ResponseClock] | None = None,
) -> list[ResponseClock]:  # fmt: skip
    """The school kept its word: the clocks of these kinds stop with this message; returns those that do not.

    It answers only what its writer knew: for what came after it the promise goes on, from when that was written.
    Whoever knows the `clocks` that run hands them in.
    """
    going_on = []
    for clock in running_clocks(message.conversation) if clocks is None else clocks:
        if clock.kind in kinds and _is_known(clock, message):
            clock.stopped_at, clock.stopped_by = at, message
            update(clock, "stopped_at", "stopped_by")
            stood = end_pauses(clock, at) if getattr(clock, "stands", True) else 0
            keep_promise(
                measured=MEASURED[ResponseClock.Kind(clock.kind)],
                about=f"clock:{clock.ref}",
                met_at=at,
                working_seconds=_time_at_work(clock, at),
            )
            for one in newer:
                begin(one, (clock.kind,))
            if newer and stood and clock.kind == ResponseClock.Kind.ANSWER:
                pause_answer(message.conversation, at)
        else:
            going_on.append(clock)
    return going_on


def _time_at_work(clock: ResponseClock, at: datetime) -> int:
    """The working time of the school that a clock ran, in seconds; no further than its calendar is laid out."""
    until = min(at, clock.started_at + LONGEST_RUN)
    return int(calendar_of(clock).working_seconds_between(clock.started_at, until))


def drop_clocks(conversation: Conversation, at: datetime) -> None:
    """What was asked needs no answer any more: taken back, or closed by the family."""
    for clock in running_clocks(conversation):
        clock.dropped_at = at
        clock.save(update_fields=["dropped_at"])
        end_pauses(clock, at)
        drop_promise(measured=MEASURED[ResponseClock.Kind(clock.kind)], about=f"clock:{clock.ref}", at=at)


def pause_answer(conversation: Conversation, at: datetime) -> None:
    """The school asked the family something: the clock to the answer stands until they write."""
    for clock in running_clocks(conversation):
        if clock.kind == ResponseClock.Kind.ANSWER and not clock.pauses.filter(until__isnull=True).exists():
            Pause.objects.create(clock=clock, begins_at=at, due_before=clock.due_at, created_at=at)
            settle(clock)


def resume(conversation: Conversation, at: datetime, arrived_at: datetime | None = None) -> None:
    """The family wrote: clocks that stood run again, from the writing on.

    What was asked after that was not answered by it: there the clock stood until the message arrived.
    """
    for clock in running_clocks(conversation):
        answered = clock.pauses.filter(Q(until__isnull=True) | Q(until__gt=at), begins_at__lte=at)
        if answered.update(until=at) + end_pauses(clock, arrived_at or at):
            settle(clock)


def promise_rest(message: Message, rest_on: date, reason: str, at: datetime, newer: Sequence[Message]) -> None:
    """A part of the answer came; the rest is promised by a date. What its writer had not read keeps its own."""
    for clock in running_clocks(message.conversation):
        if clock.kind == ResponseClock.Kind.ANSWER and _is_known(clock, message):
            was_late = clock.due_at is not None and clock.due_at < at
            NewDate.objects.create(clock=clock, message=message, rest_on=rest_on, reason=reason, created_at=at)
            if clock.parted_at is None or message.written_at < clock.parted_at:
                clock.parted_at = message.written_at
                clock.save(update_fields=["parted_at"])
            settle(clock, moves_promise=not was_late)
    for one in newer:
        begin(one, (ResponseClock.Kind.ANSWER,))


def end_pauses(clock: ResponseClock, at: datetime) -> int:
    """End what is paused; returns how many pauses ended."""
    return clock.pauses.filter(until__isnull=True).update(until=at)


def settle(clock: ResponseClock, *, moves_promise: bool = True) -> None:
    """Write down again by when a clock is due, as the rulebook says it; a promise that was late stays late.

    Where the school's calendar does not reach as far any more, the date stays as it was told.
    """
    before = clock.due_at
    try:
        clock.due_at = rulebook.due_at(facts_of(clock))
    except HoursError:
        clock.due_at = before
    if clock.due_at != before:
        clock.reminded_at = None
    clock.save(update_fields=["due_at", "reminded_at"])
    if clock.due_at and moves_promise:
        move_promise(measured=MEASURED[ResponseClock.Kind(clock.kind)], about=f"clock:{clock.ref}", due_at=clock.due_at)


def facts_of(clock: ResponseClock) -> rulebook.ClockFacts:
    """What a clock depends on."""
    newest = clock.new_dates.order_by("-message__written_at", "-id").first()
    return rulebook.ClockFacts(
        started_at=clock.started_at,
        within=WRITTEN.read(clock.within),
        calendar=calendar_of(clock),
        promised_by=clock.promised_by,
        pauses=tuple(
            rulebook.Pause(pause.begins_at, pause.until, pause.due_before)
            for pause in clock.pauses.order_by("begins_at")
        ),
        part_answer=rulebook.PartAnswer(newest.created_at, newest.rest_on) if newest else None,
    )


def calendar_of(clock: ResponseClock) -> WorkingCalendar:
    """The calendar by which a clock counts: that of its school, as its edition says, though the charter has changed."""
    counts = OutOfTermCount(clock.counts)
    return counting_calendar(clock.conversation.school, counts, clock.started_at)


def write_down(
    conversation: Conversation, clocks: Sequence[ResponseClock] | None = None, waiting: Sequence[Hold] | None = None
) -> None:
    """Repeat in the conversation what its clocks say, for the inbox, and in what is held what they will say.

    Whoever knows the `clocks` that run, or what is `waiting` to reach the school, hands it in.
    """
    clocks = running_clocks(conversation) if clocks is None else clocks
    conversation.due_at = min((clock.due_at for clock in clocks if clock.due_at), default=None)
    update(
        conversation, "due_at", "waiting_on", "last_message_at", "visible_to_staff_at", "closed_at", "family_news_at"
    )
    foretell(conversation, waiting)


def foretell(conversation: Conversation, waiting: Sequence[Hold] | None = None) -> None:
    """Repeat with each message of the family that is held by when it is answered, and in the conversation the latest.

    What the family settled meanwhile waits for nothing.
    """
    if waiting is None:
        waiting = _waiting(conversation_id=conversation.pk)
    held_at = max((hold.message.written_at for hold in waiting if not hold.settled), default=None)
    if conversation.family_held_at != held_at:
        conversation.family_held_at = held_at
        update(conversation, "family_held_at")
    for hold in waiting:
        hold.message.conversation = conversation
        dates = _on_arrival(hold.message)
        hold.acknowledge_by = dates.get(ResponseClock.Kind.ACKNOWLEDGE)
        hold.answer_by = dates.get(ResponseClock.Kind.ANSWER)
        hold.save(update_fields=["acknowledge_by", "answer_by"])


@question
def _waiting(*, conversation_id: int) -> QuerySet[Hold]:
    waiting = Hold.objects.filter(
        message__conversation=conversation_id, message__staff__isnull=True, message__visible_at__isnull=True,
        message__withdrawal__isnull=True,
    )  # fmt: skip
    return waiting.select_related("message__hold__promise__edition")


def _on_arrival(message: Message) -> dict[str, datetime | None]:
    """By when a held message is acknowledged and answered once it arrives: by a clock that runs, or one of its own."""
    promised, running = promised_for(message).by, _shared(message)
    return {
        kind: _due_with(running[kind], message.written_at, due_at) if kind in running else due_at
        for kind, due_at in promised.items()
    }


def _due_with(clock: ResponseClock, at: datetime, promised_by: datetime) -> datetime | None:
    """When a clock is due if the family's word of a moment arrives; None while it stands for what was asked later."""
    facts = facts_of(clock)
    pauses = tuple(
        replace(pause, until=at) if pause.begins_at <= at and not (pause.until and pause.until <= at) else pause
        for pause in facts.pauses
    )
    if at < facts.started_at:
        facts = replace(facts, started_at=at, promised_by=min(facts.promised_by or promised_by, promised_by))
    try:
        return rulebook.due_at(replace(facts, pauses=pauses))
    except HoursError:
        return clock.due_at
