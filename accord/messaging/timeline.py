"""The story of a conversation in the order of time, as one side may read it.

What is internal (notes, holds of what has not left, who was told of a delay) never enters a family's story: it is
left out here, so that no page can show it by mistake.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from django.utils.translation import gettext as _

from accord.conduct.facts import restrictions_on
from accord.core import words
from accord.messaging import history
from accord.messaging.facts.happened import What
from accord.messaging.facts.reached import Reached, reached_of
from accord.messaging.facts.story import Happening, Story, Told, story_of
from accord.messaging.files import url_of, why_kept_back
from accord.messaging.models import Conversation, Message
from accord.people.facts.classes import staff_name
from accord.rules.restrictions import Restricted
from accord.rules.routing import Because
from accord.rules.sending import Held


class EntryKind(StrEnum):
    """What an entry of the story is."""

    MESSAGE = "message"
    EVENT = "event"
    NOTE = "note"


class File(NamedTuple):
    """A file that came with a message: what it is called, how large it is (bytes), and where it is downloaded."""

    name: str
    size: int
    url: str


class Entry(NamedTuple):
    """One message, note or event.

    `text` holds the words of a message or note, or the sentence of an event. `ours` says that the reading side wrote
    it. `marks` are short words about it, such as 'By e-mail'. `waits` says until when, of what the reading side
    wrote and has not reached the other. `may_take_back` belongs to the writer alone, whose ref is `writer`.
    """

    kind: EntryKind
    at: datetime
    text: str
    ref: str = ""
    name: str = ""
    writer: str = ""
    ours: bool = False
    language: str = ""
    icon: str = "history"
    marks: tuple[str, ...] = ()
    note: str = ""
    why: str = ""
    clause_href: str = ""
    folded: str = ""
    strong: bool = False
    waits: str = ""
    may_take_back: bool = False
    files: tuple[File, ...] = ()
    refused: tuple[str, ...] = ()
    reached: Reached | None = None

    @property
    def paragraphs(self) -> list[str]:
        """The words in paragraphs, so that each keeps its own direction."""
        return [part.strip("\n") for part in self.text.replace("\r\n", "\n").split("\n\n") if part.strip()]


def timeline_of(
    conversation: Conversation, *, for_family: bool, at: datetime, story: Story | None = None
) -> list[Entry]:
    """Tell what happened in a conversation, the earliest first; a fixed number of queries.

    Whoever asks has already been found entitled to the conversation (access). `at` is the present moment, by which
    days are named. Whoever has read the `story` already hands it in.
    """
    story = story or story_of(conversation, for_family=for_family)
    today = words.local(at).date()
    messages = [one for one in story.messages if _is_ours(one, for_family=for_family) or one.visible_at is not None]
    teller = _Teller(conversation, story, for_family=for_family, today=today)
    entries = [teller.entry_of(one) for one in messages]
    limits = Limits(conversation.guardian_id, at)
    entries += _waits(messages, limits, for_family=for_family, today=today)
    entries += _children(story, for_family=for_family, at=at)
    entries += _assignments(story.of(What.WENT), _arrivals(messages), limits, for_family=for_family)
    entries += _pauses(story.of(What.PAUSED), for_family=for_family)
    entries += _ends(story.of(What.CLOSED), messages, for_family=for_family)
    entries += _escalations(story.of(What.ESCALATED), for_family=for_family)
    if not for_family:
        entries += _notes(story.of(What.NOTED))
    return sorted(entries, key=lambda entry: (entry.at, entry.kind is not EntryKind.MESSAGE))


def _is_ours(message: Told, *, for_family: bool) -> bool:
    return (message.staff_id is None) == for_family


class _Teller:
    """Tells the messages of one conversation to one side; `today` names its days."""

    def __init__(self, conversation: Conversation, story: Story, *, for_family: bool, today: date) -> None:
        self._story, self._for_family, self._today = story, for_family, today
        self._slug = "" if for_family else conversation.school.slug
        said = () if for_family else story.of(What.DELIVERED)
        self._reached = reached_of((one.ref, one.because, one.text) for one in said)
        self._writers: dict[tuple[int | None, int | None], tuple[str, str]] = {}

    def entry_of(self, message: Told) -> Entry:
        """Tell one message; a receipt is an event."""
        for_family, today = self._for_family, self._today
        ours = _is_ours(message, for_family=for_family)
        waits = message.visible_at is None
        told_at = message.written_at if ours or message.visible_at is None else message.visible_at
        name, writer = self._writer(message)
        if message.kind == Message.Kind.RECEIPT:
            text = history.receipt_words(name, for_family=for_family, waits=waits)
            note = history.moment_words(told_at, today)
            return Entry(
                EntryKind.EVENT, told_at, text, message.ref, name, writer, ours, icon="check", note=note
            )  # fmt: skip
        until = message.waits_until if waits else None
        return Entry(
            EntryKind.MESSAGE,
            told_at,
            message.text,
            message.ref,
            name,
            writer,
            ours,
            language=message.language,
            marks=tuple(history.marks_of(message, for_family=for_family, at=today)),
            note=history.moment_words(told_at, today),
            folded=message.folded,
            strong=not ours and message.strong is not None,
            waits=history.waits_words(until, today, for_family=for_family) if until else "",
            may_take_back=ours and until is not None,
            files=self._files(message) if message.brings_files else (),
            refused=self._refused(message) if message.brings_files else (),
            reached=self._reached.get(message.ref) if message.staff_id and not waits else None,
        )

    def _writer(self, message: Told) -> tuple[str, str]:
        """What the writer of a message is called, and the ref of the writer."""
        key = message.staff_id, message.guardian_id
        known = self._writers.get(key)
        if known is None:
            known = self._writers[key] = self._name(*key)
        return known

    def _name(self, staff_id: int | None, guardian_id: int | None) -> tuple[str, str]:
        if staff_id:
            staff = self._story.people[staff_id]
            return staff_name(staff.title, staff.called) if self._for_family else staff.called, staff.ref
        if guardian_id:
            guardian = self._story.guardians[guardian_id]
            return guardian.called, guardian.ref
        return _("A sender whom the school does not know"), ""

    def _files(self, message: Told) -> tuple[File, ...]:
        found = self._story.files.get(message.pk, ())
        return tuple(File(one.name, one.size, url_of(one, school_slug=self._slug)) for one in found)

    def _refused(self, message: Told) -> tuple[str, ...]:
        return tuple(why_kept_back(one) for one in self._story.refused.get(message.pk, ()))


class Limits:
    """Which limits on contact hold for the guardian of a conversation; read only where its story needs to know."""

    def __init__(self, guardian_id: int | None, at: datetime) -> None:
        self.guardian_id, self.at = guardian_id, at

    @cached_property
    def kinds(self) -> frozenset[Restricted]:
        """The kinds that hold now."""
        if self.guardian_id is None:
            return frozenset()
        found = restrictions_on([self.guardian_id], self.at).get(self.guardian_id, ())
        return frozenset(one.kind for one in found)

    def explains(self, because: str) -> bool:
        """Whether what a step of the story rests on still holds, or never was a limit."""
        if because == Held.CONTACT_LIMIT:
            return Restricted.CONTACT_LIMIT in self.kinds
        if because == Because.SINGLE_CONTACT:
            return Restricted.SINGLE_CONTACT in self.kinds
        return True


def _waits(messages: Sequence[Told], limits: Limits, *, for_family: bool, today: date) -> Iterator[Entry]:
    """That a message waited, and until when; only once it has reached its reader."""
    for message in messages:
        because = message.because
        if because is None or message.visible_at is None or _is_ours(message, for_family=False):
            continue
        text, why = history.waited_words(
            message.written_at, message.visible_at, because, today, limit_holds=limits.explains(because)
        )
        yield Entry(EntryKind.EVENT, message.visible_at, text, icon="moon", why=why)


def _arrivals(messages: Sequence[Told]) -> dict[datetime, datetime | None]:
    """When what a family wrote at a moment reached the school (None: not yet); what follows from it is told then."""
    return {one.written_at: one.visible_at for one in messages if one.staff_id is None}


def _children(story: Story, *, for_family: bool, at: datetime) -> Iterator[Entry]:
    """Which child it is about, as the school asked and the family said; a family sees what has reached it in time."""
    for row in story.of(What.CHILD_ASKED):
        if row.at <= at and not (row.until and row.until < row.at):
            text = history.child_asked_words(row, for_family=for_family)
            yield Entry(EntryKind.EVENT, row.at, text, icon="circle-question-mark")
    for row in story.of(What.CHILD_NAMED):
        text, note = (say(row, for_family=for_family) for say in (history.child_words, history.heard_words))
        yield Entry(EntryKind.EVENT, row.at, text, icon="pen-line", note=note)


def _assignments(
    rows: Sequence[Happening], arrivals: dict[datetime, datetime | None], limits: Limits, *, for_family: bool
) -> Iterator[Entry]:
    for row in rows:
        told_at = row.at if for_family else arrivals.get(row.at, row.at)
        if told_at is None:
            continue
        text, why = history.assignment_words(row, for_family=for_family, limit_holds=limits.explains(row.because))
        note = "" if for_family else row.text
        yield Entry(EntryKind.EVENT, told_at, text, icon="forward", why=why, note=note)


def _pauses(rows: Sequence[Happening], *, for_family: bool) -> Iterator[Entry]:
    for row in rows:
        yield Entry(EntryKind.EVENT, row.at, history.pause_words(for_family=for_family), icon="pause")


def _ends(rows: Sequence[Happening], messages: Sequence[Told], *, for_family: bool) -> Iterator[Entry]:
    """That it was settled and opened again: for its writer by what is still on its way, for staff once it came."""
    arrivals = _arrivals(messages)
    on_their_way = [one.written_at for one in messages if one.visible_at is None and not one.settled]
    for row in rows:
        text = history.closing_words(row, for_family=for_family)
        yield Entry(EntryKind.EVENT, row.at, text, icon="check-check")
        if for_family:
            told_at = row.until or min(on_their_way, default=None)
        else:
            told_at = row.until and arrivals.get(row.until, row.until)
        if told_at:
            yield Entry(EntryKind.EVENT, told_at, _("Opened again"), icon="undo-2")


def _escalations(rows: Sequence[Happening], *, for_family: bool) -> Iterator[Entry]:
    for row in rows:
        text = history.escalation_words(row, for_family=for_family)
        if text:
            yield Entry(EntryKind.EVENT, row.at, text, icon="users")


def _notes(rows: Sequence[Happening]) -> Iterator[Entry]:
    for row in rows:
        if row.staff:
            yield Entry(
                EntryKind.NOTE, row.at, row.text, ref=row.ref, name=row.staff.called, writer=row.staff.ref, icon="lock"
            )
