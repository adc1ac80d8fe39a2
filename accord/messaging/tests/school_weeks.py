"""A school over weeks: a few people to whom anything may happen at any hour, and a worker that does what is due."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Min

from accord.core import clock
from accord.core.errors import DomainError
from accord.core.models import Job
from accord.core.queue import Worker
from accord.delivery.models import Delivery
from accord.delivery.tasks import sweep_deliveries
from accord.messaging import tasks
from accord.messaging.actions.acknowledge_message import acknowledge_message
from accord.messaging.actions.answer_family import answer_family
from accord.messaging.actions.close_conversation import close_conversation
from accord.messaging.actions.redirect_conversation import redirect_conversation
from accord.messaging.actions.start_conversation import start_conversation
from accord.messaging.actions.withdraw_message import withdraw_message
from accord.messaging.actions.write_message import write_message
from accord.messaging.facts.next_person import StaffRoom
from accord.messaging.facts.passing import colleagues_who_can, teams_that_can
from accord.messaging.models import Conversation, Hold, Message
from accord.messaging.tests.weeks_changes import FAMILIES, LONDON, TEACHERS, Changes
from accord.people.models import StaffMember, Team
from accord.rules.charter import EmergencyKind
from accord.rules.delivery_status import NOT_GONE
from tests.cast import Cast

TOPICS = ("friendships", "learning", "attendance", "something_else", "something_else", "wellbeing", "complaint")
WORKER_LOOKS = timedelta(hours=1)
"""So often the worker's rounds come in these weeks; what has a moment of its own comes at that moment."""


class Weeks(Changes):
    """What happens at a school, and what was written down of it for whoever reads a failure."""

    def __init__(self, cast: Cast, seed: int, at: datetime) -> None:
        super().__init__(cast, seed, at)
        self.diary: list[str] = []
        self.worker_off_until = at
        self.after_round: Callable[[], None] = lambda: None

    # ---- time

    def until(self, then: datetime) -> None:
        """Let time pass; the worker does at its moment whatever is due."""
        while self.at < then:
            self.at = min(self._next_moment(), then)
            if self.at >= self.worker_off_until:
                self.work()

    def _next_moment(self) -> datetime:
        jobs = Job.objects.filter(state="ready", run_at__gt=self.at).aggregate(next=Min("run_at"))["next"]
        mails = Delivery.objects.filter(status__in=NOT_GONE, go_at__gt=self.at).aggregate(next=Min("go_at"))["next"]
        return min(each for each in (jobs, mails, self.at + WORKER_LOOKS) if each)

    def work(self) -> None:
        """One round of all duties of these weeks."""
        with clock.travel_to(self.at):
            tasks.release_due.enqueue()
            tasks.release_after_limits.enqueue()
            tasks.look_after_promises.enqueue()
            tasks.pass_on_what_lies.enqueue()
            sweep_deliveries.enqueue()
            Worker().run_until_idle()
            self.after_round()

    # ---- what happens

    def something(self) -> None:
        """One thing happens now."""
        if Conversation.objects.count() < 3:
            self._do(self.family_begins)
            return
        deeds: list[tuple[int, Callable[[], Any]]] = [
            (8, self.family_begins), (8, self.family_goes_on), (3, self.family_takes_back), (1, self.family_settles),
            (8, self.staff_answers), (4, self.staff_asks), (3, self.staff_answers_in_part), (3, self.staff_confirms),
            (1, self.staff_takes_back), (1, self.staff_settles), (3, self.passed_on), (3, self.somebody_is_away),
            (1, self.absence_is_called_off), (1, self.works_part_time), (1, self.school_closes), (2, self.duty),
            (1, self.night_worker), (1, self.limit), (1, self.limit_ends), (1, self.charter_changes),
            (1, self.becomes_family), (1, self.somebody_leaves), (1, self.worker_stops),
        ]  # fmt: skip
        self._do(self.chance.choices([one for _, one in deeds], [weight for weight, _ in deeds])[0])

    def _do(self, deed: Callable[[], Any]) -> None:
        with clock.travel_to(self.at):
            try:
                said = deed()
            except DomainError as refusal:
                said = f"refused: {refusal.code}"
        if said is not None:
            self.diary.append(f"{self.at:%a %d %b %H:%M} {deed.__name__}: {said}")

    def conversations(self, **more: Any) -> list[Conversation]:
        """The conversations of this story."""
        return list(Conversation.objects.filter(**more).order_by("pk"))

    def family_begins(self) -> str:
        who, child = self.chance.choice(FAMILIES)
        urgent = EmergencyKind.MEDICAL if self.chance.random() < 0.08 else None
        about = [self.cast.staff[self.chance.choice(TEACHERS)]] if self.chance.random() < 0.1 else []
        topic = self.chance.choice(TOPICS)
        sent = start_conversation(
            school=self.cast.riverbank, guardian=self.cast.guardians[who], student=self.cast.students[child],
            topic=topic, subject="", text=f"Words {Message.objects.count()}.", language="en", by=f"login:{who}",
            at=self.at, emergency=urgent, concerned=about,
        )  # fmt: skip
        return f"{sent.message.conversation_id} by {who} about {child}, {topic} {about} {sent.decision}"

    def family_goes_on(self) -> str | None:
        conversation = self.some(self.conversations(guardian__isnull=False))
        if conversation is None or conversation.guardian is None:
            return None
        urgent = EmergencyKind.MEDICAL if self.chance.random() < 0.05 else None
        sent = write_message(
            conversation=conversation, guardian=conversation.guardian, text=f"More {Message.objects.count()}.",
            language="en", by="login:x", at=self.at, emergency=urgent,
            channel="email" if self.chance.random() < 0.3 else "portal",
        )  # fmt: skip
        return f"{conversation.pk} {sent.decision.rule} until {sent.decision.reaches_at}"

    def _held(self, **more: Any) -> Message | None:
        holds = Hold.objects.filter(release=None, message__withdrawal=None, **more).order_by("pk")
        hold = self.some(list(holds.select_related("message")))
        return hold.message if hold else None

    def family_takes_back(self) -> str | None:
        message = self._held(message__staff=None)
        return f"{withdraw_message(message=message, by='login:x', at=self.at).message_id}" if message else None

    def staff_takes_back(self) -> str | None:
        message = self._held(message__staff__isnull=False)
        return f"{withdraw_message(message=message, by='login:x', at=self.at).message_id}" if message else None

    def family_settles(self) -> str | None:
        conversation = self.some(self.conversations(closed_at=None))
        if conversation:
            close_conversation(conversation=conversation, staff=None, by="login:x", at=self.at)
        return f"{conversation.pk}" if conversation else None

    def _waiting(self) -> tuple[Conversation, StaffMember] | None:
        conversation = self.some(self.conversations(visible_to_staff_at__isnull=False, closed_at=None))
        if conversation is None:
            return None
        answering = StaffRoom(self.cast.riverbank, self.at).answering(conversation)
        return (conversation, self.chance.choice(answering)) if answering else None

    def staff_answers(self, **more: Any) -> str | None:
        found = self._waiting()
        if found is None:
            return None
        conversation, staff = found
        reason = "It cannot wait." if self.chance.random() < 0.05 else ""
        answered = answer_family(
            conversation=conversation, staff=staff, text=f"Answer {Message.objects.count()}.", language="en",
            by="login:x", at=self.at, emergency_reason=reason, **more,
        )  # fmt: skip
        return f"{conversation.pk} by {staff} until {answered.decision.reaches_at} {answered.message.kind}"

    def staff_asks(self) -> str | None:
        return self.staff_answers(kind=Message.Kind.QUESTION)

    def staff_answers_in_part(self) -> str | None:
        rest = self.at.astimezone(LONDON).date() + timedelta(days=self.chance.choice([0, 2, 5, 9]))
        return self.staff_answers(kind=Message.Kind.PART, promised_rest=rest, rest_reason="A report comes.")

    def staff_confirms(self) -> str | None:
        found = self._waiting()
        if found:
            acknowledge_message(conversation=found[0], staff=found[1], by="login:x", at=self.at)
        return found and f"{found[0].pk} by {found[1]}"

    def staff_settles(self) -> str | None:
        found = self._waiting()
        if found:
            close_conversation(conversation=found[0], staff=found[1], by="login:x", at=self.at, reason="By telephone.")
        return found and f"{found[0].pk} by {found[1]}"

    def passed_on(self) -> str | None:
        conversation = self.some(self.conversations(visible_to_staff_at__isnull=False, closed_at=None))
        if conversation is None:
            return None
        people = [one.staff for one in colleagues_who_can(conversation, self.at)]
        to = self.some([*people, *teams_that_can(conversation, self.at)])
        redirect_conversation(
            conversation=conversation, to_staff=to if isinstance(to, StaffMember) else None,
            to_team=to if isinstance(to, Team) else None, by_staff=None, by="login:x", at=self.at,
        )  # fmt: skip
        return f"{conversation.pk} to {to}"

    def worker_stops(self) -> str:
        self.worker_off_until = max(self.worker_off_until, self.at + timedelta(hours=self.chance.choice([2, 20, 72])))
        return f"until {self.worker_off_until}"
