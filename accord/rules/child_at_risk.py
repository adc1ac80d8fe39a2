"""A child who may be at risk: who is told, who reads it, and where one calls first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from accord.rules.covering import chain_to_present


class KeptBecause(StrEnum):
    """Why somebody is told of a child at risk."""

    LEAD = "lead"
    COVER = "cover"
    HEADTEACHER = "headteacher"
    CHAIR = "chair"
    LEAD_AWAY = "lead_away"


@dataclass(frozen=True)
class KeeperFacts:
    """Who could be told, by their refs. `barred`: everybody whom the worry is about, and family of the child."""

    leads: Sequence[str]
    headteachers: Sequence[str] = ()
    chairs: Sequence[str] = ()
    barred: frozenset[str] = frozenset()
    away: frozenset[str] = frozenset()
    covers: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Keeper:
    """Who is told of a worry, and why this person."""

    who: str
    because: KeptBecause
    rule: str


def decide_keeper(facts: KeeperFacts) -> Keeper | None:
    """Who is told of a child at risk; None where nobody at the school is free of the matter.

    WORRY-1: The safeguarding lead is told, and nobody else.

    WORRY-2: Where the lead is away, it is another lead, then the colleague who covers, then the headteacher.

    WORRY-3: Nobody whom it is about and no family of the child gets it: what is about the lead goes to the headteacher,
    what is about the headteacher as well goes to the chair of governors.

    WORRY-4: Where nobody is free the writer is told so, with the numbers to call; nothing is given to a person whom it
    is about.
    """
    leads = [who for who in facts.leads if who not in facts.barred]
    for who in leads:
        if who not in facts.away:
            return Keeper(who, KeptBecause.LEAD, "WORRY-1")
    covers = {who: [next_ for next_ in line if next_ not in facts.barred] for who, line in facts.covers.items()}
    for who in leads:
        chain = chain_to_present(who, facts.away, covers)
        if chain:
            return Keeper(chain[-1], KeptBecause.COVER, "WORRY-2")
    rule = "WORRY-2" if leads else "WORRY-3"
    for line, because in ((facts.headteachers, KeptBecause.HEADTEACHER), (facts.chairs, KeptBecause.CHAIR)):
        for who in line:
            if who not in facts.barred and who not in facts.away:
                return Keeper(who, because, rule)
    return Keeper(leads[0], KeptBecause.LEAD_AWAY, "WORRY-2") if leads else None


def may_read_worry(*, is_lead: bool, is_keeper: bool, barred: bool) -> bool:
    """WORRY-5: A worry is read by the safeguarding lead, or by the one person who has it in the lead's place.

    WORRY-6: Whoever wrote it reads their own words and when they sent them, and nothing that followed.
    """
    return (is_lead or is_keeper) and not barred


@dataclass(frozen=True)
class Number:
    """A number to call in an emergency. `what`: all, police, ambulance, or for_children (help for a child)."""

    what: str
    number: str


EVERYWHERE = (Number("all", "112"),)
NUMBERS: dict[str, tuple[Number, ...]] = {
    "GB": (Number("all", "999"), Number("for_children", "0800 1111")),
    "IE": (Number("all", "112"), Number("for_children", "1800 66 66 66")),
    "SG": (Number("police", "999"), Number("ambulance", "995")),
    "MY": (Number("all", "999"),),
    "AE": (Number("police", "999"), Number("ambulance", "998")),
    "QA": (Number("all", "999"),),
    "US": (Number("all", "911"),),
    "CA": (Number("all", "911"),),
    "AU": (Number("all", "000"), Number("for_children", "1800 55 1800")),
    "NZ": (Number("all", "111"),),
    "HK": (Number("all", "999"),),
    "ZA": (Number("police", "10111"), Number("ambulance", "10177")),
}
"""The public emergency numbers by country (ISO 3166-1), as their governments publish them; elsewhere 112."""


def numbers_in(country: str) -> tuple[Number, ...]:
    """WORRY-7: The emergency numbers of the school's country come first, before any word is written."""
    return NUMBERS.get(country.upper(), EVERYWHERE)
