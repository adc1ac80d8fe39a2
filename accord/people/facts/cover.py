"""Who is away, who covers, and who therefore answers."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import CharField, Q, QuerySet, Value
from django.db.models.functions import Cast

from accord.core.questions import question
from accord.people.models import Absence, Cover, StaffMember, TeamMembership
from accord.people.viewer import in_force
from accord.rules.covering import chain_to_present


@dataclass(frozen=True)
class Answering:
    """Who answers for a member of staff at a moment, and through whom it came to them."""

    staff: StaffMember
    chain: tuple[int, ...]

    @property
    def is_cover(self) -> bool:
        """Whether somebody else answers than the one who was asked for."""
        return len(self.chain) > 1


@dataclass(frozen=True)
class Rota:
    """Who of one school is away at one moment, and who covers for whom."""

    away: frozenset[int]
    covers: dict[int, tuple[int, ...]]

    def chain(self, staff_id: int) -> tuple[int, ...] | None:
        """Return the chain of staff ids from the one asked for to the one who answers, or None."""
        return chain_to_present(staff_id, self.away, self.covers)

    def stands_in_for(self, staff_id: int) -> frozenset[int]:
        """Return the ids of all absent colleagues for whom this member of staff answers."""
        chains = ((away, self.chain(away)) for away in self.away)
        return frozenset(away for away, chain in chains if chain and chain[-1] == staff_id)


def at_the_moment(at: datetime) -> Q:
    """Absences, covers and duties that run at the moment and were not called off."""
    return Q(starts_at__lte=at, ends_at__gt=at, cancelled_at__isnull=True)


def rota_of(school_id: int, at: datetime) -> Rota:
    """Read who of a school is away at a moment and who covers; two queries."""
    return _rota(dict(_away(school_id=school_id, at=at)), school_id, at)


def _rota(away: dict[int, int], school_id: int, at: datetime) -> Rota:
    """The rota of those who are `away`: each absence with whose it is."""
    covers: defaultdict[int, list[int]] = defaultdict(list)
    for absence_id, staff_id in _covering(absence_ids=list(away), at=at) if away else ():
        covers[away[absence_id]].append(staff_id)
    left = _left(school_id, {*away.values(), *(who for line in covers.values() for who in line)}, at)
    return Rota(frozenset({*away.values(), *left}), {who: tuple(line) for who, line in covers.items()})


@question
def _away(*, school_id: int, at: datetime) -> QuerySet[Absence, tuple[int, int]]:
    return Absence.objects.filter(at_the_moment(at), staff__school_id=school_id).values_list("id", "staff_id")


@question
def _covering(*, absence_ids: list[int], at: datetime) -> QuerySet[Cover, tuple[int, int]]:
    running = Cover.objects.filter(at_the_moment(at), absence_id__in=absence_ids).order_by("starts_at", "id")
    return running.values_list("absence_id", "staff_id")


def _left(school_id: int, mentioned: set[int], at: datetime) -> set[int]:
    """Those mentioned who are not, or no longer, employed on the day (by UTC, an hour more or less)."""
    if not mentioned:
        return set()
    employed = StaffMember.objects.filter(in_force(at.date()), school_id=school_id, id__in=mentioned)
    return mentioned - set(employed.values_list("id", flat=True))


def who_answers_for(staff: StaffMember, at: datetime) -> Answering | None:
    """Return who answers for a member of staff at a moment; None when nobody in the chain of cover does."""
    rota = rota_of(staff.school_id, at)
    gone = _left(staff.school_id, {staff.id}, at)
    chain = Rota(rota.away | gone, rota.covers).chain(staff.id)
    if chain is None:
        return None
    answering = staff if chain[-1] == staff.id else StaffMember.objects.get(id=chain[-1])
    return Answering(answering, chain)


def stands_in_for(school_id: int, staff_id: int, at: datetime) -> frozenset[int]:
    """Return the ids of absent colleagues for whom a member of staff answers at a moment."""
    return rota_of(school_id, at).stands_in_for(staff_id)


@dataclass(frozen=True)
class Belonging:
    """For whom a member of staff answers beside their own, and the teams that they belong to, by their keys."""

    stands_in_for: frozenset[int]
    teams: frozenset[int]


BelongingLine = tuple[str, int, int]
"""What it is, its key (of an absence, of a team), and the key of the member of staff whose it is."""
_AWAY, _TEAM = "away", "team"


def belonging_of(lines: Collection[BelongingLine], school_id: int, staff_id: int, at: datetime) -> Belonging:
    """Tell the same from its lines (`belonging_lines`); where nobody is away, nothing more is asked."""
    rota = _rota({absence: who for what, absence, who in lines if what == _AWAY}, school_id, at)
    return Belonging(rota.stands_in_for(staff_id), frozenset(team for what, team, _who in lines if what == _TEAM))


def belonging_lines(
    school_id: int, staff_id: int, at: datetime, on: date
) -> "tuple[QuerySet[Any, BelongingLine], QuerySet[Any, BelongingLine]]":
    """Ask who of a school is away at a moment, and for somebody's teams on a date.

    A room above asks it in one question with lines of its own.
    """
    away = Absence.objects.filter(at_the_moment(at), staff__school_id=school_id).order_by()
    teams = TeamMembership.objects.filter(in_force(on), staff_id=staff_id).order_by()
    return (
        away.values_list(Cast(Value(_AWAY), CharField()), "id", "staff_id"),
        teams.values_list(Cast(Value(_TEAM), CharField()), "team_id", "staff_id"),
    )
