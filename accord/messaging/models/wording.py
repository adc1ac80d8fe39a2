"""What is kept of wording and of re-routes: as little as the help needs, and never a draft or a score."""

from django.db import models

from accord.messaging.models.conversation import Conversation
from accord.messaging.models.message import Message
from accord.people.models import StaffMember
from accord.schools.models import School


class StrongWording(models.Model):
    """A message that was sent may hold strong wording: staff who wish it see it folded at first, see COURTESY-7."""

    message = models.OneToOneField(Message, on_delete=models.CASCADE, related_name="strong_wording")


class WordingCount(models.Model):
    """How often a school's writers were asked about their wording in a month, and what they then did; no names."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    month = models.DateField()
    asked = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    sent_as_written = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["school", "month"], name="wording_counted_once_a_month")]


class LearnedRoute(models.Model):
    """What the office taught by sending a message elsewhere: the topic it belongs to, and what its text is like.

    `vector` is personal data like the text that it came from: it goes when the conversation goes.
    """

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    conversation = models.OneToOneField(Conversation, on_delete=models.CASCADE, related_name="learned_route")
    topic = models.CharField(max_length=60)
    vector = models.BinaryField()
    learned_at = models.DateTimeField()


class DeskChoice(models.Model):
    """How a member of staff wants the desk: whether strong wording is folded at first."""

    staff = models.OneToOneField(StaffMember, on_delete=models.CASCADE, related_name="desk_choice")
    folds_strong_wording = models.BooleanField(default=True)
