"""Group spaces: who belongs to the space of a class, when a post is read, and what moderators may do.

Decided anew at each look: a space never grants for tomorrow what holds today.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from accord.rules.hours import HoursError, WorkingCalendar
from accord.rules.restrictions import RestrictionDecision


@dataclass(frozen=True)
class ChildInClass:
    """What holds between one guardian and one child of the class: as SEE-3 to SEE-7 say, and the court orders."""

    sees_child: bool
    receives_news: bool
    orders: frozenset[str] = frozenset()


KEEPS_OUT = frozenset({"information", "contact", "all"})
"""Court orders that keep a guardian out of the space of the child's class."""


def belongs(children: Collection[ChildInClass]) -> bool:
    """Whether a guardian belongs to the space of a class.

    GROUP-1: A guardian belongs to the space while a child of theirs is in the class, if they see the child and are
    sent news of it; with the child's last day in the class their access ends.

    GROUP-2: Whoever is kept by a court from contact with a child of the class, or from information about one, does
    not belong: the child's home must be able to write there without being read by that person.
    """
    if any(child.orders & KEEPS_OUT for child in children):
        return False
    return any(child.sees_child and child.receives_news for child in children)


class Shut(StrEnum):
    """Why somebody may not write in a space now."""

    NOT_OFFERED = "not_offered"
    RESTRICTED = "restricted"
    RULES_FIRST = "rules_first"
    PUT_AWAY = "put_away"
    NEVER_OPEN = "never_open"


@dataclass(frozen=True)
class WritingFacts:
    """What decides whether somebody may write in a space now, and when that is read."""

    at: datetime
    calendar: WorkingCalendar
    offered: bool = True
    accepted: bool = True
    put_away: bool = False
    by_staff: bool = False
    restriction: RestrictionDecision | None = None


@dataclass(frozen=True)
class WritingDecision:
    """From when a post would be read (None: it cannot be written, and why), and the rule that says so."""

    read_from: datetime | None
    shut: Shut | None
    rule: str
    waits: bool = False


def decide_writing(facts: WritingFacts) -> WritingDecision:
    """Whether somebody may write in a space, and from when others read it.

    GROUP-3: A space is open at its hours. What is written while it is closed waits, and is read from the next
    opening on; the writer is told before sending.

    GROUP-4: A restriction that closes writing in groups closes this alone: reading stays, and so does every other
    way to the school.

    GROUP-5: Families accept the ground rules first; when the words of the rules change, they are asked again.

    GROUP-6: A space that nobody has written in for as long as the charter says is put away; it can be read, and a
    post of the school takes it out again.
    """
    if not facts.offered:
        return WritingDecision(None, Shut.NOT_OFFERED, "GROUP-6")
    if facts.restriction and not facts.restriction.is_open:
        return WritingDecision(None, Shut.RESTRICTED, "GROUP-4")
    if not facts.accepted and not facts.by_staff:
        return WritingDecision(None, Shut.RULES_FIRST, "GROUP-5")
    if facts.put_away and not facts.by_staff:
        return WritingDecision(None, Shut.PUT_AWAY, "GROUP-6")
    try:
        opens_at = facts.at if facts.calendar.is_open(facts.at) else facts.calendar.next_opening(facts.at)
    except HoursError:
        return WritingDecision(None, Shut.NEVER_OPEN, "GROUP-3")
    return WritingDecision(opens_at, None, "GROUP-3", waits=opens_at > facts.at)


def is_put_away(last_written_at: datetime, quiet_days: int, at: datetime) -> bool:
    """Whether a space has been quiet for longer than the charter's days; see GROUP-6."""
    return at - last_written_at > timedelta(days=quiet_days)


@dataclass(frozen=True)
class ModeratorFacts:
    """Who looks at a post as a moderator."""

    teaches_class: bool = False
    sees_every_space: bool = False
    leads: bool = False
    own_post: bool = False
    own_family: bool = False
    paused_it: bool = False


def may_moderate(facts: ModeratorFacts) -> bool:
    """Whether somebody may pause or remove a post and settle what was reported of it.

    GROUP-7: The staff of the class moderate its space, and so do leaders and the safeguarding lead; nobody
    moderates their own post or one of their own family.

    GROUP-8: Who reported a post only its moderators learn: never its writer, never another family.
    """
    return (facts.teaches_class or facts.sees_every_space) and not facts.own_post and not facts.own_family


def may_look_again(facts: ModeratorFacts) -> bool:
    """GROUP-9: Whoever wrote a post that was removed is told why, and may ask that a leader other than the one who
    removed it looks again.
    """
    return facts.leads and not facts.paused_it and may_moderate(facts)


def told_at(read_from: datetime, calendar: WorkingCalendar) -> datetime:
    """When families are told that there are new posts.

    GROUP-10: Families are told of posts once, when the space closes for the day, and only of what they have not
    read; the staff of the class are told of reports alone, in their own working time.
    """
    try:
        return calendar.next_closing(read_from)
    except HoursError:
        return read_from + timedelta(days=1)


def goes_to_all(*, child_at_risk: bool, help_was_shown: bool) -> bool:
    """GROUP-11: A post that may speak of a child at risk is shown to nobody before its writer has seen the number
    to call and the way to the safeguarding lead; if it is posted all the same, the safeguarding lead is told.
    """
    return help_was_shown or not child_at_risk
