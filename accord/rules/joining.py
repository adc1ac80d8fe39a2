"""Joining two records of one person: what makes them look alike, and what one record says afterwards.

Access is never widened unseen: what both records allow stays, what only one allows is asked of a person.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from accord.rules.visibility import Act, may


class Side(StrEnum):
    """One of the two records: the one that stays, and the one that is joined into it."""

    KEPT = "kept"
    AWAY = "away"


class Reason(StrEnum):
    """Why two records look like one person."""

    VERIFIED_EMAIL = "verified_email"
    EMAIL = "email"
    PHONE = "phone"
    BIRTHDAY_AND_NAME = "birthday_and_name"
    BIRTHDAY_AND_GUARDIAN = "birthday_and_guardian"


@dataclass(frozen=True)
class KnownAdult:
    """What is compared of a guardian or a member of staff; all words are folded to plain small letters.

    `given` holds every given name; `verified` the addresses by which the person signs in; `children` the ids of
    the children to whom the person is tied today.
    """

    given: frozenset[str]
    emails: frozenset[str] = frozenset()
    verified: frozenset[str] = frozenset()
    phone: str = ""
    children: frozenset[int] = frozenset()


@dataclass(frozen=True)
class KnownChild:
    """What is compared of a student; words are folded, `adults` are the ids of the people around the child."""

    given: frozenset[str]
    family: str = ""
    born_on: date | None = None
    adults: frozenset[int] = frozenset()


def reasons_for_adults(one: KnownAdult, other: KnownAdult) -> tuple[Reason, ...]:
    """JOIN-1: Two adults look alike when they share an address or a telephone; a like name alone never counts.

    JOIN-2: Two people around one child with different given names are taken for two people, whatever they share.
    An address or a telephone that is only written down counts beside a like given name, because families share them.
    """
    alike = bool(one.given & other.given)
    if one.children & other.children and not alike:
        return ()
    found = []
    if one.verified & (other.verified | other.emails) or other.verified & one.emails:
        found.append(Reason.VERIFIED_EMAIL)
    elif alike and one.emails & other.emails:
        found.append(Reason.EMAIL)
    if alike and one.phone and one.phone == other.phone:
        found.append(Reason.PHONE)
    return tuple(found)


def reasons_for_children(one: KnownChild, other: KnownChild) -> tuple[Reason, ...]:
    """JOIN-3: Two children look alike when their birthday, a given name, and the family name or a guardian agree.

    Twins share the day, the family and the parents, so a like given name is always needed.
    """
    if one.born_on is None or one.born_on != other.born_on or not one.given & other.given:
        return ()
    found = []
    if one.family == other.family:
        found.append(Reason.BIRTHDAY_AND_NAME)
    if one.adults & other.adults:
        found.append(Reason.BIRTHDAY_AND_GUARDIAN)
    return tuple(found)


def may_join(roles: frozenset[str], act: Act, *, concerns_oneself: bool) -> bool:
    """JOIN-4: Nobody joins a record of their own or of their own family; a colleague does."""
    return may(roles, act) and not concerns_oneself


@dataclass(frozen=True)
class Span:
    """From a day to a day, both included; None is open."""

    starts_on: date | None = None
    ends_on: date | None = None

    def holds(self, on: date) -> bool:
        """Whether the day lies within."""
        return (self.starts_on is None or self.starts_on <= on) and (self.ends_on is None or on <= self.ends_on)


def within(span: Span, record: Span) -> Span:
    """JOIN-5: What had ended with its record does not begin again: it keeps the record's last day as its own."""
    starts = max((day for day in (span.starts_on, record.starts_on) if day), default=None)
    return Span(starts, _earlier(span.ends_on, record.ends_on))


def around(one: Span, other: Span) -> Span:
    """Return the span of the person whose two records held these spans: from the first day to the last."""
    starts = None if one.starts_on is None or other.starts_on is None else min(one.starts_on, other.starts_on)
    ends = None if one.ends_on is None or other.ends_on is None else max(one.ends_on, other.ends_on)
    return Span(starts, ends)


@dataclass(frozen=True)
class TieReading:
    """What one tie says; `represents` is the id of the guardian who is represented."""

    relationship: str
    parental_responsibility: bool
    lives_with: bool
    may_be_contacted: bool
    may_collect: bool
    span: Span = Span()
    represents: int | None = None


@dataclass(frozen=True)
class TieAnswers:
    """What a person said where two ties differ; None where nothing was asked or said."""

    relationship: Side | None = None
    parental_responsibility: bool | None = None
    may_collect: bool | None = None
    lasts: bool | None = None


RIGHTS_ASKED = ("parental_responsibility", "may_collect")


def questions_of(kept: TieReading, away: TieReading, on: date) -> tuple[str, ...]:
    """JOIN-6: Where two ties to one child differ on responsibility, collecting, relationship or end, it is asked.

    Of a tie that has ended beside one that goes on, only what it gave less is asked about.
    """
    asked = []
    if kept.span.holds(on) != away.span.holds(on):
        asked.append("lasts")
    alone = _alone(kept, away, on)
    if alone is None and (kept.relationship, kept.represents) != (away.relationship, away.represents):
        asked.append("relationship")
    for name in RIGHTS_ASKED:
        if getattr(kept, name) != getattr(away, name) and (alone is None or getattr(alone, name)):
            asked.append(name)
    return tuple(asked)


def join_ties(kept: TieReading, away: TieReading, answers: TieAnswers, on: date) -> TieReading:
    """JOIN-7: Two ties to one child become one with the stricter reading of both, save where a person has decided.

    A right that nobody has decided and only one tie gives is not given, and a tie that has ended gives none.
    """
    alone = _alone(kept, away, on)
    chosen = alone or (away if answers.relationship is Side.AWAY else kept)
    given = {
        name: kept_right
        if (kept_right := getattr(kept, name)) == getattr(away, name)
        else bool(getattr(answers, name)) and (alone is None or bool(getattr(alone, name)))
        for name in RIGHTS_ASKED
    }
    return TieReading(
        relationship=chosen.relationship,
        represents=chosen.represents,
        lives_with=kept.lives_with and away.lives_with,
        may_be_contacted=kept.may_be_contacted and away.may_be_contacted,
        span=_joined_span(kept.span, away.span, bool(answers.lasts), on),
        **given,
    )


def _alone(kept: TieReading, away: TieReading, on: date) -> TieReading | None:
    """The only one of two ties that holds today, else the only one that has not ended; None when both count alike."""
    counting = [tie for tie in (kept, away) if tie.span.holds(on)]
    counting = counting or [tie for tie in (kept, away) if tie.span.ends_on is None or tie.span.ends_on >= on]
    return counting[0] if len(counting) == 1 else None


def _joined_span(kept: Span, away: Span, lasts: bool, on: date) -> Span:
    live = [span for span in (kept, away) if span.holds(on)]
    if len(live) == 1:
        return live[0] if lasts else (away if live[0] is kept else kept)
    ends = _earlier(kept.ends_on, away.ends_on)
    if live:
        return Span(around(kept, away).starts_on, ends)
    coming = [span for span in (kept, away) if span.ends_on is None or span.ends_on >= on]
    if coming:
        return max(coming, key=lambda span: span.starts_on or on)
    return around(kept, away)


def _earlier(one: date | None, other: date | None) -> date | None:
    return min((day for day in (one, other) if day), default=None)


def needs_a_reason(pairs: Iterable[tuple[TieReading, TieReading]], on: date) -> bool:
    """JOIN-8: Two adults who both are live contacts of one child are joined only when a person says why.

    They may be two parents who live apart, and a mistake would open one home to the other.
    """
    return any(kept.span.holds(on) and away.span.holds(on) for kept, away in pairs)


@dataclass(frozen=True)
class SignIn:
    """A sign-in of one of the two records; `opens_more` when it opens something besides this record."""

    id: int
    opens_more: bool = False


@dataclass(frozen=True)
class SignInFate:
    """Which sign-in stays, whether a person has to choose, and whether the other one is closed for good."""

    stays: Side | None
    asks: bool = False
    closes_other: bool = False


def decide_sign_in(kept: SignIn | None, away: SignIn | None, chosen: Side | None = None) -> SignInFate:
    """JOIN-9: One sign-in stays; the other is signed out everywhere and opens this person's pages no more.

    A sign-in that opens something else as well stays, so that staff who are parents keep both faces. When both do,
    a person chooses, and the other goes on opening what it opens elsewhere. Otherwise the other is closed for good.
    """
    if kept is None or away is None or kept.id == away.id:
        return SignInFate(Side.KEPT if kept else Side.AWAY if away else None)
    if kept.opens_more and away.opens_more:
        return SignInFate(chosen, asks=True)
    if kept.opens_more or away.opens_more:
        return SignInFate(Side.KEPT if kept.opens_more else Side.AWAY, closes_other=True)
    return SignInFate(chosen, asks=True, closes_other=True)


@dataclass(frozen=True)
class Address:
    """Where somebody lives, and whether that is kept confidential."""

    text: str
    confidential: bool = False


def join_addresses(kept: Address, away: Address, chosen: Side) -> Address:
    """JOIN-10: An address that is kept confidential stays, and stays confidential; nobody can choose it away.

    When both are confidential, that of the record which stays is kept.
    """
    for side in (kept, away):
        if side.confidential and side.text:
            return side
    text = (away.text or kept.text) if chosen is Side.AWAY else (kept.text or away.text)
    return Address(text, kept.confidential or away.confidential)
