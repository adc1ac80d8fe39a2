"""Answer a stage of a complaint."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.concerns.actions.taking_a_step import needed, note_part, take
from accord.concerns.facts.complaints import school_days
from accord.concerns.models import Complaint, ComplaintPaper, Finding, Stage
from accord.concerns.notices.handling import tell_family_of_answer
from accord.concerns.outcome import outcome_letter
from accord.concerns.papers import PDF, NewPaper, keep_paper, pages_of
from accord.concerns.private_words import details_in_words, look_through_answer
from accord.core import audit
from accord.core.errors import DomainError
from accord.people.models import Login
from accord.people.private_words import stop_once
from accord.rules.complaints import ComplaintStep, next_stage_until
from accord.rules.private_details import Found
from accord.rules.taking_part import Part

MOST_TOGETHER = 50
"""Complaints that are answered together at once."""


@transaction.atomic
def answer_complaint(
    *,
    complaint: Complaint,
    answer: str,
    login: Login,
    by: str,
    at: datetime,
    in_their_language: str = "",
    why_details_stay: str = "",
) -> Stage:
    """The stage is answered with a letter: what was found on each point, what is put right, what can be done next.

    Raises DomainError, and DetailsFound where the letter holds what belongs to another family.
    """
    hand = take(complaint, ComplaintStep.ANSWER, login, at)
    stage = hand.stage
    answer = needed("answer", answer, _("Write the answer in a few sentences. The letter brings it to the family."))
    texts = {"answer": answer, "in_their_language": in_their_language}
    look_through_answer(stage, texts, why_details_stay, login=login, at=at)
    stage.answer, stage.answer_in_their_language, stage.answered_at = answer, in_their_language.strip(), at
    stage.next_until = None
    if not hand.facts.is_last:
        stage.next_until = next_stage_until(hand.rules, at, school_days(complaint.school, at))
    stage.save(update_fields=["answer", "answer_in_their_language", "answered_at", "next_until"])
    letter = outcome_letter(stage, at)
    name = _("Outcome letter, stage %(stage)s") % {"stage": stage.number}
    paper = keep_paper(
        hand.complaint, NewPaper(name, PDF, letter, pages_of(name, letter)), by=login, by_family=False,
        for_family=True, at=at, kind=ComplaintPaper.Kind.OUTCOME,
    )  # fmt: skip
    note_part(complaint, login, Part.DECIDE, stage.number, at)
    audit.record(
        by=by, verb="answer_complaint", subject=f"complaint:{complaint.ref}", school=complaint.school.ref,
        details={"stage": stage.number, "letter": paper.ref, "sha256": paper.sha256},
    )  # fmt: skip
    tell_family_of_answer(stage, by=by, at=at)
    return stage


@transaction.atomic
def answer_together(
    *,
    complaints: Sequence[Complaint],
    result: str,
    reasons: str,
    answer: str,
    login: Login,
    by: str,
    at: datetime,
    why_details_stay: str = "",
) -> list[Stage]:
    """Many complaints on one matter get one answer; each keeps its own record, letter, dates and next stage.

    All are answered or none. What stands already as found on a point is not written over. Raises DomainError, and
    DetailsFound where the words hold for any of the families what belongs to another one.
    """
    if not 2 <= len(complaints) <= MOST_TOGETHER:
        sentence = _("Choose at least two complaints, and at most %(number)s at once.") % {"number": MOST_TOGETHER}
        raise DomainError("not_together", sentence, status=422, fields={"complaints": sentence})
    if result not in Finding.Result.values:
        sentence = _("Please choose one of the list.")
        raise DomainError("no_result", sentence, status=422, fields={"result": sentence})
    reasons = needed("reasons", reasons, _("Write why. The families read it word for word."))
    texts = {"reasons": reasons, "answer": answer}
    stop_once(_found_for_any(complaints, texts), why_details_stay)
    return [
        _answered_with_others(one, result, reasons, answer, login, by, at, why_details_stay)
        for one in sorted(complaints, key=lambda one: one.pk)
    ]


def _found_for_any(complaints: Sequence[Complaint], texts: dict[str, str]) -> list[Found]:
    """What the same words hold for each of several families, each thing once."""
    return list(dict.fromkeys(found for one in complaints for found in details_in_words(one, texts)))


def _answered_with_others(
    complaint: Complaint, result: str, reasons: str, answer: str, login: Login, by: str, at: datetime, why: str
) -> Stage:
    try:
        hand = take(complaint, ComplaintStep.FIND, login, at)
        have = set(hand.stage.findings.values_list("point_id", flat=True))
        Finding.objects.bulk_create(
            Finding(point=point, stage=hand.stage, result=result, reasons=reasons, by=login, created_at=at)
            for point in complaint.points.filter(dropped_at__isnull=True)
            if point.pk not in have
        )
        return answer_complaint(complaint=complaint, answer=answer, login=login, by=by, at=at, why_details_stay=why)
    except DomainError as refusal:
        sentence = _("Complaint %(number)s: %(why)s") % {"number": complaint.number, "why": refusal.message}
        raise DomainError(refusal.code, sentence, refusal.status) from refusal
