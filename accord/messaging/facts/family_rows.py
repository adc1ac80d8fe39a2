"""A guardian's conversations as lines of a list: what waits on whom, by when, what is new; a few queries for all."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from django.db.models import Exists, OuterRef, Q, QuerySet

from accord.core.questions import Fixed, question
from accord.messaging.facts.family_places import Place, in_order, later, read_place, write_place
from accord.messaging.facts.own_rows import Own, listed_rows
from accord.messaging.models import Conversation, Hold, Message, ResponseClock
from accord.people.facts.classes import staff_name

FOR_YOU, FOR_SCHOOL, DONE = Conversation.FamilyRank

WaitingOn = Conversation.WaitingOn
Kind = ResponseClock.Kind

COLUMNS = (
    "pk", "ref", "subject", "school_id", "student_id", "waiting_on", "closed_at", "family_moved_at", "family_rank",
    "family_news_at", "student__preferred_name", "student__given_name", "student__family_name",
    "assigned_staff__title", "assigned_staff__preferred_name", "assigned_staff__given_name",
    "assigned_staff__family_name", "assigned_team__name",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Clocks:
    """What is promised now: by when it is acknowledged and answered (None: nothing runs), and when it was received."""

    acknowledge_by: datetime | None = None
    answer_by: datetime | None = None
    acknowledged_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class FamilyRow:
    """One conversation as its guardian finds it in a list.

    To its guardian a message that the school has not received yet counts as written: it is the school's turn.
    `who` has it now, as families know them; '' at the school office. `held_until`: a message of the guardian has not
    reached the school yet. `rank` is FOR_YOU, FOR_SCHOOL or DONE.
    """

    ref: str
    subject: str
    school_id: int
    student_id: int | None
    child: str
    who: str
    waiting_on: str
    closed_at: datetime | None
    last_message_at: datetime
    rank: int
    is_new: bool
    held_until: datetime | None
    clocks: Clocks


@dataclass(frozen=True, slots=True)
class _Held:
    """What the family wrote and the school has not received yet, and what is promised for it."""

    until: datetime
    written_at: datetime
    acknowledge_by: datetime | None
    answer_by: datetime | None
    settled: bool


@dataclass(frozen=True)
class FamilyPage:
    """Some lines of the list, and the place at which the next ones begin ('' after the last)."""

    rows: list[FamilyRow]
    next_place: str


def family_page(own: Own, *, size: int, place: str = "", only_open: bool = False) -> FamilyPage:
    """The lines from a place on; `only_open` leaves out what is answered and read.

    Three queries, and one for each further school of the person: the database goes by the list of one guardian.
    """
    after, most = read_place(place), Fixed(size + 1)
    found: list[dict[str, Any]] = []
    for guardian_id in own.guardian_ids:
        found += _page(
            guardian_id=guardian_id, children=own.children, child_ref=own.child_ref, only_open=only_open,
            after=after, most=most,
        )  # fmt: skip
    if len(own.guardian_ids) > 1:
        found = sorted(found, key=in_order)[:most]
    shown = found[:size]
    return FamilyPage(_rows(shown), write_place(shown[-1]) if len(found) > size else "")


def row_of(conversation: Conversation) -> FamilyRow:
    """The line of one conversation. Three queries."""
    return _rows(_one(pk=conversation.pk))[0]


@question
def _page(
    *, guardian_id: int, children: tuple[int, ...], child_ref: str, only_open: bool, after: Place | None, most: Fixed
) -> QuerySet[Conversation, dict[str, Any]]:
    rows = listed_rows(guardian_id, children, child_ref)
    if only_open:
        rows = rows.filter(family_rank__lt=DONE)
    else:
        rows = rows.filter(Q(closed_at__isnull=True) | Exists(_left()))
    if after:
        rows = rows.filter(later(after))
    return cast("QuerySet[Conversation, dict[str, Any]]", rows.values(*COLUMNS)[:most])


@question
def _one(*, pk: int) -> QuerySet[Conversation, dict[str, Any]]:
    return cast("QuerySet[Conversation, dict[str, Any]]", Conversation.objects.filter(pk=pk).values(*COLUMNS))


def _rows(shown: list[dict[str, Any]]) -> list[FamilyRow]:
    ids = [row["pk"] for row in shown]
    clocks, holds = _clocks(ids), _holds(ids)
    return [_row(row, clocks.get(row["pk"], Clocks()), holds.get(row["pk"], [])) for row in shown]


def _left() -> QuerySet[Message]:
    """What is left to read in a conversation: nothing where the guardian took everything back."""
    messages = Message.objects.filter(conversation=OuterRef("pk"), withdrawal__isnull=True)
    return messages.filter(Q(staff__isnull=True) | Q(visible_at__isnull=False))


def _row(row: dict[str, Any], clocks: Clocks, held: list[_Held]) -> FamilyRow:
    opening = [one for one in held if not one.settled]
    moved_at = row["family_moved_at"]
    is_asked = row["waiting_on"] == WaitingOn.FAMILY and moved_at not in [one.written_at for one in opening]
    if opening and not is_asked:
        clocks = _with_held(clocks, opening)
    return FamilyRow(
        ref=row["ref"],
        subject=row["subject"],
        school_id=row["school_id"],
        student_id=row["student_id"],
        child=_called(row, "student"),
        who=row["assigned_team__name"]
        or staff_name(row["assigned_staff__title"] or "", _called(row, "assigned_staff")),
        waiting_on=WaitingOn.SCHOOL if opening and not is_asked else row["waiting_on"],
        closed_at=None if opening else row["closed_at"],
        last_message_at=moved_at,
        rank=row["family_rank"],
        is_new=row["family_news_at"] is not None,
        held_until=min((one.until for one in held), default=None),
        clocks=clocks,
    )


def _called(row: dict[str, Any], person: str) -> str:
    given, family = row[f"{person}__given_name"] or "", row[f"{person}__family_name"] or ""
    return row[f"{person}__preferred_name"] or f"{given} {family}".strip()


def _clocks(ids: Iterable[int]) -> dict[int, Clocks]:
    said: defaultdict[int, dict[str, datetime]] = defaultdict(dict)
    for pk, kind, due_at, stopped_at in _promised(ids=list(ids)):
        if stopped_at is None and due_at is not None:
            which = "acknowledge_by" if kind == Kind.ACKNOWLEDGE else "answer_by"
            said[pk][which] = min(due_at, said[pk].get(which, due_at))
        if kind == Kind.ACKNOWLEDGE:
            said[pk].pop("acknowledged_at", None)
            if stopped_at is not None:
                said[pk]["acknowledged_at"] = stopped_at
    return {pk: Clocks(**each) for pk, each in said.items()}


@question
def _promised(*, ids: list[int]) -> QuerySet[ResponseClock, tuple[int, str, datetime | None, datetime | None]]:
    rows = ResponseClock.objects.filter(conversation_id__in=ids, dropped_at__isnull=True)
    return rows.order_by("started_at").values_list("conversation_id", "kind", "due_at", "stopped_at")


def _holds(ids: Iterable[int]) -> dict[int, list[_Held]]:
    """What the family wrote and the school has not received yet, the earliest first, by conversation."""
    found: defaultdict[int, list[_Held]] = defaultdict(list)
    for pk, until, written_at, acknowledge_by, answer_by, settled in _held_in(ids=list(ids)):
        found[pk].append(_Held(until, written_at, acknowledge_by, answer_by, settled))
    return found


@question
def _held_in(
    *, ids: list[int]
) -> QuerySet[Hold, tuple[int, datetime, datetime, datetime | None, datetime | None, bool]]:
    rows = Hold.objects.filter(
        message__staff__isnull=True, message__withdrawal__isnull=True, message__visible_at__isnull=True,
        message__conversation_id__in=ids,
    )  # fmt: skip
    return rows.order_by("message__written_at", "message_id").values_list(
        "message__conversation_id", "until", "message__written_at", "acknowledge_by", "answer_by", "settled"
    )


def _with_held(clocks: Clocks, held: list[_Held]) -> Clocks:
    """The promise as it holds for whoever wrote: with the dates of what the school has not received yet."""
    acknowledge = [one.acknowledge_by for one in held if one.acknowledge_by]
    answer = [one.answer_by for one in held if one.answer_by]
    return Clocks(
        acknowledge_by=min(acknowledge, default=clocks.acknowledge_by),
        answer_by=min(answer, default=clocks.answer_by),
        acknowledged_at=None if acknowledge else clocks.acknowledged_at,
    )
