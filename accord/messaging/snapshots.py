"""A message as it stands, handed down to be sealed as evidence: its words, its writer, its times, its files."""

from django.db.models import Q
from django.utils.translation import gettext as _

from accord.conduct.declared import Snapshot
from accord.conduct.models import Incident
from accord.core.words import moment
from accord.messaging.access.conversations import conversations_for
from accord.messaging.models import Message
from accord.people.viewer import Post

PLACES = {
    Message.Channel.GATE: Incident.Place.GATE,
    Message.Channel.TELEPHONE: Incident.Place.TELEPHONE,
}


def snapshot_of_message(post: Post, ref: str) -> Snapshot | None:
    """A message of a family, or the note of a talk, that a member of staff may read, to the letter; else None."""
    readable = conversations_for(post).order_by().values("pk")
    arrived = Q(guardian__isnull=False) | Q(kind=Message.Kind.TALK)
    rows = Message.objects.filter(arrived, ref=ref, visible_at__isnull=False, withdrawal__isnull=True)
    message = (
        rows.filter(conversation__in=readable).select_related("guardian", "staff", "conversation__student").first()
    )
    if message is None:
        return None
    return Snapshot(
        name=_("Message of %(when)s") % {"when": moment(message.written_at)},
        text=_written_down(message),
        source=f"message:{message.ref}",
        place=PLACES.get(Message.Channel(message.channel), Incident.Place.IN_WRITING),
        happened_at=message.written_at,
        about=message.guardian or message.conversation.guardian,
        student=message.conversation.student,
    )


def _written_down(message: Message) -> str:
    """The message as one text, in the same order for every reader and every language, so that its hash is its own."""
    writer = message.guardian or message.staff
    head = [
        f"Message {message.ref}",
        f"From: {writer.full_name if writer else ''}",
        f"By: {message.channel}",
        f"Written: {message.written_at.isoformat()}",
        f"Arrived: {message.visible_at.isoformat() if message.visible_at else ''}",
    ]
    files = [f"File: {one.name} (SHA-256 {one.sha256})" for one in message.attachments.all()]
    parts = ["\n".join(head), message.text, message.folded, "\n".join(files)]
    return "\n\n".join(part for part in parts if part)
