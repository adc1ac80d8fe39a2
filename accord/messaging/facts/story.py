"""What the story of a conversation is told from: its messages, what happened around them, and who had part in it.

Three questions, however long the story is, and one more where files came with it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple, TypeVar

from django.db.models import Exists, OuterRef, QuerySet

from accord.core.questions import question
from accord.messaging.facts.happened import Reader, What, happened_in
from accord.messaging.models import Attachment, Conversation, Message, RefusedFile
from accord.people.models import Guardian, StaffMember


class Told(NamedTuple):
    """One message as its story is told from it.

    `waits_until`, `because` and `settled` are those of its hold, None of one that has none. `emergency` and `strong`
    are the keys of what marks it as an emergency, and of what was seen of its wording.
    """

    pk: int
    ref: str
    guardian_id: int | None
    staff_id: int | None
    kind: str
    channel: str
    language: str
    text: str
    folded: str
    promised_rest: date | None
    rest_reason: str
    written_at: datetime
    visible_at: datetime | None
    brings_files: bool
    waits_until: datetime | None
    because: str | None
    settled: bool | None
    emergency: int | None
    strong: int | None


class Happening(NamedTuple):
    """Something that happened beside the messages.

    `staff`: to whom it went or who did it; `by`: who passed it on; `until`: when a settled matter was opened again, or
    a question answered. `because` names the rule, of a promise its kind, of a delivery its channel, of a child the one
    that stood there; `text` is the note, where it stands, or the child.
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
    """All that a conversation is told from; the staff and the guardians who occur in it by their keys.

    What came with messages is kept by the keys of these: `files`, and those that were `refused`.
    """

    messages: list[Told]
    happened: dict[str, list[Happening]]
    people: dict[int, StaffMember]
    guardians: dict[int, Guardian]
    files: dict[int, list[Attachment]]
    refused: dict[int, list[RefusedFile]]

    def of(self, what: What) -> list[Happening]:
        """What happened of one kind, the earliest first."""
        return self.happened.get(what, [])


def story_of(
    conversation: Conversation, *, for_family: bool, reader: Reader | None = None, known: Iterable[StaffMember] = ()
) -> Story:
    """Read the story of a conversation; with a `reader` also what stands around it at that person's desk.

    Whoever has read the records of staff who may occur in it already hands them in as `known`.
    """
    _messages.soon(conversation_id=conversation.pk)
    lines = happened_in(conversation_id=conversation.pk, ref=conversation.ref, for_family=for_family, reader=reader)
    messages = [Told(*row) for row in _messages(conversation_id=conversation.pk)]
    named = {message.staff_id for message in messages}.union(*(line[5:8] for line in lines))
    people = _staff_of({pk for pk in named if pk}, [conversation.assigned_staff, *known])
    happened: defaultdict[str, list[Happening]] = defaultdict(list)
    for what, _pk, at, ref, until, staff, by, instead_of, because, text, team in sorted(lines, key=_in_order):
        whom, giver, absent = (people.get(pk or 0) for pk in (staff, by, instead_of))
        happened[what].append(Happening(at, ref, until, whom, giver, absent, because, text, team or ""))
    bringing = [one.pk for one in messages if one.brings_files]
    return Story(
        messages,
        dict(happened),
        people,
        _guardians_of({one.guardian_id for one in messages if one.guardian_id}, conversation.guardian),
        _by_message(_files(message_ids=bringing)) if bringing else {},
        _by_message(_refused(message_ids=bringing)) if bringing else {},
    )


def _in_order(line: tuple[object, ...]) -> tuple[object, ...]:
    return line[2], line[1]


_File = TypeVar("_File", Attachment, RefusedFile)


def _by_message(rows: Iterable[_File]) -> dict[int, list[_File]]:
    found: defaultdict[int, list[_File]] = defaultdict(list)
    for row in rows:
        found[row.message_id].append(row)
    return dict(found)


@question
def _files(*, message_ids: list[int]) -> QuerySet[Attachment]:
    return Attachment.objects.filter(message__in=message_ids).order_by("pk")


@question
def _refused(*, message_ids: list[int]) -> QuerySet[RefusedFile]:
    return RefusedFile.objects.filter(message__in=message_ids).order_by("pk")


@question
def _messages(*, conversation_id: int) -> "QuerySet[Message, tuple[Any, ...]]":
    """What was written and not taken back, in order."""
    brought = Exists(Attachment.objects.filter(message=OuterRef("pk")))
    refused = Exists(RefusedFile.objects.filter(message=OuterRef("pk")))
    rows = Message.objects.filter(conversation=conversation_id, withdrawal__isnull=True)
    return rows.annotate(brings_files=brought | refused).values_list(
        "pk", "ref", "guardian_id", "staff_id", "kind", "channel", "language", "text", "folded", "promised_rest",
        "rest_reason", "written_at", "visible_at", "brings_files", "hold__until", "hold__because", "hold__settled",
        "emergency__id", "strong_wording__id",
    )  # fmt: skip


def _guardians_of(wanted: Collection[int], known: Guardian | None) -> dict[int, Guardian]:
    """The guardians of these keys; the one of the conversation is known already."""
    people = {known.pk: known} if known else {}
    missing = [pk for pk in wanted if pk not in people]
    return people | {one.pk: one for one in (_guardians(ids=missing) if missing else ())}


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
