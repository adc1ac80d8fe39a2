"""Who is asked to sign at a school, and where each person stands: read from the records, decided by the rulebook."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias, TypeVar
from zoneinfo import ZoneInfo

from accord.charters.facts.editions import published_editions
from accord.charters.models import Acknowledgement, ClauseRule, Edition, EditionText
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
    begun = list(published_editions(school).filter(publication__starts_on__lte=on))
    if not begun:
        return None
    editions = [PublishedEdition(one.ref, one.publication.starts_on, one.publication.material) for one in begun]
    years = AcademicYear.objects.filter(school=school, starts_on__lte=on).order_by("-starts_on")
    return SigningRound(
        school=school,
        edition=begun[0],
        rule=rule_of(begun[0], Signing),
        counting=editions_that_count(editions, on),
        year_began_on=years.values_list("starts_on", flat=True).first(),
        zone=zone,
        on=on,
        at=at,
    )


def rule_of(edition: Edition, kind: type[Kind]) -> LaidDown[Kind]:
    """Return the first rule of a kind in an edition, else the profession's default; one query."""
    found = ClauseRule.objects.filter(edition=edition, kind=kind.kind).select_related("clause").first()
    if found is None:
        return LaidDown("", "", default_values(kind))
    return LaidDown(found.clause.key, found.name, read_values(kind, found.values))


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
    ties = StudentContact.objects.filter(school=asked_in.school).select_related("guardian", "student")
    if ids is not None:
        ties = ties.filter(guardian_id__in=ids)
    by_guardian: dict[int, list[StudentContact]] = {}
    for tie in ties.order_by("guardian__family_name", "guardian__given_name", "guardian_id", "student_id"):
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
    rows = Acknowledgement.objects.filter(edition__ref__in=[edition.ref for edition in asked_in.counting])
    rows = rows.filter(**{f"{own}__isnull": False}) if ids is None else rows.filter(**{f"{own}__in": ids})
    found: dict[int, list[Acknowledgement]] = {}
    for row in rows.select_related("edition__publication", "withdrawal", "text", "offer").order_by("answered_at", "id"):
        found.setdefault(getattr(row, own), []).append(row)
    return found


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
    rows = Acknowledgement.objects.filter(
        edition__charter__school=school, outcome=Acknowledgement.Outcome.SIGNED, **{kind_of(person): person}
    )
    return rows.select_related("edition__publication", "text").order_by("answered_at", "id").last()


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
