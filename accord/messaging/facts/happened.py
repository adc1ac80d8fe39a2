"""What happened around the messages of a conversation, of every kind, in one question to the database."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db.models import Case, CharField, DateTimeField, F, Field, IntegerField, Model, QuerySet, Value, When
from django.db.models.functions import Cast, Concat

from accord.core.questions import question
from accord.delivery.models import Delivery
from accord.messaging.models import (
    Answering,
    Assignment,
    ChildNaming,
    ChildQuestion,
    Closing,
    Emergency,
    Escalation,
    InternalNote,
    Pause,
    ReadMark,
    ResponseClock,
)


class What(StrEnum):
    """What happened. The last five are told of in no story; they stand around it at the desk."""

    WENT = "went"
    PAUSED = "paused"
    CLOSED = "closed"
    ESCALATED = "escalated"
    CHILD_ASKED = "child_asked"
    CHILD_NAMED = "child_named"
    NOTED = "noted"
    PROMISED = "promised"
    READ = "read"
    ANSWERING = "answering"
    DELIVERED = "delivered"
    EMERGENCY = "emergency"


@dataclass(frozen=True, slots=True)
class Reader:
    """The member of staff who looks, and since when signs of writing of others, and emergencies, count."""

    staff_id: int
    since: datetime
    emergency_since: datetime


Line = tuple[str, int, datetime, str, datetime | None, int | None, int | None, int | None, str, str, str | None]
"""What, key, at, ref, until, then the keys of three people (staff, by, instead of), because, text and team."""


@question
def happened_in(*, conversation_id: int, ref: str, for_family: bool, reader: Reader | None) -> "QuerySet[Any, Line]":
    """What happened in a conversation, in no order; what is internal is not asked for where a family reads.

    Until when its guardian has read is told to the family, until when a `reader` has read to that one alone. What
    became of messages on their way to the guardian is told to staff: which (`ref`), by which channel, and where it is.
    Which child it is about: as it stood (`because`) and as the guardian said it (`text`); '' for none in particular;
    where the office wrote it down, who did (`staff`) and how it was said (`team`).
    """
    note = _words("") if for_family else "note"
    lines = [
        _lines(
            What.WENT, Assignment.objects.filter(conversation=conversation_id),
            staff="staff_id", by="by_id", instead_of="instead_of_id", because="because", text=note, team="team__name",
        ),
        _lines(What.PAUSED, Pause.objects.filter(clock__conversation=conversation_id), at="begins_at"),
        _lines(
            What.CLOSED, Closing.objects.filter(conversation=conversation_id), until="reopened_at", staff="by_id",
        ),
        _lines(What.ESCALATED, Escalation.objects.filter(clock__conversation=conversation_id), staff="to_id"),
        _lines(
            What.CHILD_ASKED, ChildQuestion.objects.filter(conversation=conversation_id),
            at="reaches_at" if for_family else "created_at", until="answered_at", staff="by_id",
        ),
        _lines(
            What.CHILD_NAMED, ChildNaming.objects.filter(conversation=conversation_id),
            staff="heard_by_id", because=_called("was"), text=_called("now"), team="heard_how",
        ),
    ]  # fmt: skip
    if for_family:
        own = ReadMark.objects.filter(conversation=conversation_id, guardian=F("conversation__guardian"))
        lines.append(_lines(What.READ, own, at="read_at"))
    else:
        notes = InternalNote.objects.filter(conversation=conversation_id)
        sent = Delivery.objects.filter(notice__about_kind="conversation", notice__about_ref=ref, guardian__isnull=False)
        lines += [
            _lines(What.NOTED, notes, ref="ref", staff="by_id", text="text"),
            _lines(What.DELIVERED, sent, ref="notice__once", because="channel", text="status"),
        ]
    if reader:
        promises = ResponseClock.objects.filter(
            conversation=conversation_id, stopped_at__isnull=True, dropped_at__isnull=True, due_at__isnull=False,
            message__visible_at__isnull=False,
        )  # fmt: skip
        marks = ReadMark.objects.filter(conversation=conversation_id, staff_id=reader.staff_id)
        emergencies = Emergency.objects.filter(
            message__conversation=conversation_id, message__guardian__isnull=False,
            created_at__gt=reader.emergency_since,
        )  # fmt: skip
        writing = Answering.objects.filter(conversation=conversation_id, seen_at__gt=reader.since)
        lines += [
            _lines(What.PROMISED, promises, at="due_at", because="kind"),
            _lines(What.READ, marks, at="read_at"),
            _lines(What.ANSWERING, writing.exclude(staff_id=reader.staff_id), at="seen_at", staff="staff_id"),
            _lines(What.EMERGENCY, emergencies),
        ]
    return lines[0].union(*lines[1:], all=True)


def _nothing(kind: "Field[Any, Any]") -> Cast:
    """An empty place of a kind, so that every database sees the same kinds in every line."""
    return Cast(Value(None), kind)


def _words(text: str) -> Cast:
    return Cast(Value(text), CharField())


def _called(child: str) -> Cast:
    """What a child is called; '' for none."""
    whole = Concat(F(f"{child}__given_name"), Value(" "), F(f"{child}__family_name"))
    preferred = When(**{f"{child}__preferred_name__gt": ""}, then=F(f"{child}__preferred_name"))
    return Cast(Case(When(**{f"{child}__isnull": True}, then=Value("")), preferred, default=whole), CharField())


_NEVER, _NOBODY, _UNSAID = _nothing(DateTimeField()), _nothing(IntegerField()), _words("")


def _lines(
    what: What,
    rows: "QuerySet[Any]",
    *,
    at: str = "created_at",
    ref: str | Cast = _UNSAID,
    until: str | Cast = _NEVER,
    staff: str | Cast = _NOBODY,
    by: str | Cast = _NOBODY,
    instead_of: str | Cast = _NOBODY,
    because: str | Cast = _UNSAID,
    text: str | Cast = _UNSAID,
    team: str | Cast = _UNSAID,
) -> "QuerySet[Model, Line]":
    columns = (_words(what), "pk", at, ref, until, staff, by, instead_of, because, text, team)
    return rows.order_by().values_list(*columns)
