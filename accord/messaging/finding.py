"""Finding messages and internal notes by their words, among what somebody may read.

Whether one may read is part of the same question to the database as the words: nothing else is fetched, counted or
shown. Whoever reads only what they have, and every family, is searched for among their own conversations; so how long
an answer takes tells nothing of the conversations of others. Whoever reads (nearly) everything asks the index.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, TextField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Concat

from accord.core.questions import Fixed, question
from accord.messaging.access.reach import SAFEGUARDING, Reach, free_of_ties, has_it, readable
from accord.messaging.excerpts import Part, excerpt
from accord.messaging.facts.own_rows import Own, own_rows
from accord.messaging.models import Conversation, InternalNote, Message
from accord.messaging.models.findable import GROUPED_BY, LATEST_GROUPS, among_latest
from accord.messaging.sought import Sought, Wanted, wanted_of
from accord.messaging.spelling import Word
from accord.people.facts.classes import staff_name
from accord.people.facts.family import seen_children
from accord.people.viewer import Guardianship
from accord.rules.visibility import Act

ON_A_PAGE = 25
COUNTED = 50
"""Counts go up to here; what is beyond it is 'more than 50'."""

LATEST = 1000
"""So many are looked at one by one where the index cannot give the latest first."""


@dataclass(frozen=True)
class FoundRow:
    """One message or note that was found, in its conversation, with the words around it."""

    ref: str
    conversation: str
    subject: str
    topic: str
    at: datetime
    family: str
    child: str
    writer: str
    by_school: bool
    confidential: bool
    parts: tuple[Part, ...]
    language: str = ""


@dataclass(frozen=True)
class Found:
    """A page of what was found, the newest first; `before` leads to the next page, '' where there is none.

    `count` goes up to one more than `COUNTED`, and is that of this page and what follows it.
    """

    rows: tuple[FoundRow, ...] = ()
    count: int = 0
    before: str = ""

    @property
    def is_more(self) -> bool:
        """Whether there is more than is counted."""
        return self.count > COUNTED


def find_for_staff(reach: Reach, sought: Sought) -> Found:
    """What a post finds in the conversations that it may read; one query, one more on a further page.

    A message that is held or was taken back is not found by those whom it has not reached (SEND-1).
    """
    if not sought.words:
        return Found()
    wanted = wanted_of(sought, reach.post.zone)
    place = _place_for_staff.first(reach=reach, wanted=wanted, ref=sought.before) if sought.before else None
    if sought.before and place is None:
        return Found()
    return _page(_found_for_staff(reach, wanted, place), sought, for_family=False)


def find_for_family(guardianships: Iterable[Guardianship], sought: Sought) -> Found:
    """What a guardian finds in their own conversations; notes among staff and what waits at the school never."""
    known = list(guardianships)
    if not sought.words or not known:
        return Found()
    wanted, own = (
        wanted_of(sought, known[0].zone),
        Own(tuple(one.guardian_id for one in known), tuple(seen_children(known))),
    )
    place = _place_for_family.first(own=own, wanted=wanted, ref=sought.before) if sought.before else None
    if sought.before and place is None:
        return Found()
    return _page(_for_family(own=own, wanted=wanted, before=place), sought, for_family=True)


def _found_for_staff(reach: Reach, wanted: Wanted, before: int | None) -> list[tuple[Any, ...]]:
    """What is found, the newest first, up to one more than is counted.

    The index of PostgreSQL, unlike that of SQLite, finds all that hold the words before it puts them in order. So the
    latest are looked through first, one by one, then by ever larger groups of the index, until there is a full page.
    """
    if connection.vendor == "postgresql" and _reads_widely(reach):
        _newest_place.soon(in_notes=wanted.in_notes)
        found = _latest_for_staff(reach=reach, wanted=wanted, before=before, latest=Fixed(LATEST))
        newest = before or _newest_place.first(in_notes=wanted.in_notes) or 0
        for bits in GROUPED_BY:
            if len(found) > COUNTED or newest >> bits < LATEST_GROUPS:
                break
            latest = replace(wanted, matching=among_latest(wanted.matching, bits, newest))
            found = _for_staff(reach=reach, wanted=latest, before=before)
        if len(found) > COUNTED:
            return found
    return _for_staff(reach=reach, wanted=wanted, before=before)


@question
def _newest_place(*, in_notes: bool) -> QuerySet[Any, int]:
    return (InternalNote if in_notes else Message).objects.order_by("-pk").values_list("pk", flat=True)[:1]


@question
def _for_staff(*, reach: Reach, wanted: Wanted, before: int | None) -> QuerySet[Any, tuple[Any, ...]]:
    found = _newest(_rows_for_staff(reach, wanted), before)
    if connection.vendor == "postgresql":  # it would look up the names of all that it then puts in order
        found = _those(wanted).filter(pk__in=found.values("pk")).order_by("-pk")
    return found.values_list(*_columns(wanted))


@question
def _latest_for_staff(
    *, reach: Reach, wanted: Wanted, before: int | None, latest: Fixed
) -> QuerySet[Any, tuple[Any, ...]]:
    """What is found among the latest alone."""
    older = _those(wanted) if before is None else _those(wanted).filter(pk__lt=before)
    first = older.order_by("-pk").values("pk")[latest : latest + 1]
    rows = _by_words(_those(wanted).filter(pk__gt=Subquery(first)), wanted)
    return _newest(_open_to(reach, rows, wanted), before).values_list(*_columns(wanted))


@question
def _place_for_staff(*, reach: Reach, wanted: Wanted, ref: str) -> QuerySet[Any, int]:
    return _rows_for_staff(reach, wanted).filter(ref=ref).values_list("place", flat=True)


@question
def _for_family(*, own: Own, wanted: Wanted, before: int | None) -> QuerySet[Any, tuple[Any, ...]]:
    return _newest(_rows_for_family(own, wanted), before).values_list(*_columns(wanted))


@question
def _place_for_family(*, own: Own, wanted: Wanted, ref: str) -> QuerySet[Any, int]:
    return _rows_for_family(own, wanted).filter(ref=ref).values_list("place", flat=True)


def _rows_for_staff(reach: Reach, wanted: Wanted) -> QuerySet[Any]:
    if _reads_widely(reach):
        return _open_to(reach, _by_index(wanted), wanted)
    own = free_of_ties(Conversation.objects.filter(readable(reach), _narrow(reach)), reach.post)
    rows = _by_words(_those(wanted).filter(conversation_id__in=own.order_by().values("pk")), wanted)
    return _narrowed(rows if wanted.in_notes else rows.filter(_reached_staff()), wanted)


def _open_to(reach: Reach, rows: QuerySet[Any], wanted: Wanted) -> QuerySet[Any]:
    """Those of the rows that the post may read; it is asked of each conversation."""
    open_to = Conversation.objects.filter(readable(reach), pk=OuterRef("conversation_id"))
    rows = rows.filter(Exists(free_of_ties(open_to, reach.post).order_by()))
    return _narrowed(rows if wanted.in_notes else rows.filter(_reached_staff()), wanted)


def _rows_for_family(own: Own, wanted: Wanted) -> QuerySet[Any]:
    theirs = own_rows(own.guardian_ids, own.children).values("pk")
    rows = _by_words(Message.objects.filter(_reached_family(), conversation_id__in=theirs), wanted)
    return _narrowed(rows, wanted)


def _reads_widely(reach: Reach) -> bool:
    acts = (Act.READ_FRONT_DOOR, Act.READ_CONVERSATIONS, Act.READ_CONFIDENTIAL_MATTERS)
    return any(reach.post.may(act) for act in acts)


def _narrow(reach: Reach) -> Q:
    """What leads the database to the conversations of a post that reads few of all."""
    led = has_it(reach)
    return led | Q(topic=SAFEGUARDING) if reach.post.may(Act.READ_SAFEGUARDING) else led


def _those(wanted: Wanted) -> QuerySet[Any]:
    return InternalNote.objects.all() if wanted.in_notes else Message.objects.all()


def _by_index(wanted: Wanted) -> QuerySet[Any]:
    place: Combinable = F("findable__note_id" if wanted.in_notes else "findable__message_id")
    if connection.vendor == "postgresql":
        place = place + 0  # or it would go through all messages in their order, and look for the words in each
    found: QuerySet[Any] = _those(wanted).annotate(place=place)
    return found.filter(findable__found_by__finds=wanted.matching)


def _by_words(rows: QuerySet[Any], wanted: Wanted) -> QuerySet[Any]:
    """Rows that hold every word; each of the few rows is looked at."""
    rows = rows.annotate(place=F("pk"), padded=Concat(Value(" "), F("found_by"), Value(" "), output_field=TextField()))
    for word in wanted.held:
        rows = rows.filter(padded__contains=word)
    return rows


def _reached_staff() -> Q:
    """What a family wrote once it is released; what staff wrote unless they took it back."""
    return Q(visible_at__isnull=False) | Q(staff__isnull=False, withdrawal__isnull=True)


def _reached_family() -> Q:
    return Q(visible_at__isnull=False) | Q(guardian__isnull=False, withdrawal__isnull=True)


def _narrowed(rows: QuerySet[Any], wanted: Wanted) -> QuerySet[Any]:
    said_at = "created_at" if wanted.in_notes else "written_at"
    if wanted.topic:
        rows = rows.filter(conversation__topic=wanted.topic)
    if wanted.since:
        rows = rows.filter(**{f"{said_at}__gte": wanted.since})
    return rows.filter(**{f"{said_at}__lt": wanted.until}) if wanted.until else rows


def _newest(rows: QuerySet[Any], before: int | None) -> QuerySet[Any]:
    if before is not None:
        rows = rows.filter(place__lt=before)
    return rows.order_by("-place")[: COUNTED + 1]


def _columns(wanted: Wanted) -> tuple[str, ...]:
    said_at, staff = ("created_at", "by") if wanted.in_notes else ("written_at", "staff")
    more = () if wanted.in_notes else ("language",)
    return (
        "ref", "text", said_at, "conversation__ref", "conversation__subject", "conversation__topic",
        "conversation__confidential", f"{staff}__given_name", f"{staff}__family_name", f"{staff}__preferred_name",
        f"{staff}__title", "conversation__guardian__given_name", "conversation__guardian__family_name",
        "conversation__guardian__preferred_name", "conversation__student__given_name",
        "conversation__student__family_name", "conversation__student__preferred_name", *more,
    )  # fmt: skip


def _page(found: list[tuple[Any, ...]], sought: Sought, *, for_family: bool) -> Found:
    shown = tuple(_row(row, sought.words, for_family=for_family) for row in found[:ON_A_PAGE])
    return Found(shown, len(found), shown[-1].ref if len(found) > ON_A_PAGE else "")


def _row(row: Any, words: tuple[Word, ...], *, for_family: bool) -> FoundRow:
    staff = _called(*row[7:10])
    return FoundRow(
        ref=row[0],
        conversation=row[3],
        subject=row[4],
        topic=row[5],
        at=row[2],
        family=_called(*row[11:14]),
        child=_called(*row[14:17]),
        writer=staff_name(row[10] or "", staff) if for_family and staff else staff,
        by_school=bool(staff),
        confidential=row[6],
        parts=excerpt(row[1], words),
        language=row[17] if len(row) > 17 else "",
    )


def _called(given: str | None, family: str | None, preferred: str | None) -> str:
    return preferred or f"{given or ''} {family or ''}".strip()
