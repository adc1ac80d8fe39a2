"""What the story of a conversation is told from: its messages, what happened around them, and who had part in it.

Three questions, however long the story is, and one more where files came with it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db.models import Exists, OuterRef, QuerySet, prefetch_related_objects

from accord.core.questions import question
from accord.messaging.facts.happened import Reader, What, happened_in
from accord.messaging.models import Attachment, Conversation, Message, RefusedFile
from accord.people.models import Guardian, StaffMember

FILES = ("attachments", "refused_files")


class Happening(NamedTuple):
    """Something that happened beside the messages.

    `staff`: to whom it went or who did it; `by`: who passed it on; `until`: when a settled matter was opened again.
    `because` names the rule, of a promise its kind, of a delivery its channel; `text` is the note, or where it stands.
    """

    at: datetime
    ref: str
    until: datetime | None
    staff: StaffMember | None
    by: StaffMember | None
    instead_of: StaffMember | None
    because: str
    text: str
    team: str


@dataclass(frozen=True)
class Story:
    """All that a conversation is told from; `people` are the staff who occur in it, by their keys."""

    messages: list[Message]
    happened: dict[str, list[Happening]]
    people: dict[int, StaffMember]

    def of(self, what: What) -> list[Happening]:
        """What happened of one kind, the earliest first."""
        return self.happened.get(what, [])


def story_of(
    conversation: Conversation, *, for_family: bool, reader: Reader | None = None, known: Iterable[StaffMember] = ()
) -> Story:
    """Read the story of a conversation; with a `reader` also what stands around it at that person's desk.

    Whoever has read the records of staff who may occur in it already hands them in as `known`.
    """
    messages = _messages_of(conversation)
    lines = happened_in(conversation_id=conversation.pk, ref=conversation.ref, for_family=for_family, reader=reader)
    named = {message.staff_id for message in messages}.union(*(line[5:8] for line in lines))
    people = _staff_of({pk for pk in named if pk}, [conversation.assigned_staff, *known])
    for message in messages:
        if message.staff_id:
            message.staff = people[message.staff_id]
    happened: defaultdict[str, list[Happening]] = defaultdict(list)
    for what, _pk, at, ref, until, staff, by, instead_of, because, text, team in sorted(lines, key=_in_order):
        whom, giver, absent = (people.get(pk or 0) for pk in (staff, by, instead_of))
        happened[what].append(Happening(at, ref, until, whom, giver, absent, because, text, team or ""))
    return Story(messages, dict(happened), people)


def _in_order(line: tuple[object, ...]) -> tuple[object, ...]:
    return line[2], line[1]


def _messages_of(conversation: Conversation) -> list[Message]:
    """What was written and not taken back, in order, each with its files; files are asked for where there are some."""
    found = _messages(conversation_id=conversation.pk)
    with_files = [message for message in found if getattr(message, "brings_files", True)]
    prefetch_related_objects(with_files, *FILES)
    others = {one.guardian_id for one in found if one.guardian_id} - {conversation.guardian_id}
    guardians = {one.pk: one for one in _guardians(ids=list(others))} if others else {}
    for message in found:
        message.conversation = conversation
        if message.guardian_id:
            message.guardian = guardians.get(message.guardian_id, conversation.guardian)
        if message not in with_files:
            message._prefetched_objects_cache = {name: _NOTHING[name] for name in FILES}  # type: ignore[attr-defined]
    return found


def _none_of(rows: QuerySet[Attachment] | QuerySet[RefusedFile]) -> QuerySet[Attachment] | QuerySet[RefusedFile]:
    empty = rows.none()
    len(empty)
    return empty


_NOTHING = {"attachments": _none_of(Attachment.objects.all()), "refused_files": _none_of(RefusedFile.objects.all())}


@question
def _messages(*, conversation_id: int) -> QuerySet[Message]:
    brought = Exists(Attachment.objects.filter(message=OuterRef("pk")))
    refused = Exists(RefusedFile.objects.filter(message=OuterRef("pk")))
    return (
        Message.objects.filter(conversation=conversation_id, withdrawal__isnull=True)
        .select_related("hold", "emergency", "strong_wording")
        .annotate(brings_files=brought | refused)
    )


@question
def _guardians(*, ids: list[int]) -> QuerySet[Guardian]:
    return Guardian.objects.filter(pk__in=ids)


def _staff_of(wanted: Collection[int], known: Iterable[StaffMember | None]) -> dict[int, StaffMember]:
    """The staff of these keys, and whoever is known already."""
    people = {one.pk: one for one in known if one}
    missing = [pk for pk in wanted if pk not in people]
    return people | {one.pk: one for one in (_staff(ids=missing) if missing else ())}


@question
def _staff(*, ids: list[int]) -> QuerySet[StaffMember]:
    return StaffMember.objects.filter(pk__in=ids)
