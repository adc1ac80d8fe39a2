"""Who gets a message first: from its topic, its child, conflicts of interest, restrictions, and who is at work."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from accord.rules.charter import AnsweredBy
from accord.rules.covering import chain_to_present


class Because(StrEnum):
    """Why a message goes where it goes."""

    SINGLE_CONTACT = "single_contact"
    TOPIC = "topic"
    FORM_TEACHER = "form_teacher"
    SUBJECT_TEACHER = "subject_teacher"
    ROLE = "role"
    TEAM = "team"
    COVER = "cover"
    NOBODY_FREE_OF_CONFLICT = "nobody_free_of_conflict"
    NOBODY_AT_WORK = "nobody_at_work"
    FRONT_DOOR = "front_door"


@dataclass(frozen=True)
class RoutingFacts:
    """What is known when a message needs somebody. People are named by their refs, teams by their names.

    `teaches_subject`: who teaches the child the subject that the message names, where it names one.
    `holders`: who holds each role, for this child where a role goes by year. `concerned`: everybody whom the
    matter is about or who is family of the child: they never get it. `away` and `covers` as in covering.py.
    `may_read`: who may read a confidential topic. `members`: who belongs to the `team`; None where it is not known.
    """

    answered_by: AnsweredBy
    team: str = ""
    confidential: bool = False
    form_teachers: Sequence[str] = ()
    teaches_subject: Sequence[str] = ()
    holders: Mapping[AnsweredBy, Sequence[str]] = field(default_factory=dict)
    concerned: frozenset[str] = frozenset()
    single_contact: str = ""
    away: frozenset[str] = frozenset()
    covers: Mapping[str, Sequence[str]] = field(default_factory=dict)
    may_read: frozenset[str] | None = None
    members: Sequence[str] | None = None


@dataclass(frozen=True)
class Route:
    """Where a message goes: to a person (`to`), to a team (`team`), or to the front door (both empty).

    `instead_of` is the person in whose place another answers.
    """

    to: str = ""
    team: str = ""
    because: Because = Because.FRONT_DOOR
    rule: str = "ROUTE-1"
    instead_of: str = ""


_HIGHER = (AnsweredBy.LEADER, AnsweredBy.HEADTEACHER)


def decide_route(facts: RoutingFacts) -> Route:
    """Who gets a message first.

    ROUTE-1: What nobody is named for goes to the front door, where a person reads it.

    ROUTE-2: What is about a person never goes to that person, nor to the child's own family on the staff; it goes to
    the next who is free of conflict, and then to a leader. Where it is about the whole office, a leader reads it.

    ROUTE-3: While a single contact is set for the writer, that person gets it, unless the matter is about them.

    ROUTE-4: Form teachers come before others of the topic; several share it in the order of the class list.

    ROUTE-5: Whoever is away is covered; where no cover is at work it waits at the front door, never with the absent.
    The same holds for a team of which nobody is at work.

    ROUTE-6: A confidential topic goes only to those who may read it, cover included.
    """
    if facts.single_contact and _free(facts, facts.single_contact):
        return _present(facts, facts.single_contact, Because.SINGLE_CONTACT, "ROUTE-3")
    if facts.answered_by is AnsweredBy.TEAM and facts.team:
        return _to_the_team(facts)
    named, because = _named(facts)
    office = facts.holders.get(AnsweredBy.OFFICE, ())
    if because is Because.FRONT_DOOR and office and not any(_free(facts, person) for person in office):
        return _to_a_leader(facts)
    free = [person for person in named if _free(facts, person)]
    if named and not free:
        return _to_a_leader(facts)
    away: Route | None = None
    for person in free:
        route = _present(facts, person, because, "ROUTE-4" if because is Because.FORM_TEACHER else "ROUTE-1")
        if route.to:
            return route
        away = away or route
    return away or Route()


def comes_too_late(reads_at: datetime | None, answer_by: datetime | None) -> bool:
    """Whether somebody reads a matter only when its answer is due already (`reads_at` is None: never any more).

    ROUTE-7: Whoever comes to work only after an answer is due counts as away, whether they are on leave or work on
    other days. What lies with them goes on to whom its topic goes, where somebody is there before; what lies with
    somebody who has left, or may not read it any more, goes on in any case.
    """
    return reads_at is None or (answer_by is not None and reads_at >= answer_by)


def _named(facts: RoutingFacts) -> tuple[Sequence[str], Because]:
    match facts.answered_by:
        case AnsweredBy.FORM_TEACHER:
            return facts.form_teachers, Because.FORM_TEACHER
        case AnsweredBy.SUBJECT_TEACHER:
            return (
                (facts.teaches_subject, Because.SUBJECT_TEACHER)
                if facts.teaches_subject
                else (
                    facts.form_teachers,
                    Because.FORM_TEACHER,
                )
            )
        case AnsweredBy.OFFICE:
            return (), Because.FRONT_DOOR
    return facts.holders.get(facts.answered_by, ()), Because.ROLE


def _free(facts: RoutingFacts, person: str) -> bool:
    return person not in facts.concerned and (facts.may_read is None or person in facts.may_read)


def _present(facts: RoutingFacts, person: str, because: Because, rule: str) -> Route:
    """The person, or the first free colleague in the chain of cover; the front door where nobody is at work."""
    covers = {who: [one for one in next_ if _free(facts, one)] for who, next_ in facts.covers.items()}
    chain = chain_to_present(person, facts.away, covers)
    if chain is None:
        return Route(because=Because.NOBODY_AT_WORK, rule="ROUTE-5", instead_of=person)
    if chain[-1] == person:
        return Route(to=person, because=because, rule=rule)
    return Route(to=chain[-1], because=Because.COVER, rule="ROUTE-5", instead_of=person)


def _to_the_team(facts: RoutingFacts) -> Route:
    """The team while somebody of it who is free of conflict is at work or covered for."""
    if facts.members is not None:
        free = [person for person in facts.members if _free(facts, person)]
        if facts.members and not free:
            return _to_a_leader(facts)
        if not any(_present(facts, person, Because.TEAM, "ROUTE-1").to for person in free):
            return Route(because=Because.NOBODY_AT_WORK, rule="ROUTE-5")
    return Route(team=facts.team, because=Because.TEAM, rule="ROUTE-1")


def _to_a_leader(facts: RoutingFacts) -> Route:
    for role in _HIGHER:
        for person in facts.holders.get(role, ()):
            if _free(facts, person):
                route = _present(facts, person, Because.NOBODY_FREE_OF_CONFLICT, "ROUTE-2")
                if route.to:
                    return route
    return Route(because=Because.NOBODY_FREE_OF_CONFLICT, rule="ROUTE-2")
