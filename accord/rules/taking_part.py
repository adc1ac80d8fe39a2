"""Who may take which part in a complaint or in a matter of conduct: conflict of interest as a rule, not as a hope."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from accord.rules.charter_values.fairness import Decider


class Part(StrEnum):
    """What somebody may do in a matter."""

    GIVE_ACCOUNT = "give_account"
    READ = "read"
    HANDLE = "handle"
    INVESTIGATE = "investigate"
    BE_CONSULTED = "be_consulted"
    DECIDE = "decide"
    HEAR_REVIEW = "hear_review"
    SIT_ON_PANEL = "sit_on_panel"


LOOKS_AGAIN = frozenset({Part.HEAR_REVIEW, Part.SIT_ON_PANEL})
"""The parts that look again at what others have done."""

HAD_A_HAND = frozenset({Part.HANDLE, Part.INVESTIGATE, Part.BE_CONSULTED, Part.DECIDE, *LOOKS_AGAIN})
"""The parts after which nobody looks again at the same matter."""


class Barred(StrEnum):
    """Why somebody may not take a part."""

    NAMED = "named"
    FAMILY = "family"
    AFFECTED = "affected"
    TOOK_PART = "took_part"


@dataclass(frozen=True)
class MatterFacts:
    """A matter and the people in it, each by a ref that is the same wherever the person stands.

    `named`: whom it is about. `affected`: who reported it or was harmed. `family`: staff and governors who are family
    of anybody on either side. `took_part`: who did what in it up to now.
    """

    named: frozenset[str] = frozenset()
    affected: frozenset[str] = frozenset()
    family: frozenset[str] = frozenset()
    took_part: Mapping[Part, frozenset[str]] = field(default_factory=dict)


def why_barred(person: str, part: Part, matter: MatterFacts) -> Barred | None:
    """Why somebody may not take a part in a matter; None when they may.

    PART-1: Whoever a matter is about gives an account of it, and neither reads it nor has any other part in it.

    PART-2: Family of anybody on either side has no part in it.

    PART-3: Whoever reported it or was harmed gives an account; they do not investigate, decide, or look again.

    PART-4: Whoever handled, investigated, was consulted, decided, or has looked again once, does not look again.
    """
    if part is Part.GIVE_ACCOUNT:
        return None
    if person in matter.named:
        return Barred.NAMED
    if person in matter.family:
        return Barred.FAMILY
    if person in matter.affected:
        return Barred.AFFECTED
    if part in LOOKS_AGAIN and any(person in matter.took_part.get(earlier, ()) for earlier in HAD_A_HAND):
        return Barred.TOOK_PART
    return None


def as_one_person(matter: MatterFacts, selves: Mapping[str, frozenset[str]]) -> MatterFacts:
    """The matter once it is known who is one person with whom; `selves` gives every ref of somebody by one of them.

    PART-8: Whoever is now known to be one person with somebody in a matter is in it as that person is: what one of two
    sign-ins or records did bars the other, even where the two were joined later.
    """
    if not selves:
        return matter

    def whole(refs: frozenset[str]) -> frozenset[str]:
        return refs.union(*(selves.get(ref, frozenset()) for ref in refs))

    return MatterFacts(
        named=whole(matter.named),
        affected=whole(matter.affected),
        family=whole(matter.family),
        took_part={part: whole(refs) for part, refs in matter.took_part.items()},
    )


def keys_in(matter: MatterFacts) -> frozenset[str]:
    """Everybody who is in a matter in any way."""
    return matter.named.union(matter.affected, matter.family, *matter.took_part.values())


def free_for(people: Iterable[str], part: Part, matter: MatterFacts) -> list[str]:
    """Those of the people who may take a part, in their order."""
    return [person for person in people if why_barred(person, part, matter) is None]


HIGHER: dict[Decider, tuple[Decider, ...]] = {
    Decider.TEACHER: (Decider.HEAD_OF_YEAR, Decider.LEADER, Decider.HEADTEACHER),
    Decider.FORM_TEACHER: (Decider.HEAD_OF_YEAR, Decider.LEADER, Decider.HEADTEACHER),
    Decider.OFFICE: (Decider.LEADER, Decider.HEADTEACHER),
    Decider.HEAD_OF_YEAR: (Decider.LEADER, Decider.HEADTEACHER),
    Decider.LEADER: (Decider.HEADTEACHER, Decider.CHAIR),
    Decider.HEADTEACHER: (Decider.CHAIR, Decider.CHIEF_EXECUTIVE),
    Decider.GOVERNOR: (Decider.CHAIR, Decider.CHIEF_EXECUTIVE),
    Decider.PANEL: (Decider.CHAIR, Decider.CHIEF_EXECUTIVE),
    Decider.CHAIR: (Decider.CHIEF_EXECUTIVE, Decider.DISTRICT),
    Decider.CHIEF_EXECUTIVE: (Decider.CHAIR, Decider.DISTRICT),
    Decider.DISTRICT: (),
}
"""Who takes a matter instead, where all of a kind are barred."""


RANK: dict[Decider, int] = {
    Decider.TEACHER: 1,
    Decider.FORM_TEACHER: 1,
    Decider.OFFICE: 1,
    Decider.HEAD_OF_YEAR: 2,
    Decider.LEADER: 3,
    Decider.HEADTEACHER: 4,
    Decider.GOVERNOR: 5,
    Decider.PANEL: 5,
    Decider.CHAIR: 6,
    Decider.CHIEF_EXECUTIVE: 7,
    Decider.DISTRICT: 8,
}
"""Who stands above whom, where a matter is about one of them."""


def highest(capacities: Iterable[Decider]) -> Decider | None:
    """The highest capacity of those that the people stand in whom a matter is about; None for people without one."""
    return max(capacities, key=RANK.__getitem__, default=None)


def heard_above(heard_by: Iterable[Decider], named: Iterable[Decider]) -> tuple[Decider, ...]:
    """Who hears a matter, given the capacities of those whom it is about.

    PART-7: Nobody hears a matter about somebody who stands above them or beside them: what is about the headteacher
    is not heard by a deputy, and what is about the chair is not heard by the governors.
    """
    heard_by, top = tuple(heard_by), highest(named)
    if top is None:
        return heard_by
    return tuple(role for role in heard_by if RANK[role] > RANK[top]) or HIGHER[top]


@dataclass(frozen=True)
class Handler:
    """Who handles a matter: in which capacity, and the person (empty: nobody is free, and it is said so)."""

    role: Decider
    person: str = ""


def handler_for(
    heard_by: Iterable[Decider], holders: Mapping[Decider, Iterable[str]], part: Part, matter: MatterFacts
) -> Handler | None:
    """Who takes a part in a matter: the first person free of conflict, in the order that the charter names.

    PART-5: Where everybody in a capacity is barred, it goes to the next above: what is about the headteacher goes to
    the chair of governors, what is about the chair goes to the chief executive or the district.

    PART-6: Where nobody at all is free the matter waits in the open: None, never somebody with a conflict.
    """
    wanted = list(heard_by)
    seen: set[Decider] = set()
    while wanted:
        role = wanted.pop(0)
        if role in seen:
            continue
        seen.add(role)
        free = free_for(holders.get(role, ()), part, matter)
        if free:
            return Handler(role, free[0])
        wanted.extend(HIGHER[role])
    return None
