"""What the board at reception says of somebody at the counter: what to do, and never why.

A decision here holds no kind of restriction, no clause, no reason and no reference to any of them: two people for
whom the same is to be done look the same.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from accord.rules.restrictions import Effect, RestrictionDecision
from accord.rules.visibility import GuardianView


class Coming(StrEnum):
    """What to do about somebody who wants to come in, from the most open."""

    COMES_IN = "comes_in"
    EXPECTED = "expected"
    AS_VISITOR = "as_visitor"
    BY_ARRANGEMENT = "by_arrangement"
    WAITS_OUTSIDE = "waits_outside"


class Handing(StrEnum):
    """What to do about somebody who wants to collect a child, from the most open."""

    MAY_COLLECT = "may_collect"
    BY_ARRANGEMENT = "by_arrangement"
    CALL_FIRST = "call_first"


LET_IN = frozenset({Coming.COMES_IN, Coming.EXPECTED, Coming.AS_VISITOR})
"""Who is let in by reception alone; for the others somebody in charge agrees first, by name."""


@dataclass(frozen=True)
class ComingFacts:
    """Somebody at the counter. `on_site` and `talk` are what the rulebook makes of coming in and of meeting staff.

    `known`: a guardian of the school today. `kept_apart`: a court keeps them from contact with a child here.
    `arranged`: a visit of theirs was arranged for today by somebody in charge.
    """

    on_site: RestrictionDecision
    talk: RestrictionDecision
    known: bool = True
    kept_apart: bool = False
    arranged: bool = False


@dataclass(frozen=True)
class ComingDecision:
    """What to do, whether a talk needs a call first, and the rule that says so."""

    coming: Coming
    call_before_talk: bool
    rule: str

    @property
    def needs_call(self) -> bool:
        """Whether somebody in charge agrees before this person is let in."""
        return self.coming not in LET_IN


@dataclass(frozen=True)
class HandingDecision:
    """What to do about a child and somebody who wants to collect it, and the rule that says so."""

    handing: Handing
    rule: str

    @property
    def needs_agreement(self) -> bool:
        """Whether the child goes with this person only after somebody in charge has agreed."""
        return self.handing is Handing.CALL_FIRST


def decide_coming(facts: ComingFacts) -> ComingDecision:
    """What reception does about somebody who wants to come in.

    RECEPTION-1: The board says what to do and never why: all for whom the same is to be done look the same.

    RECEPTION-2: Whoever may not come on the site is asked to wait outside, and the leader on duty is called; no
    announced visit changes that.

    RECEPTION-3: Who comes by arrangement only is let in for a visit that was arranged for today; otherwise reception
    calls first. Whom a court keeps apart from a child here is treated the same.

    RECEPTION-4: Where talks are limited in any way, the board says of all of them alike: call before a talk; one that
    was arranged for today needs no call.

    RECEPTION-5: Whom the school does not know as a guardian today comes as a visitor: signed in, and fetched by the
    one whom they visit.
    """
    on_site = facts.on_site.effect
    call = not facts.talk.is_open and not facts.arranged
    if on_site is Effect.CLOSED:
        return ComingDecision(Coming.WAITS_OUTSIDE, True, "RECEPTION-2")
    if on_site is not Effect.OPEN or facts.kept_apart:
        if facts.arranged:
            return ComingDecision(Coming.EXPECTED, call, "RECEPTION-3")
        return ComingDecision(Coming.BY_ARRANGEMENT, True, "RECEPTION-3")
    if not facts.known:
        return ComingDecision(Coming.AS_VISITOR, call, "RECEPTION-5")
    return ComingDecision(Coming.COMES_IN, call, "RECEPTION-4" if call else "RECEPTION-1")


def decide_handing(view: GuardianView, collecting: RestrictionDecision) -> HandingDecision:
    """What reception does when somebody wants to collect a child.

    RECEPTION-6: Who has no right to collect a child is never shown as allowed, whatever the reason; the leader on
    duty is called.

    RECEPTION-7: No limit on contact keeps a child from somebody who may collect it: the board shows how the child is
    handed over, as arranged by whoever decided; where nothing is written, the child is brought to the gate.
    """
    if not view.may_collect:
        return HandingDecision(Handing.CALL_FIRST, "RECEPTION-6")
    if not collecting.is_open:
        return HandingDecision(Handing.BY_ARRANGEMENT, "RECEPTION-7")
    return HandingDecision(Handing.MAY_COLLECT, "RECEPTION-6")


def is_watched_for(on_site: RestrictionDecision, *, asked: bool) -> bool:
    """RECEPTION-8: Nobody stands on the list to watch for unless whoever decided asked for it, and only for as long
    as it changes how this person comes in.
    """
    return asked and not on_site.is_open


@dataclass(frozen=True)
class Stay:
    """A visit: when somebody came in, and when they left (None: not yet)."""

    came_at: datetime | None = None
    left_at: datetime | None = None


def is_in_building(stay: Stay, at: datetime) -> bool:
    """RECEPTION-9: Whoever came in and has not left is in the building, and stands on the list for an evacuation."""
    came = stay.came_at is not None and stay.came_at <= at
    return came and not (stay.left_at is not None and stay.left_at <= at)


def in_building(stays: Iterable[Stay], at: datetime) -> int:
    """How many of these visits are in the building; see RECEPTION-9."""
    return sum(is_in_building(stay, at) for stay in stays)
