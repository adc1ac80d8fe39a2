"""Response clocks: what was promised for a message, by when, how long it waited on the family, when it was kept."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accord.charters.models import Edition
from accord.core.models import Record
from accord.messaging.models.conversation import Conversation
from accord.messaging.models.message import Hold, Message
from accord.people.models import StaffMember


class ResponseClock(Record):
    """One promise for one message of a family: to acknowledge it, or to answer it.

    `within` is written as in a charter (`2 working_days`). `promised_by` is the date that it began with; it stays,
    whatever becomes of the calendar (CLOCK-10). `due_at` repeats what the rulebook says of the clock;
    it is empty while the school waits on the family. `parted_at`: when the first part answer that moved it was written;
    what its writer had not read by then runs on a clock of its own. `stopped_by` has no index:
    nobody asks which clock a message stopped, and messages are never deleted.
    """

    class Kind(models.TextChoices):
        ACKNOWLEDGE = "acknowledge", _("Acknowledge")
        ANSWER = "answer", _("Answer")

    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT, related_name="clocks")
    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="clocks")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    edition = models.ForeignKey(
        Edition, null=True, blank=True, db_index=False, on_delete=models.PROTECT, related_name="+"
    )
    clause_key = models.SlugField(max_length=60, blank=True, db_index=False)
    within = models.CharField(max_length=40)
    counts = models.CharField(max_length=30)
    started_at = models.DateTimeField()
    promised_by = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    stopped_at = models.DateTimeField(null=True, blank=True)
    stopped_by = models.ForeignKey(
        Message, null=True, blank=True, db_index=False, on_delete=models.PROTECT, related_name="+"
    )
    dropped_at = models.DateTimeField(null=True, blank=True)
    parted_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["due_at"], name="running_clock_by_due", condition=Q(stopped_at__isnull=True))]
        constraints = [
            models.UniqueConstraint(
                fields=["conversation", "kind", "message"],
                condition=Q(stopped_at__isnull=True, dropped_at__isnull=True),
                name="one_running_clock_for_a_message",
            )
        ]


class HeldPromise(Record):
    """What a family was promised for a message that waits: by when it is acknowledged and answered, and why.

    Its clocks begin with it when the message arrives, whatever became of calendar, charter and topic meanwhile.
    """

    hold = models.OneToOneField(Hold, on_delete=models.PROTECT, related_name="promise")
    edition = models.ForeignKey(
        Edition, null=True, blank=True, db_index=False, on_delete=models.PROTECT, related_name="+"
    )
    clause_key = models.SlugField(max_length=60, blank=True, db_index=False)
    counts = models.CharField(max_length=30)
    acknowledge_within = models.CharField(max_length=40, blank=True)
    acknowledge_by = models.DateTimeField(null=True, blank=True)
    answer_within = models.CharField(max_length=40, blank=True)
    answer_by = models.DateTimeField(null=True, blank=True)


class Pause(Record):
    """The school waits on the family: from a question until its answer. `due_before`: the date that stood till then."""

    clock = models.ForeignKey(ResponseClock, on_delete=models.PROTECT, related_name="pauses")
    due_before = models.DateTimeField(null=True, blank=True)
    begins_at = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["clock"], condition=Q(until__isnull=True), name="one_open_pause"),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("begins_at")), name="pause_ends_after_it_begins"
            ),
        ]


class NewDate(Record):
    """A part of the answer came, with a new date for the rest and the reason."""

    clock = models.ForeignKey(ResponseClock, db_index=False, on_delete=models.PROTECT, related_name="new_dates")
    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="new_dates")
    rest_on = models.DateField()
    reason = models.CharField(max_length=240)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["clock", "message"], name="part_answer_moves_a_clock_once")]


class Escalation(Record):
    """A clock ran out and the matter went to the next person as well, until it was not theirs any more (CHILD-7)."""

    clock = models.OneToOneField(ResponseClock, on_delete=models.PROTECT, related_name="escalation")
    to = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    because = models.CharField(max_length=30)
    ended_at = models.DateTimeField(null=True, blank=True)
