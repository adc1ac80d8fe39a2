"""Whom to tell that the charter waits, now: read from the records, decided by the rulebook."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from accord.charters.facts.signing import GUARDIAN, STAFF, SigningRound, Standing, rule_of, standings
from accord.charters.models import SigningReminder
from accord.delivery.facts.reach import reached_by
from accord.delivery.person import key_of
from accord.people.facts import working_calendar_of
from accord.people.models import Guardian, StaffMember, Student
from accord.rules.charter import FamilyQuietHours
from accord.rules.signing import ReminderFacts, SigningState, decide_reminder, is_quiet_for_families

MOST_AT_ONCE = 500
"""So many are told in one go; the next hour tells the others."""


@dataclass(frozen=True)
class Due:
    """Somebody to be told now, and the number of this message among all to them about the edition."""

    person: Guardian | StaffMember
    number: int
    is_first: bool


def reminders_due(asked_in: SigningRound, at: datetime) -> list[Due]:
    """Return who is to be told now, guardians first; nobody in quiet hours."""
    due: list[Due] = []
    if not is_quiet_for_families(rule_of(asked_in.edition, FamilyQuietHours).values, at, str(asked_in.zone)):
        due += _due(asked_in, GUARDIAN, at)
    due += [one for one in _due(asked_in, STAFF, at) if is_at_work(one.person, at)]
    return due[:MOST_AT_ONCE]


def _due(asked_in: SigningRound, kind: str, at: datetime) -> list[Due]:
    waiting = [one for one in standings(asked_in, kind) if one.state is SigningState.PENDING]
    people = [one.person for one in waiting if not isinstance(one.person, Student)]
    reached = reached_by(people, asked_in.school)
    told = _told(asked_in, kind)
    due = []
    for one in waiting:
        if isinstance(one.person, Student):
            continue
        way = reached[key_of(one.person)]
        earlier = told.get(one.person.pk, [])
        sent = _sent_since(asked_in, one, [moment for _number, moment in earlier])
        facts = ReminderFacts(
            state=one.state,
            reachable=way.has_login or any(line.works for line in way.lines),
            asked_at=_asked_at(asked_in, one),
            sent=sent,
            interruptible=True,
            at=at,
        )
        if decide_reminder(asked_in.rule.values, facts).send:
            number = max((number for number, _moment in earlier), default=0) + 1
            due.append(Due(one.person, number, is_first=not sent))
    return due


def _told(asked_in: SigningRound, kind: str) -> dict[int, list[tuple[int, datetime]]]:
    """What each was told about any edition that counts, and the numbers under the one in force."""
    refs = [edition.ref for edition in asked_in.counting]
    rows = SigningReminder.objects.filter(edition__ref__in=refs, **{f"{kind}__isnull": False})
    found: dict[int, list[tuple[int, datetime]]] = {}
    for person, edition, number, moment in rows.values_list(f"{kind}_id", "edition_id", "number", "created_at"):
        own = number if edition == asked_in.edition.pk else 0
        found.setdefault(person, []).append((own, moment))
    return found


def _asked_at(asked_in: SigningRound, one: Standing) -> datetime:
    return datetime.combine(asked_in.asked_since(one.joined_on), time(), tzinfo=asked_in.zone)


def _sent_since(asked_in: SigningRound, one: Standing, earlier: Iterable[datetime]) -> tuple[datetime, ...]:
    """The messages since they are asked; the news of the publication counts as the first if it came shortly before."""
    asked_at = _asked_at(asked_in, one)
    publication = asked_in.edition.publication
    news = publication.created_at
    pause = timedelta(days=asked_in.rule.values.days_between_reminders)
    was_told = one.joined_on is None or one.joined_on <= news.astimezone(asked_in.zone).date()
    counts = publication.material and was_told and news >= asked_at - pause
    return tuple(moment for moment in earlier if moment >= asked_at) + ((news,) if counts else ())


def is_at_work(person: Guardian | StaffMember, at: datetime) -> bool:
    """Whether a message may interrupt a member of staff now; families have quiet hours instead."""
    if isinstance(person, Guardian):
        return True
    day = at.date()
    return working_calendar_of(person, day - timedelta(days=1), day + timedelta(days=1)).is_open(at)
