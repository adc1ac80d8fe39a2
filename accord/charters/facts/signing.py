"""Who is asked to sign at a school, and where each person stands: read from the records, decided by the rulebook."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias, TypeVar
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from accord.charters.facts.editions import editions_begun, rules_of
from accord.charters.models import Acknowledgement, ClauseRule, Edition, EditionText
from accord.core.questions import question
from accord.people.facts import is_in_force, own_relatives, own_students
from accord.people.models import Guardian, StaffMember, Student, StudentContact
from accord.people.viewer import Post, in_force
from accord.rules.charter import LaidDown, RuleValues, Signing, default_values, read_values
from accord.rules.signing import (
    Answer,
    PublishedEdition,
    SigningState,
    TieToSchool,
    asked_since,
    decide_state,
    editions_that_count,
    guardian_is_asked,
    staff_are_asked,
    student_is_asked,
)
from accord.schools.facts import settings_of
from accord.schools.models import AcademicYear, School

Kind = TypeVar("Kind", bound=RuleValues)
Person: TypeAlias = Guardian | StaffMember | Student
GUARDIAN, STAFF, STUDENT = KINDS = ("guardian", "staff", "student")
"""How an acknowledgement names whose it is."""


class Kinds(StrEnum):
    """The same, as what decides how a question reads."""

    GUARDIAN = "guardian"
    STAFF = "staff"
    STUDENT = "student"


@dataclass(frozen=True)
class SigningRound:
    """What is signed at a school on a day: the edition in force, the rule about signing, and which answers count."""

    school: School
    edition: Edition
    rule: LaidDown[Signing]
    counting: tuple[PublishedEdition, ...]
    year_began_on: date | None
    zone: ZoneInfo
    on: date
    at: datetime

    def asked_since(self, joined_on: date | None) -> date:
        """The day from which somebody is asked who joined on that day."""
        return asked_since(self.rule.values, self.counting, joined_on=joined_on, year_began_on=self.year_began_on)


@dataclass(frozen=True)
class Standing:
    """One person who is asked: where they stand, by which answer, and for which children (their keys)."""

    kind: str
    person: Person
    state: SigningState
    answer: Acknowledgement | None
    joined_on: date | None
    student_ids: tuple[int, ...] = ()


def signing_round(school: School, at: datetime) -> SigningRound | None:
    """Return what is to be signed at the school at a moment; None before the first edition holds."""
    zone = settings_of(school).zone
    on = at.astimezone(zone).date()
    begun = editions_begun(school, on)
    if not begun:
        return None
    editions = [PublishedEdition(one.ref, one.publication.starts_on, one.publication.material) for one in begun]
    return SigningRound(
        school=school,
        edition=begun[0],
        rule=rules_of(begun[0]).one(Signing),
        counting=editions_that_count(editions, on),
        year_began_on=_year_began.first(school_id=school.pk, on=on),
        zone=zone,
        on=on,
        at=at,
    )


def rule_of(edition: Edition, kind: type[Kind]) -> LaidDown[Kind]:
    """Return the first rule of a kind in an edition, else the profession's default; one query."""
    found = _rule.first(edition_id=edition.pk, kind=kind.kind)
    if found is None:
        return LaidDown("", "", default_values(kind))
    return LaidDown(found.clause.key, found.name, read_values(kind, found.values))


@question
def _rule(*, edition_id: int, kind: str) -> QuerySet[ClauseRule]:
    return ClauseRule.objects.filter(edition=edition_id, kind=kind).select_related("clause")[:1]


@question
def _year_began(*, school_id: int, on: date) -> QuerySet[AcademicYear, date]:
    years = AcademicYear.objects.filter(school=school_id, starts_on__lte=on)
    return years.order_by("-starts_on").values_list("starts_on", flat=True)[:1]


def kind_of(person: Person) -> str:
    """Return how an acknowledgement names this kind of person."""
    if isinstance(person, Guardian):
        return GUARDIAN
    return STAFF if isinstance(person, StaffMember) else STUDENT


def standing_of_person(asked_in: SigningRound, person: Person) -> Standing | None:
    """Return where one person stands; None for somebody who is not asked. At most three queries."""
    found = standings(asked_in, kind_of(person), only=[person.pk])
    return found[0] if found else None


def standings(asked_in: SigningRound, kind: str, *, only: Iterable[int] | None = None) -> list[Standing]:
    """Return everybody of a kind who is asked, by name, each with where they stand; at most three queries."""
    ids = None if only is None else list(only)
    match kind:
        case "guardian":
            asked = _guardians(asked_in, ids)
        case "staff":
            asked = _staff(asked_in, ids)
        case _:
            asked = _students(asked_in, ids)
    answers = answers_by_person(asked_in, kind, ids)
    return [_standing(asked_in, kind, *one, answers.get(one[0].pk, [])) for one in asked]


Asked: TypeAlias = tuple[Person, date | None, tuple[int, ...]]


def _guardians(asked_in: SigningRound, ids: list[int] | None) -> list[Asked]:
    by_guardian: dict[int, list[StudentContact]] = {}
    for tie in _ties(school_id=asked_in.school.pk, guardian_ids=ids):
        by_guardian.setdefault(tie.guardian_id, []).append(tie)
    asked: list[Asked] = []
    for own in by_guardian.values():
        facts = [TieToSchool(is_in_force(tie, asked_in.on), tie.may_be_contacted, tie.starts_on) for tie in own]
        if guardian_is_asked(asked_in.rule.values, facts):
            begun = [fact.since for fact in facts if fact.in_force]
            joined_on = min((day for day in begun if day), default=None) if all(begun) else None
            students = tuple(tie.student_id for tie, fact in zip(own, facts, strict=True) if fact.in_force)
            asked.append((own[0].guardian, joined_on, students))
    return asked


@question
def _ties(*, school_id: int, guardian_ids: list[int] | None) -> QuerySet[StudentContact]:
    ties = StudentContact.objects.filter(school=school_id).select_related("guardian", "student")
    if guardian_ids is not None:
        ties = ties.filter(guardian_id__in=guardian_ids)
    return ties.order_by("guardian__family_name", "guardian__given_name", "guardian_id", "student_id")


def _staff(asked_in: SigningRound, ids: list[int] | None) -> list[Asked]:
    staff = StaffMember.objects.filter(in_force(asked_in.on), school=asked_in.school)
    if ids is not None:
        staff = staff.filter(id__in=ids)
    return [(one, one.starts_on, ()) for one in staff if staff_are_asked(asked_in.rule.values, employed=True)]


def _students(asked_in: SigningRound, ids: list[int] | None) -> list[Asked]:
    students = Student.objects.filter(in_force(asked_in.on), school=asked_in.school).select_related("login")
    if ids is not None:
        students = students.filter(id__in=ids)
    rule = asked_in.rule.values
    return [
        (one, one.starts_on, (one.id,))
        for one in students
        if student_is_asked(rule, at_school=True, year_group=one.year_group)
    ]


def answers_by_person(
    asked_in: SigningRound, kind: str, ids: list[int] | None = None
) -> dict[int, list[Acknowledgement]]:
    """Return the answers to the editions that count, by the key of the person, in the order in which they came."""
    own = f"{kind}_id"
    refs = [edition.ref for edition in asked_in.counting]
    found: dict[int, list[Acknowledgement]] = {}
    for row in _answers(refs=refs, kind=Kinds(kind), ids=ids):
        found.setdefault(getattr(row, own), []).append(row)
    return found


@question
def _answers(*, refs: list[str], kind: Kinds, ids: list[int] | None) -> QuerySet[Acknowledgement]:
    own = f"{kind}_id"
    rows = Acknowledgement.objects.filter(edition__ref__in=refs)
    rows = rows.filter(**{f"{own}__isnull": False}) if ids is None else rows.filter(**{f"{own}__in": ids})
    return rows.select_related("edition__publication", "withdrawal", "text", "offer").order_by("answered_at", "id")


def _standing(
    asked_in: SigningRound,
    kind: str,
    person: Person,
    joined_on: date | None,
    student_ids: tuple[int, ...],
    answers: Sequence[Acknowledgement],
) -> Standing:
    told = [as_answer(one, asked_in.zone) for one in answers]
    state = decide_state(asked_in.rule.values, asked_in.counting, told, asked_in.year_began_on)
    answer = answers[-1] if answers and state is not SigningState.PENDING else None
    return Standing(kind, person, state, answer, joined_on, student_ids)


def as_answer(one: Acknowledgement, zone: ZoneInfo) -> Answer:
    """Return an answer as the rulebook reads it."""
    signed = one.outcome == Acknowledgement.Outcome.SIGNED
    return Answer(one.edition.ref, signed, one.answered_at.astimezone(zone).date(), hasattr(one, "withdrawal"))


def last_signature(school: School, person: Person) -> Acknowledgement | None:
    """Return the last signature that somebody gave to any edition, whether it still counts or not."""
    return _last_signature.first(school_id=school.pk, kind=Kinds(kind_of(person)), person_id=person.pk)


@question
def _last_signature(*, school_id: int, kind: Kinds, person_id: int) -> QuerySet[Acknowledgement]:
    rows = Acknowledgement.objects.filter(
        edition__charter__school=school_id, outcome=Acknowledgement.Outcome.SIGNED, **{f"{kind}_id": person_id}
    )
    return rows.select_related("edition__publication", "text").order_by("-answered_at", "-id")[:1]


def text_in(edition: Edition, language: str, *, for_children: bool = False) -> EditionText | None:
    """Return what people are shown of an edition in a language, else in the one from which it was translated.

    With `for_children` the one in words for children, if the edition has such words.
    """
    written = list(edition.texts.all())
    to_children = for_children and any(text.for_children for text in written)
    texts = {text.language: text for text in written if text.for_children == to_children}
    first = texts.get(edition.languages[0]) if edition.languages else None
    return texts.get(language) or first or next(iter(texts.values()), None)


def hidden_from(post: Post, kind: str) -> frozenset[int]:
    """Return the keys of the people whose answers the post never sees: those of its own family."""
    if kind == GUARDIAN:
        return frozenset(own_relatives(post).values_list("id", flat=True))
    return frozenset(own_students(post).values_list("id", flat=True)) if kind == STUDENT else frozenset()
