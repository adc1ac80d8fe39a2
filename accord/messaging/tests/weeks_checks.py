"""What must hold at a school at every moment, whatever has happened and however long the worker was away."""

from collections import Counter
from datetime import datetime

from accord.core.models import Job
from accord.delivery.models import Attempt, Delivery, Notice, Unreached
from accord.messaging.facts.family_rows import row_of
from accord.messaging.facts.lying import first_read_at
from accord.messaging.facts.next_person import StaffRoom
from accord.messaging.facts.own_family import is_kept_from
from accord.messaging.facts.timing import charter_at, reader_calendar, staff_quiet
from accord.messaging.models import Conversation, Escalation, Hold, Message, Pause, ResponseClock, Withdrawal
from accord.messaging.tests.school_weeks import Weeks
from accord.people.models import StaffMember
from accord.rules.sending import first_told


class Watch:
    """Looks at a school after each step; what it has seen already it does not look at again."""

    def __init__(self, weeks: Weeks) -> None:
        self.weeks = weeks
        self.letters = self.shown = 0
        self.due: dict[int, tuple[datetime | None, object]] = {}

    def after_round(self) -> None:
        """What must hold whenever the worker has done what was due."""
        self.staff_are_told_in_their_own_time()
        self.nothing_is_dead()
        self.nothing_due_lies()

    def after_step(self) -> None:
        """What must hold after each thing that happened."""
        self.held_is_out_of_sight()
        self.clocks_say_what_was_promised()
        self.somebody_has_it()
        self.nothing_twice()

    # ---- staff in peace

    def staff_are_told_in_their_own_time(self) -> None:
        """Nobody on the staff gets a letter outside their own working time, but for emergencies with a reason."""
        begun = Attempt.objects.filter(pk__gt=self.letters, delivery__staff__isnull=False)
        for letter in begun.select_related("delivery__notice", "delivery__staff__school").order_by("pk"):
            self.letters = letter.pk
            notice, staff = letter.delivery.notice, letter.delivery.staff
            if notice.urgency == "emergency":
                assert notice.reason
                continue
            assert self.may_be_told(staff, letter.started_at), f"{staff} was sent {notice.kind} {notice.subject}"
        reminders = Delivery.objects.filter(channel="portal", notice__kind="reminder", sent_at__isnull=False)
        for one in reminders.filter(pk__gt=self.shown).select_related("notice", "staff__school").order_by("pk"):
            self.shown = one.pk
            assert self.may_be_told(one.staff, one.sent_at), f"{one.staff} was reminded"

    def may_be_told(self, staff: StaffMember | None, at: datetime | None) -> bool:
        """Whether it is somebody's own time at a moment, by what is known now."""
        assert staff
        assert at
        school = staff.school
        quiet, _clause = staff_quiet(charter_at(school, at).rules)
        return first_told(at, reader_calendar(school, staff, at), quiet) <= at

    # ---- held

    def held_is_out_of_sight(self) -> None:
        for hold in Hold.objects.filter(release=None).select_related("message__conversation"):
            message = hold.message
            assert message.visible_at is None
            told = Notice.objects.filter(once__startswith=f"message:{message.ref}")
            assert not told.exists(), "nobody is told of what waits or was taken back"
            assert not ResponseClock.objects.filter(message=message).exists()
            conversation = message.conversation
            if conversation.visible_to_staff_at is None:
                assert not Message.objects.filter(conversation=conversation, visible_at__isnull=False).exists()

    def nothing_due_lies(self) -> None:
        """What is due has left: a message, a letter, an answer that is late and could go to somebody."""
        at = self.weeks.at
        late = Hold.objects.filter(release=None, message__withdrawal=None, until__lte=at)
        assert not late.exists(), f"held though due: {list(late)}"
        waiting = Delivery.objects.filter(status__in=["waiting", "held"], go_at__lte=at)
        assert not waiting.exists(), [(one.notice.kind, str(one.recipient), one.channel) for one in waiting]

    def nothing_is_dead(self) -> None:
        failed = Job.objects.exclude(last_error="").exclude(state="done")
        assert not failed.exists(), [(job.task, job.last_error) for job in failed]

    # ---- clocks

    def clocks_say_what_was_promised(self) -> None:
        for conversation in Conversation.objects.all():
            running = list(conversation.clocks.filter(stopped_at=None, dropped_at=None))
            due = min((one.due_at for one in running if one.due_at), default=None)
            assert conversation.due_at == due
            for one in running:
                stands = Pause.objects.filter(clock=one, until=None).exists()
                assert one.due_at is not None or stands
                if stands and one.due_at is not None:
                    assert one.due_at <= one.pauses.get(until=None).begins_at, "it stands, or it was late before"
                why = (
                    list(one.pauses.order_by("pk").values_list("begins_at", "until")),
                    list(one.new_dates.order_by("pk").values_list("rest_on", flat=True)),
                    one.started_at,
                )
                before = self.due.get(one.pk)
                if before:
                    assert before[0] == one.due_at or before[1] != why, "a promised date moved without a reason"
                self.due[one.pk] = (one.due_at, why)
                told = getattr(getattr(one.message, "hold", None), "promise", None)
                if told and one.started_at == one.message.written_at:
                    assert one.promised_by == getattr(told, f"{one.kind}_by"), "another date than was told on writing"
            self.both_sides_read_the_same(conversation, running)

    def both_sides_read_the_same(self, conversation: Conversation, running: list[ResponseClock]) -> None:
        """The family reads the date by which the desk orders, unless something of the family still waits."""
        waits = Hold.objects.filter(release=None, message__withdrawal=None, message__staff=None)
        if waits.filter(message__conversation=conversation).exists():
            return
        if conversation.waiting_on != "school" or conversation.closed_at:
            return
        answers = [one.due_at for one in running if one.kind == "answer" and one.due_at]
        assert row_of(conversation).clocks.answer_by == min(answers, default=None)

    # ---- holders

    def somebody_has_it(self) -> None:
        at = self.weeks.at
        waiting = Conversation.objects.filter(waiting_on="school", closed_at=None, visible_to_staff_at__isnull=False)
        if at < self.weeks.worker_off_until:
            return
        room = StaffRoom(self.weeks.cast.riverbank, at)
        for conversation in waiting.select_related("assigned_staff", "assigned_team", "school", "student", "guardian"):
            assert conversation.assignments.filter(ended_at=None).count() == 1
            last = conversation.assignments.get(ended_at=None)
            assert (last.staff, last.team) == (conversation.assigned_staff, conversation.assigned_team)
            holder = conversation.assigned_staff
            if holder:
                assert not is_kept_from(conversation, holder), f"{holder} has {conversation.pk} and cannot read it"
            if holder or conversation.assigned_team:
                who = holder or conversation.assigned_team
                assert first_read_at(conversation, room), (
                    f"nobody comes any more for {conversation.pk}, which {who} has"
                )

    # ---- once

    def nothing_twice(self) -> None:
        rows = Delivery.objects.filter(notice__about_kind="conversation").values_list(
            "notice__kind", "notice__once", "channel", "staff", "guardian"
        )
        for row, number in Counter(rows).items():
            assert number == 1, row
        assert not [pk for pk, n in Counter(Escalation.objects.values_list("clock", flat=True)).items() if n > 1]

    def at_the_end(self) -> None:
        """Everything was read by, has reached, or is listed as not having reached the one for whom it is."""
        for message in Message.objects.select_related("conversation__guardian"):
            if Withdrawal.objects.filter(message=message).exists():
                assert message.visible_at is None
                continue
            if message.visible_at is None:
                assert message.hold.until > self.weeks.at, f"{message.pk} lies"
                continue
            told = Delivery.objects.filter(notice__once__startswith=f"message:{message.ref}")
            if message.staff_id:
                gone = told.filter(guardian=message.conversation.guardian, status__in=["sent", "delivered", "read"])
                assert gone.exists() or Unreached.objects.filter(notice__once=f"message:{message.ref}").exists()
        open_letters = Delivery.objects.filter(status__in=["waiting", "held", "sending", "failed_temporarily"])
        assert not [(d.notice.kind, str(d.recipient), d.go_at) for d in open_letters.filter(go_at__lt=self.weeks.at)]
