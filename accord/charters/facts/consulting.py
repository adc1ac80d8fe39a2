"""Consultations: whether one is open, what was said in it, and what everybody may read afterwards."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import QuerySet

from accord.charters.models import Audiences, Comment, CommentAnswer, Consultation, Edition
from accord.core.questions import question
from accord.people.models import Login
from accord.schools.spans import today_at

FEWEST_COUNTED = 5
"""Fewer people than this are never counted, so that nobody is known by a number."""


class ConsultationState(StrEnum):
    """Where a consultation stands."""

    TO_COME = "to_come"
    OPEN = "open"
    OVER = "over"


@dataclass(frozen=True)
class Remark:
    """One comment as colleagues may read it. `author` is empty for what a family wrote: it is read without a name."""

    ref: str
    clause_key: str
    author: str
    said_at: datetime | None
    language: str
    text: str
    answer: CommentAnswer | None


@dataclass(frozen=True)
class Decision:
    """What the school decided about a clause (or, with an empty key, about the whole), for everybody to read."""

    clause_key: str
    taken_up: bool
    text: str


def state_of(consultation: Consultation, at: datetime) -> ConsultationState:
    """Where a consultation stands at a moment; one whose draft is published or discarded is over."""
    edition = consultation.edition
    today = today_at(edition.charter.school, at)
    if consultation.ended_at or today > consultation.closes_on or not _is_draft(edition):
        return ConsultationState.OVER
    return ConsultationState.OPEN if consultation.opens_on <= today else ConsultationState.TO_COME


def was_ever_open(consultation: Consultation, at: datetime) -> bool:
    """Whether somebody outside the staff could ever read the draft by this consultation."""
    school = consultation.edition.charter.school
    last = at if consultation.ended_at is None else min(consultation.ended_at, at)
    return consultation.opens_on <= today_at(school, last)


def consultations_of(edition: Edition) -> list[Consultation]:
    """Every consultation of a draft, the latest first."""
    rows = Consultation.objects.filter(edition=edition).select_related("edition__charter__school", "by")
    return list(rows.select_related("edition__publication", "edition__discard").order_by("-opens_on", "-id"))


def consultations_at(school_ids: Iterable[int]) -> list[Consultation]:
    """Every consultation at some schools (their keys), the latest first."""
    return _consultations(school_ids=list(school_ids))


@question
def _consultations(*, school_ids: list[int]) -> QuerySet[Consultation]:
    rows = Consultation.objects.filter(edition__charter__school_id__in=school_ids).select_related(
        "edition__charter__school__district", "edition__publication", "edition__discard"
    )
    return rows.order_by("-opens_on", "-id")


def remarks_by_colleagues(edition: Edition) -> list[Remark]:
    """What colleagues said about a draft, each with a name, in the order in which it was said."""
    comments = _comments(edition).filter(consultation=None)
    return [_remark(each, author=each.by.name, said_at=each.created_at) for each in comments]


def remarks_by_families(edition: Edition) -> list[Remark]:
    """What those who were asked said about a draft: without names, without times, in no telling order."""
    comments = _comments(edition).filter(consultation__isnull=False).order_by("ref")
    return [_remark(each, author="", said_at=None) for each in comments]


def own_remarks(consultation: Consultation, login: Login) -> list[Remark]:
    """What a person said in a consultation, and what became of it."""
    comments = _comments(consultation.edition).filter(consultation=consultation, by=login)
    return [_remark(each, author="", said_at=each.created_at) for each in comments]


def people_heard(edition: Edition) -> int | None:
    """How many people commented in consultations of the draft; None where they are too few to be counted."""
    heard = Comment.objects.filter(edition=edition, consultation__isnull=False).values("by").distinct().count()
    return heard if heard >= FEWEST_COUNTED else None


def decisions_of(consultation: Consultation) -> list[Decision]:
    """'You said, we decided': what everybody may read after a consultation, each decision once, without names."""
    answers = CommentAnswer.objects.filter(comment__edition=consultation.edition).exclude(for_everybody="")
    rows = answers.order_by("comment__clause__section__position", "comment__clause__position", "comment__clause_key")
    told = rows.values_list("comment__clause_key", "taken_up", "for_everybody")
    return list(dict.fromkeys(Decision(*each) for each in told))


def asks_families(consultation: Consultation) -> bool:
    """Whether guardians are among those who are asked."""
    return Audiences.GUARDIANS in consultation.audiences


def _comments(edition: Edition) -> QuerySet[Comment]:
    return Comment.objects.filter(edition=edition).select_related("by", "answer__by", "consultation")


def _remark(comment: Comment, *, author: str, said_at: datetime | None) -> Remark:
    answer = comment.answer if hasattr(comment, "answer") else None
    return Remark(comment.ref, comment.clause_key, author, said_at, comment.language, comment.text, answer)


def _is_draft(edition: Edition) -> bool:
    return not hasattr(edition, "publication") and not hasattr(edition, "discard")
