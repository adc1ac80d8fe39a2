"""Response clocks as records: started, paused, resumed, moved, stopped. A step of actions, which write the audit."""

from datetime import date, datetime, timedelta

from accord.charters.actions.record_promise import begin_promise, drop_promise, keep_promise, move_promise
from accord.messaging.facts.timing import InForce, counting_calendar
from accord.messaging.models import Conversation, Message, NewDate, Pause, ResponseClock
from accord.rules import clocks as rulebook
from accord.rules.charter import Duration, Measured, OutOfTerm, OutOfTermCount
from accord.rules.charter_values.fields import DurationField
from accord.rules.hours import HoursError, WorkingCalendar
from accord.rules.sending import Target

MEASURED = {
    ResponseClock.Kind.ACKNOWLEDGE: Measured.ACKNOWLEDGED_IN_TIME,
    ResponseClock.Kind.ANSWER: Measured.ANSWERED_IN_TIME,
}
_WRITTEN = DurationField()
LONGEST_RUN = timedelta(days=730)
"""For so long the working time of one promise is counted; the calendar of a school is laid out further."""


def running_clocks(conversation: Conversation) -> list[ResponseClock]:
    """The clocks of a conversation that have neither stopped nor been dropped."""
    return list(conversation.clocks.filter(stopped_at__isnull=True, dropped_at__isnull=True).order_by("kind"))


def start_clocks(message: Message, target: Target, held: InForce, at: datetime) -> None:
    """Begin what the charter in force promises for a message, unless a clock of that kind runs already."""
    conversation = message.conversation
    running = {clock.kind for clock in running_clocks(conversation)}
    promised: dict[str, Duration | None] = {
        ResponseClock.Kind.ACKNOWLEDGE: target.acknowledge,
        ResponseClock.Kind.ANSWER: target.answer,
    }
    for kind, within in promised.items():
        if within is None or kind in running:
            continue
        due_at = rulebook.promised_at(at, within, target.calendar)
        clock = ResponseClock.objects.create(
            conversation=conversation,
            message=message,
            kind=kind,
            edition=held.edition,
            clause_key=target.clause,
            within=_WRITTEN.write(within),
            counts=held.rules.one(OutOfTerm).values.counts.value,
            started_at=at,
            due_at=due_at,
            created_at=at,
        )
        if held.edition:
            begin_promise(
                school=conversation.school,
                edition=held.edition,
                measured=MEASURED[ResponseClock.Kind(kind)],
                about=f"clock:{clock.ref}",
                began_at=at,
                due_at=due_at,
            )


def stop_clocks(message: Message, at: datetime, kinds: tuple[str, ...]) -> None:
    """The school kept its word: the clocks of these kinds stop with this message."""
    for clock in running_clocks(message.conversation):
        if clock.kind in kinds:
            clock.stopped_at, clock.stopped_by = at, message
            clock.save(update_fields=["stopped_at", "stopped_by"])
            end_pauses(clock, at)
            keep_promise(
                measured=MEASURED[ResponseClock.Kind(clock.kind)],
                about=f"clock:{clock.ref}",
                met_at=at,
                working_seconds=_time_at_work(clock, at),
            )


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
            Pause.objects.create(clock=clock, begins_at=at, created_at=at)
            settle(clock)


def resume(conversation: Conversation, at: datetime) -> None:
    """The family wrote: clocks that stood run again."""
    for clock in running_clocks(conversation):
        if end_pauses(clock, at):
            settle(clock)


def promise_rest(message: Message, rest_on: date, reason: str, at: datetime) -> None:
    """A part of the answer came; the rest is promised by a date."""
    for clock in running_clocks(message.conversation):
        if clock.kind == ResponseClock.Kind.ANSWER:
            was_late = clock.due_at is not None and clock.due_at < at
            NewDate.objects.create(clock=clock, message=message, rest_on=rest_on, reason=reason, created_at=at)
            settle(clock, moves_promise=not was_late)


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
    newest = clock.new_dates.order_by("-created_at", "-id").first()
    return rulebook.ClockFacts(
        started_at=clock.started_at,
        within=_WRITTEN.read(clock.within),
        calendar=calendar_of(clock),
        pauses=tuple(rulebook.Pause(pause.begins_at, pause.until) for pause in clock.pauses.order_by("begins_at")),
        part_answer=rulebook.PartAnswer(newest.created_at, newest.rest_on) if newest else None,
    )


def calendar_of(clock: ResponseClock) -> WorkingCalendar:
    """The calendar by which a clock counts: that of its school, as its edition says, though the charter has changed."""
    counts = OutOfTermCount(clock.counts)
    return counting_calendar(clock.conversation.school, counts, clock.started_at)


def write_down(conversation: Conversation) -> None:
    """Repeat in the conversation what its clocks say, for the inbox."""
    due = [clock.due_at for clock in running_clocks(conversation) if clock.due_at]
    conversation.due_at = min(due, default=None)
    conversation.save(update_fields=["due_at", "waiting_on", "last_message_at", "visible_to_staff_at", "closed_at"])
