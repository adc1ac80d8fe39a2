"""Which records of a school look like one person: always by something that people do not share by chance.

A name alone never makes a pair. Whoever was said to be two people is not asked about again.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from django.db.models import QuerySet

from accord.people.facts.reach import guardians_within, own_students, students_within
from accord.people.joining.kinds import GUARDIANS, STAFF, Kind, Person
from accord.people.models import StaffMember, StudentContact
from accord.people.roster.values import PHONE_EXTRAS, fold
from accord.people.viewer import Post, in_force
from accord.rules.joining import KnownAdult, KnownChild, Reason, reasons_for_adults, reasons_for_children

MOST_ALIKE = 8
"""What more people share than this (the number of a home, an office's address) says nothing about anybody."""
MOST_SHOWN = 100


@dataclass(frozen=True)
class Proposal:
    """Two records that look like one person, and why."""

    one: Any
    other: Any
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Apart:
    """Two records that somebody has said are two people."""

    one: Any
    other: Any
    by_name: str
    at: Any


def joinable(kind: Kind, post: Post) -> QuerySet[Any]:
    """Return the records that the post may join: of its own school, and never of itself or its own family."""
    if kind is GUARDIANS:
        return guardians_within(post)
    if kind is STAFF:
        rows = StaffMember.objects.filter(school_id=post.school_id, joined_into__isnull=True)
        return rows.exclude(id=post.staff_id)
    return students_within(post).exclude(id__in=own_students(post).values("id"))


def find_proposals(kind: Kind, post: Post) -> list[Proposal]:
    """Return the pairs that look like one person, by name; at most a hundred."""
    people = {row.pk: row for row in joinable(kind, post).select_related("login")}
    known = _children(people) if kind.word == "student" else _adults(kind, people, post)
    apart = set(_said_apart(kind, post).values_list("one_id", "other_id"))
    found: list[Proposal] = []
    for one, other in sorted(_candidates(known)):
        if (one, other) not in apart and (reasons := _reasons(known[one], known[other])):
            found.append(Proposal(people[one], people[other], reasons))
    found.sort(key=lambda pair: (pair.one.family_name, pair.one.given_name, pair.one.pk))
    return found[:MOST_SHOWN]


def said_apart(kind: Kind, post: Post) -> list[Apart]:
    """Return the pairs that were said to be two people, as far as the post may join them; the latest first."""
    ids = joinable(kind, post).values("id")
    rows: Any = _said_apart(kind, post).filter(one__in=ids, other__in=ids)
    return [Apart(row.one, row.other, row.by_name, row.at) for row in rows.select_related("one", "other")[:MOST_SHOWN]]


def is_said_apart(kind: Kind, one: Person, other: Person, post: Post) -> bool:
    """Whether somebody has said that the two are two people."""
    first, second = sorted((one.pk, other.pk))
    return _said_apart(kind, post).filter(one_id=first, other_id=second).exists()


def reasons_of(kind: Kind, one: Person, other: Person, post: Post) -> tuple[Reason, ...]:
    """Return why two records look like one person; nothing when only a person thinks so."""
    people: dict[int, Any] = {one.pk: one, other.pk: other}
    known = _children(people) if kind.word == "student" else _adults(kind, people, post)
    return _reasons(known[one.pk], known[other.pk])


def _said_apart(kind: Kind, post: Post) -> QuerySet[Any]:
    return kind.two._default_manager.filter(school_id=post.school_id, taken_back_at__isnull=True)


def _reasons(one: KnownAdult | KnownChild, other: KnownAdult | KnownChild) -> tuple[Reason, ...]:
    if isinstance(one, KnownChild) and isinstance(other, KnownChild):
        return reasons_for_children(one, other)
    if isinstance(one, KnownAdult) and isinstance(other, KnownAdult):
        return reasons_for_adults(one, other)
    return ()


def _candidates(known: Mapping[int, KnownAdult | KnownChild]) -> set[tuple[int, int]]:
    """Pairs that share something at all; the rules look at these alone."""
    sharing: defaultdict[Hashable, list[int]] = defaultdict(list)
    for pk, person in known.items():
        for key in _keys(person):
            sharing[key].append(pk)
    groups: Iterable[list[int]] = (pks for pks in sharing.values() if 1 < len(pks) <= MOST_ALIKE)
    return {pair for pks in groups for pair in combinations(sorted(pks), 2)}


def _keys(person: KnownAdult | KnownChild) -> Iterable[Hashable]:
    if isinstance(person, KnownChild):
        return [(person.born_on, given) for given in person.given] if person.born_on else []
    return {*person.emails, *person.verified, person.phone} - {""}


def _given(person: Any) -> frozenset[str]:
    """The first word of the given name, and of the name by which somebody likes to be called."""
    names = (person.given_name, person.preferred_name)
    return frozenset(words[0] for name in names if (words := fold(name).split()))


def _adults(kind: Kind, people: Mapping[int, Any], post: Post) -> dict[int, KnownAdult]:
    children: defaultdict[int, set[int]] = defaultdict(set)
    if kind is GUARDIANS:
        ties = StudentContact.objects.filter(in_force(post.on), school_id=post.school_id)
        for guardian_id, student_id in ties.values_list("guardian_id", "student_id"):
            children[guardian_id].add(student_id)
    return {
        pk: KnownAdult(
            given=_given(row),
            emails=frozenset({row.email.strip().lower()} - {""}),
            verified=frozenset({row.login.email.lower()} if row.login and row.login.email else ()),
            phone=PHONE_EXTRAS.sub("", getattr(row, "phone", "")),
            children=frozenset(children[pk]),
        )
        for pk, row in people.items()
    }


def _children(people: Mapping[int, Any]) -> dict[int, KnownChild]:
    adults: defaultdict[int, set[int]] = defaultdict(set)
    schools = {row.school_id for row in people.values()}
    ties = StudentContact.objects.filter(school_id__in=schools)
    for student_id, guardian_id in ties.values_list("student_id", "guardian_id"):
        adults[student_id].add(guardian_id)
    return {
        pk: KnownChild(_given(row), fold(row.family_name), row.born_on, frozenset(adults[pk]))
        for pk, row in people.items()
    }
