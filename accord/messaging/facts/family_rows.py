"""A guardian's conversations as lines of a list: what waits on whom, by when, what is new; a few queries for all."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from django.db.models import (
    Case,
    DateTimeField,
    Exists,
    F,
    FilteredRelation,
    IntegerField,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Greatest

from accord.core.questions import Fixed, question
from accord.messaging.facts.family_places import EPOCH, Place, later, read_place, write_place
from accord.messaging.facts.own_rows import Own, own_rows
from accord.messaging.models import Conversation, Hold, Message, ResponseClock
from accord.people.facts.classes import staff_name

FOR_YOU, FOR_SCHOOL, DONE = 0, 1, 2
"""The order of the list: what waits on the guardian or is new, what waits on the school, what is answered."""

WaitingOn = Conversation.WaitingOn
Kind = ResponseClock.Kind

COLUMNS = (
    "pk", "ref", "subject", "school_id", "student_id", "waiting_on", "closed_at", "last_message_at", "moved_at", "rank",
    "read_at", "student__preferred_name", "student__given_name", "student__family_name",
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
    """The lines from a place on; `only_open` leaves out what is answered and read. Four queries."""
    found = _page(own=own, only_open=only_open, after=read_place(place), most=Fixed(size + 1))
    shown = found[:size]
    return FamilyPage(_rows(shown), write_place(shown[-1]) if len(found) > size else "")


def row_of(conversation: Conversation) -> FamilyRow:
    """The line of one conversation. Four queries."""
    return _rows(_one(pk=conversation.pk))[0]


@question
def _page(*, own: Own, only_open: bool, after: Place | None, most: Fixed) -> QuerySet[Conversation, dict[str, Any]]:
    conversations = own_rows(own.guardian_ids, own.children)
    if own.child_ref:
        conversations = conversations.filter(student__ref=own.child_ref)
    if only_open:
        rows = _in_order(conversations).filter(_is_open())
    else:
        rows = _in_order(conversations.filter(Q(closed_at__isnull=True) | Exists(_left())))
    if after:
        rows = rows.filter(later(after))
    return cast("QuerySet[Conversation, dict[str, Any]]", rows.values(*COLUMNS)[:most])


@question
def _one(*, pk: int) -> QuerySet[Conversation, dict[str, Any]]:
    rows = _in_order(Conversation.objects.filter(pk=pk))
    return cast("QuerySet[Conversation, dict[str, Any]]", rows.values(*COLUMNS))


def _rows(shown: list[dict[str, Any]]) -> list[FamilyRow]:
    ids = [row["pk"] for row in shown]
    clocks, holds, newest = _clocks(ids), _holds(ids), _newest(ids)
    return [
        _row(row, clocks.get(row["pk"], Clocks()), holds.get(row["pk"], []), newest.get(row["pk"], EPOCH))
        for row in shown
    ]


def _is_open() -> Q:
    """What ranks before DONE, said so that one column tells it of most conversations."""
    return Q(waiting_on__in=(WaitingOn.SCHOOL, WaitingOn.FAMILY)) | Q(held_at__gt=Value(EPOCH)) | _has_news()


def _left() -> QuerySet[Message]:
    """What is left to read in a conversation: nothing where the guardian took everything back."""
    messages = Message.objects.filter(conversation=OuterRef("pk"), withdrawal__isnull=True)
    return messages.filter(Q(staff__isnull=True) | Q(visible_at__isnull=False))


def _theirs() -> QuerySet[Message]:
    """What the school wrote and the guardian can read; that a message arrived is no news to read."""
    return Message.objects.filter(staff__isnull=False, visible_at__isnull=False).exclude(kind=Message.Kind.RECEIPT)


def _has_news() -> Q:
    """Whether the school wrote what the guardian has not read; what is older than the reading is not looked at."""
    newer = _theirs().filter(conversation=OuterRef("pk"), visible_at__gt=OuterRef("read_at"))
    return Q(last_message_at__gt=F("read_at")) & Q(Exists(newer))


def _in_order(conversations: QuerySet[Conversation]) -> QuerySet[Conversation]:
    """First what waits on the guardian or is new, then what waits on the school, the latest first."""
    own_mark = FilteredRelation("read_marks", condition=Q(read_marks__guardian=F("guardian")))
    written = _held().filter(settled=False, message__conversation=OuterRef("pk")).order_by("-message__written_at")
    return (
        conversations.annotate(
            own_mark=own_mark,
            read_at=Coalesce(F("own_mark__read_at"), Value(EPOCH)),
            held_at=Coalesce(Subquery(written.values("message__written_at")[:1]), Value(EPOCH)),
        )
        .annotate(
            moved_at=Greatest(F("last_message_at"), F("held_at"), output_field=DateTimeField()),
            rank=Case(
                When(Q(waiting_on=WaitingOn.FAMILY) & Q(held_at__lt=F("last_message_at")), then=Value(FOR_YOU)),
                When(_has_news(), then=Value(FOR_YOU)),
                When(Q(waiting_on=WaitingOn.SCHOOL) | Q(held_at__gt=Value(EPOCH)), then=Value(FOR_SCHOOL)),
                default=Value(DONE),
                output_field=IntegerField(),
            ),
        )
        .order_by("rank", "-moved_at", "ref")
    )


def _row(row: dict[str, Any], clocks: Clocks, held: list[_Held], newest_at: datetime) -> FamilyRow:
    opening = [one for one in held if not one.settled]
    is_asked = row["waiting_on"] == WaitingOn.FAMILY and row["moved_at"] not in [one.written_at for one in opening]
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
        last_message_at=row["moved_at"],
        rank=row["rank"],
        is_new=newest_at > row["read_at"],
        held_until=min((one.until for one in held), default=None),
        clocks=clocks,
    )


def _called(row: dict[str, Any], person: str) -> str:
    given, family = row[f"{person}__given_name"] or "", row[f"{person}__family_name"] or ""
    return row[f"{person}__preferred_name"] or f"{given} {family}".strip()


def _newest(ids: Iterable[int]) -> dict[int, datetime]:
    """When the school last wrote what there is to read, by conversation."""
    return dict(_newest_at(ids=list(ids)))


@question
def _newest_at(*, ids: list[int]) -> QuerySet[Message, tuple[int, datetime]]:
    rows = _theirs().filter(conversation_id__in=ids).order_by()
    return rows.values_list("conversation_id").annotate(newest_at=Max("visible_at"))


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


def _held() -> QuerySet[Hold]:
    """What families wrote and the school has not received yet."""
    return Hold.objects.filter(
        message__staff__isnull=True, message__withdrawal__isnull=True, message__visible_at__isnull=True
    )


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
    rows = _held().filter(message__conversation_id__in=ids).order_by("message__written_at", "message_id")
    return rows.values_list(
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
