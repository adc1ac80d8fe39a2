"""What a restriction changes, and what nothing ever restricts: the table, and the floor beneath it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Restricted(StrEnum):
    """The kinds of restriction that a school can impose on an adult, from the mildest."""

    SINGLE_CONTACT = "single_contact"
    CONTACT_LIMIT = "contact_limit"
    WRITTEN_ONLY = "written_only"
    IN_PERSON_LIMITED = "in_person_limited"
    SITE_BAR = "site_bar"


class Deed(StrEnum):
    """What an adult may want to do with a school."""

    WRITE = "write"
    TELEPHONE = "telephone"
    MEET_IN_PERSON = "meet_in_person"
    MEET_BY_VIDEO = "meet_by_video"
    COME_ON_SITE = "come_on_site"
    COLLECT_CHILD = "collect_child"
    ATTEND_EVENT = "attend_event"
    VOLUNTEER = "volunteer"
    BOOK_CONFERENCE = "book_conference"
    VISIT_CLASS = "visit_class"
    STAND_AS_CONTACT = "stand_as_contact"
    POST_IN_GROUP = "post_in_group"
    READ_GROUP = "read_group"
    READ_ABOUT_CHILD = "read_about_child"
    REPORT_EMERGENCY = "report_emergency"
    REPORT_SAFEGUARDING = "report_safeguarding"
    REPORT_ABSENCE = "report_absence"
    COMPLAIN = "complain"
    ASK_FOR_REVIEW = "ask_for_review"


FLOOR = frozenset(
    {
        Deed.READ_ABOUT_CHILD,
        Deed.REPORT_EMERGENCY,
        Deed.REPORT_SAFEGUARDING,
        Deed.REPORT_ABSENCE,
        Deed.STAND_AS_CONTACT,
        Deed.COMPLAIN,
        Deed.ASK_FOR_REVIEW,
    }
)
"""What nothing ever restricts."""


class Effect(StrEnum):
    """What a restriction makes of a deed, from the mildest to the gravest."""

    OPEN = "open"
    COUNTED = "counted"
    TO_ONE_PERSON = "to_one_person"
    IN_WRITING = "in_writing"
    BY_ARRANGEMENT = "by_arrangement"
    CLOSED = "closed"


_GRAVITY = {effect: place for place, effect in enumerate(Effect)}

TABLE: dict[Restricted, dict[Deed, Effect]] = {
    Restricted.SINGLE_CONTACT: {
        Deed.WRITE: Effect.TO_ONE_PERSON,
        Deed.TELEPHONE: Effect.TO_ONE_PERSON,
        Deed.MEET_IN_PERSON: Effect.TO_ONE_PERSON,
        Deed.MEET_BY_VIDEO: Effect.TO_ONE_PERSON,
        Deed.BOOK_CONFERENCE: Effect.TO_ONE_PERSON,
    },
    Restricted.CONTACT_LIMIT: {
        Deed.WRITE: Effect.COUNTED,
        Deed.TELEPHONE: Effect.COUNTED,
    },
    Restricted.WRITTEN_ONLY: {
        Deed.TELEPHONE: Effect.IN_WRITING,
        Deed.MEET_IN_PERSON: Effect.BY_ARRANGEMENT,
        Deed.MEET_BY_VIDEO: Effect.BY_ARRANGEMENT,
        Deed.BOOK_CONFERENCE: Effect.BY_ARRANGEMENT,
        Deed.POST_IN_GROUP: Effect.CLOSED,
    },
    Restricted.IN_PERSON_LIMITED: {
        Deed.MEET_IN_PERSON: Effect.BY_ARRANGEMENT,
        Deed.COME_ON_SITE: Effect.BY_ARRANGEMENT,
        Deed.ATTEND_EVENT: Effect.BY_ARRANGEMENT,
        Deed.BOOK_CONFERENCE: Effect.BY_ARRANGEMENT,
        Deed.VISIT_CLASS: Effect.CLOSED,
        Deed.VOLUNTEER: Effect.CLOSED,
    },
    Restricted.SITE_BAR: {
        Deed.MEET_IN_PERSON: Effect.CLOSED,
        Deed.COME_ON_SITE: Effect.CLOSED,
        Deed.COLLECT_CHILD: Effect.BY_ARRANGEMENT,
        Deed.ATTEND_EVENT: Effect.CLOSED,
        Deed.BOOK_CONFERENCE: Effect.BY_ARRANGEMENT,
        Deed.VISIT_CLASS: Effect.CLOSED,
        Deed.VOLUNTEER: Effect.CLOSED,
    },
}
"""The whole table: each restriction and what it makes of each deed; a deed that is not named stays open."""


INSTEAD: dict[Deed, tuple[Deed, ...]] = {
    Deed.MEET_IN_PERSON: (Deed.MEET_BY_VIDEO, Deed.TELEPHONE, Deed.WRITE),
    Deed.COME_ON_SITE: (Deed.MEET_BY_VIDEO, Deed.TELEPHONE, Deed.WRITE),
    Deed.BOOK_CONFERENCE: (Deed.MEET_BY_VIDEO, Deed.TELEPHONE, Deed.WRITE),
    Deed.ATTEND_EVENT: (Deed.MEET_BY_VIDEO, Deed.WRITE),
    Deed.VISIT_CLASS: (Deed.MEET_BY_VIDEO, Deed.TELEPHONE, Deed.WRITE),
    Deed.MEET_BY_VIDEO: (Deed.TELEPHONE, Deed.WRITE),
    Deed.TELEPHONE: (Deed.WRITE,),
    Deed.POST_IN_GROUP: (Deed.READ_GROUP, Deed.WRITE),
}
"""What may be offered in the place of a deed, the nearest first."""


def changes(kind: Restricted, deed: Deed) -> bool:
    """Whether a kind of restriction changes a deed at all."""
    return TABLE[kind].get(deed, Effect.OPEN) is not Effect.OPEN


@dataclass(frozen=True)
class RestrictionFacts:
    """A restriction as it stands: from when, until when, the clause that it rests on, and who answers alone."""

    ref: str
    kind: Restricted
    starts_at: datetime
    ends_at: datetime
    clause: str = ""
    contact: str = ""
    most: int = 0
    per_days: int = 7


@dataclass(frozen=True)
class RestrictionDecision:
    """What holds for a deed, which rule says so, and the restriction that it rests on (None when it is open)."""

    deed: Deed
    effect: Effect
    rule: str
    restriction: RestrictionFacts | None = None

    @property
    def is_open(self) -> bool:
        """Whether the deed goes its usual way."""
        return self.effect is Effect.OPEN


def in_force(restrictions: Iterable[RestrictionFacts], at: datetime) -> tuple[RestrictionFacts, ...]:
    """RESTRICT-1: A restriction holds from its beginning to its end, to the minute, and ends by itself."""
    return tuple(one for one in restrictions if one.starts_at <= at < one.ends_at)


def decide_deed(
    deed: Deed, restrictions: Iterable[RestrictionFacts], at: datetime, *, done_lately: int = 0
) -> RestrictionDecision:
    """What the restrictions of an adult make of a deed at a moment.

    RESTRICT-2: Nothing ever restricts news about one's child, being one of those whom the school calls about it,
    emergencies, safeguarding, absence notices, complaints, or asking for a review.

    RESTRICT-3: Where several restrictions meet, the gravest effect holds; none ever opens what another closes.

    RESTRICT-4: A limit on contact counts: up to its number the deed stays open, beyond it the deed waits. What
    waits is kept and read when the count allows; it is never refused.
    """
    if deed in FLOOR:
        return RestrictionDecision(deed, Effect.OPEN, "RESTRICT-2")
    found = [(TABLE[one.kind].get(deed, Effect.OPEN), one) for one in in_force(restrictions, at)]
    felt = [
        (effect, one)
        for effect, one in found
        if effect is not Effect.OPEN and not (effect is Effect.COUNTED and done_lately < one.most)
    ]
    if not felt:
        return RestrictionDecision(deed, Effect.OPEN, "RESTRICT-1")
    effect, one = max(felt, key=lambda pair: (_GRAVITY[pair[0]], pair[1].ends_at))
    return RestrictionDecision(deed, effect, "RESTRICT-4" if effect is Effect.COUNTED else "RESTRICT-3", one)


def single_contact(restrictions: Iterable[RestrictionFacts], at: datetime) -> str:
    """RESTRICT-5: While a single contact is set, whatever the adult writes goes to that person; '' when none is."""
    set_now = [one for one in in_force(restrictions, at) if one.kind is Restricted.SINGLE_CONTACT and one.contact]
    return max(set_now, key=lambda one: one.starts_at).contact if set_now else ""


def offered_instead(
    deed: Deed, restrictions: Iterable[RestrictionFacts], at: datetime, *, done_lately: int = 0
) -> tuple[Deed, ...]:
    """RESTRICT-6: Where a deed is not open, the nearest ways that are open are offered in its place.

    Writing is among them whatever holds: it may go to one person or wait its turn, and it is never closed.
    """
    held = tuple(restrictions)
    if decide_deed(deed, held, at, done_lately=done_lately).is_open:
        return ()
    return tuple(
        other
        for other in INSTEAD.get(deed, ())
        if other is Deed.WRITE or decide_deed(other, held, at, done_lately=done_lately).is_open
    )
