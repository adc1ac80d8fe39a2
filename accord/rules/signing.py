"""Who is asked to sign the charter, where each stands, and when a reminder is due.

A charter is signed by those who live under it. Signing is asked for, never forced: whatever somebody answers, or
if they answer nothing, nothing is closed to them.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from accord.rules.channels import QuietSpan, end_of_quiet
from accord.rules.charter_values.fairness import Signing
from accord.rules.charter_values.fields import Weekday
from accord.rules.charter_values.kinds import Audience
from accord.rules.charter_values.times import FamilyQuietHours

DAY_MINUTES = 24 * 60


class SigningState(StrEnum):
    """Where somebody stands with the edition that holds."""

    PENDING = "pending"
    SIGNED = "signed"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class TieToSchool:
    """A guardian's tie to one child of the school; `since` is its first day, if known."""

    in_force: bool
    may_be_contacted: bool
    since: date | None = None


@dataclass(frozen=True)
class PublishedEdition:
    """A published edition: from when it holds, and whether it changed something that matters."""

    ref: str
    starts_on: date
    material: bool = True


@dataclass(frozen=True)
class Answer:
    """What somebody answered to an edition, on which day at the school, and whether it was taken back."""

    edition: str
    signed: bool
    on: date
    withdrawn: bool = False


def guardian_is_asked(signing: Signing, ties: Iterable[TieToSchool]) -> bool:
    """SIGN-1: Every guardian with a tie that holds, and whom the school may write to, is asked once for the school.

    One signature stands for all children of the guardian at the school.
    SIGN-2: Neither parental responsibility nor a court order decides it. The charter says how adults treat one
    another and tells nothing about a child, so everybody who may be contacted is asked, and each alone.
    """
    return Audience.GUARDIANS in signing.signed_by and any(tie.in_force and tie.may_be_contacted for tie in ties)


def staff_are_asked(signing: Signing, *, employed: bool) -> bool:
    """SIGN-3: Everybody with a post at the school is asked, for as long as the post lasts."""
    return Audience.STAFF in signing.signed_by and employed


def student_is_asked(signing: Signing, *, at_school: bool, year_group: str) -> bool:
    """SIGN-4: Students are asked if the charter says so, from the year that it names.

    A year group without a number, such as a nursery class, lies below every year.
    """
    if Audience.STUDENTS not in signing.signed_by or not at_school:
        return False
    if signing.students_from_year is None:
        return True
    number = re.search(r"\d+", year_group)
    return number is not None and int(number.group()) >= signing.students_from_year


def editions_that_count(editions: Sequence[PublishedEdition], on: date) -> tuple[PublishedEdition, ...]:
    """SIGN-5: A signature lasts until a material change: one under any edition since the last such change counts.

    The first edition is one. Editions that have not begun by the day do not count. The latest comes last.
    """
    begun = sorted((edition for edition in editions if edition.starts_on <= on), key=lambda one: one.starts_on)
    last_change = max((place for place, edition in enumerate(begun) if edition.material), default=0)
    return tuple(begun[last_change:])


def asked_since(
    signing: Signing, counting: Sequence[PublishedEdition], *, joined_on: date | None, year_began_on: date | None
) -> date:
    """SIGN-6: Somebody is asked from the day on which the last material change holds, or on which they joined.

    If the charter says each year, everybody is asked anew from the first day of the school year.
    """
    days = [counting[0].starts_on]
    if joined_on:
        days.append(joined_on)
    if signing.every_year and year_began_on:
        days.append(year_began_on)
    return max(days)


def decide_state(
    signing: Signing, counting: Sequence[PublishedEdition], answers: Sequence[Answer], year_began_on: date | None
) -> SigningState:
    """SIGN-7: The last answer of somebody to an edition that counts, given in this school year, says where they stand.

    A signature that was taken back is withdrawn; a refusal that was taken back leaves the question open.
    `answers` are in the order in which they were given.
    """
    refs = {edition.ref for edition in counting}
    first = year_began_on if signing.every_year and year_began_on else date.min
    last = next((answer for answer in reversed(answers) if answer.edition in refs and answer.on >= first), None)
    if last is None or (last.withdrawn and not last.signed):
        return SigningState.PENDING
    if last.withdrawn:
        return SigningState.WITHDRAWN
    return SigningState.SIGNED if last.signed else SigningState.DECLINED


def closed_by(state: SigningState) -> frozenset[str]:
    """SIGN-8: Nothing is closed to anybody for not signing, for declining, or for taking a signature back."""
    return frozenset()


@dataclass(frozen=True)
class ReminderFacts:
    """What is known of somebody when a reminder is considered.

    `asked_at` is the first moment of the day from which they are asked; `sent` are the moments of the messages
    about it since then; `interruptible` says whether this moment lies outside the person's quiet hours.
    """

    state: SigningState
    reachable: bool
    asked_at: datetime
    sent: tuple[datetime, ...]
    interruptible: bool
    at: datetime


@dataclass(frozen=True)
class ReminderDecision:
    """Whether a message goes now, whether somebody must be asked on paper instead, and the rule that says so."""

    send: bool
    on_paper: bool
    rule: str


def decide_reminder(signing: Signing, facts: ReminderFacts) -> ReminderDecision:
    """SIGN-9: Who has answered is not reminded: not after signing, declining, or taking a signature back.

    SIGN-10: Whom no message reaches is not sent any, and stands on the list of those to be asked on paper.
    SIGN-11: There is one message that the charter waits, then as many reminders as the charter says, with so many
    days between. SIGN-12: None of them goes in quiet hours; it waits.
    """
    if facts.state is not SigningState.PENDING or facts.at < facts.asked_at:
        return ReminderDecision(False, False, "SIGN-9")
    if not facts.reachable:
        return ReminderDecision(False, True, "SIGN-10")
    if len(facts.sent) > signing.reminders:
        return ReminderDecision(False, False, "SIGN-11")
    pause = timedelta(days=signing.days_between_reminders)
    if facts.sent and facts.at < max(facts.sent) + pause:
        return ReminderDecision(False, False, "SIGN-11")
    if not facts.interruptible:
        return ReminderDecision(False, False, "SIGN-12")
    return ReminderDecision(True, False, "SIGN-11")


def decide_class_reminder(
    signing: Signing, *, waits: bool, asked_at: datetime, sent: tuple[datetime, ...], at_work: bool, at: datetime
) -> ReminderDecision:
    """SIGN-13: Students are sent nothing: their own first page says that the charter waits.

    Their form teacher is told, once, and then as often and with such pauses as the charter says, while anybody in the
    class has not answered, and never outside the form teacher's working time.
    """
    if not waits:
        return ReminderDecision(False, False, "SIGN-13")
    state = SigningState.PENDING
    return decide_reminder(signing, ReminderFacts(state, True, asked_at, sent, interruptible=at_work, at=at))


def is_quiet_for_families(quiet: FamilyQuietHours, at: datetime, zone: str) -> bool:
    """Whether a moment lies in the hours or on the days in which the school leaves families in peace."""
    return end_of_quiet(at, quiet_spans(quiet), zone) > at


def quiet_spans(quiet: FamilyQuietHours) -> tuple[QuietSpan, ...]:
    """The quiet hours of families as spans of the week."""
    numbers = {day: number for number, day in enumerate(Weekday, start=1)}
    every_night = QuietSpan(frozenset(numbers.values()), quiet.begins, quiet.ends)
    whole_days = QuietSpan(frozenset(numbers[day] for day in quiet.quiet_days), 0, DAY_MINUTES)
    return (every_night, whole_days) if quiet.quiet_days else (every_night,)
