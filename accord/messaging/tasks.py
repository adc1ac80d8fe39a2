"""What the worker does for conversations: release what waited, remind of what is due, see to what is late."""

import logging
from datetime import timedelta

from django.db.models import Exists, OuterRef

from accord.core import clock
from accord.core.queue import task
from accord.messaging.actions.end_waiting import end_waiting
from accord.messaging.actions.escalate_late_matter import escalate_late_matter
from accord.messaging.actions.pass_on_lying import pass_on_lying
from accord.messaging.actions.release_held_message import release_held_message
from accord.messaging.actions.remind_of_answer import remind_of_answer
from accord.messaging.facts.due_promises import due_promises, open_promises
from accord.messaging.facts.looking_back import waiting_above
from accord.messaging.facts.lying import lying
from accord.messaging.facts.next_person import StaffRoom
from accord.messaging.looking_back_notices import tell_to_look_back
from accord.messaging.models import Conversation, Hold, Message, ResponseClock
from accord.messaging.receiving.mail_wording import fold_where_strong
from accord.messaging.waking import key_of
from accord.rules.sending import Held
from accord.schools.models import School

log = logging.getLogger("accord.messaging")

WORKER = "house:worker"
JUST_DUE = timedelta(minutes=10)
LONG_AGO = timedelta(days=60)
AT_ONCE = 5000
AT_A_TIME = 500


@task(atomic=False)
def release_due() -> None:
    """Find what is due and was not released at its very moment; each message has a task of its own."""
    at = clock.now()
    waiting = Hold.objects.filter(release__isnull=True, message__withdrawal__isnull=True).order_by("until", "id")
    for hold in waiting.filter(until__lte=at, until__gt=at - JUST_DUE)[:AT_ONCE]:
        release_held.enqueue(run_at=at, dedupe_key=key_of(hold), hold_id=hold.pk)
    for hold in waiting.filter(until__lte=at - JUST_DUE, until__gt=at - LONG_AGO)[:AT_ONCE]:
        release_held.enqueue(run_at=at, dedupe_key=f"{key_of(hold)}:{at:%Y%m%d%H}", hold_id=hold.pk)


@task(atomic=False)
def release_after_limits() -> None:
    """Let go what a limit on contact still holds that has been lifted or shortened; twice does no harm."""
    at = clock.now()
    held = Hold.objects.filter(
        release__isnull=True, message__withdrawal__isnull=True, because=Held.CONTACT_LIMIT, until__gt=at
    )
    for hold in held.order_by("until", "id")[:AT_ONCE]:
        end_waiting(hold=hold, by=WORKER, at=at)


@task(priority=1)
def release_held(*, hold_id: int) -> None:
    """Release one message that waited, judged once more; twice does no harm."""
    hold = Hold.objects.select_related("message").get(pk=hold_id)
    release_held_message(hold=hold, by=WORKER, at=clock.now())


@task(atomic=False)
def look_at_mail(*, message_id: int) -> None:
    """Look at the wording of what a family wrote by mail; twice does no harm."""
    message = Message.objects.select_related("conversation__school").get(pk=message_id)
    fold_where_strong(message, clock.now())


@task(atomic=False)
def tell_above_of_emergencies() -> None:
    """Tell those of a district of an emergency that nobody at a school can look back at; twice does no harm."""
    at = clock.now()
    for emergency, login in waiting_above(at):
        try:
            tell_to_look_back(emergency, login, at)
        except Exception:
            log.exception("Of the emergency %s nobody above could be told", emergency.ref)


@task()
def look_after_promises() -> None:
    """Look at the promises of each school that has some to look at, each school in a task of its own."""
    some = open_promises(clock.now()).filter(conversation__school=OuterRef("pk"))
    for school_id in School.objects.filter(Exists(some)).order_by("id").values_list("pk", flat=True):
        look_after_promises_of.enqueue(school_id=school_id)


@task()
def pass_on_what_lies() -> None:
    """Look through what waits with whom at each school where anything does, each school in a task of its own."""
    waiting = Conversation.objects.filter(
        school=OuterRef("pk"), waiting_on=Conversation.WaitingOn.SCHOOL, closed_at__isnull=True
    )
    for school_id in School.objects.filter(Exists(waiting)).order_by("id").values_list("pk", flat=True):
        pass_on_what_lies_at.enqueue(school_id=school_id)


@task(atomic=False)
def pass_on_what_lies_at(*, school_id: int) -> None:
    """Pass on what lies with somebody who has left or is not there before an answer is due; twice does no harm."""
    at = clock.now()
    room = StaffRoom(School.objects.get(pk=school_id), at)
    for conversation in Conversation.objects.filter(pk__in=lying(room)).order_by("pk"):
        try:
            pass_on_lying(conversation=conversation, room=room, by=WORKER, at=at)
        except Exception:
            log.exception("The conversation %s could not be passed on", conversation.ref)


@task(atomic=False)
def look_after_promises_of(*, school_id: int) -> None:
    """Remind of answers that are due and bring in the next person where they are late; twice does no harm.

    Only what comes to something now is taken in hand; a round in which nothing is new asks and changes nothing more.
    """
    at = clock.now()
    room = StaffRoom(School.objects.get(pk=school_id), at)
    due = due_promises(room)
    for start in range(0, len(due), AT_A_TIME):
        for promise in ResponseClock.objects.filter(pk__in=due[start : start + AT_A_TIME]).order_by("due_at", "id"):
            try:
                if promise.due_at and promise.due_at <= at:
                    escalate_late_matter(response_clock=promise, room=room, by=WORKER, at=at)
                else:
                    remind_of_answer(response_clock=promise, room=room, by=WORKER, at=at)
            except Exception:
                log.exception("The promise %s could not be looked after", promise.ref)
