"""The office's list in words: who could not be told, why, and what to do about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from accord.core.words import isolate
from accord.delivery.channels import CHANNELS
from accord.delivery.declared import kind_of
from accord.delivery.facts.entitlement import entitlements
from accord.delivery.models import DeadAddress, Notice, Unreached
from accord.delivery.person import key_in
from accord.people.facts import language_name, students_within
from accord.people.facts.contacts import details_of
from accord.people.models import Guardian
from accord.people.viewer import Post

NO_SUCH_ADDRESS = ("550", "551", "553", "556", "521", "5.1.")
FULL = ("552", "452")


@dataclass(frozen=True)
class OfficeLine:
    """One person who could not be told one thing; never what the thing says."""

    ref: str
    name: str
    language: str
    interpreter: bool
    what: str
    child: str
    urgency: str
    why: str
    to_do: str
    phone: str
    since: datetime
    person_ref: str
    is_guardian: bool
    may_try_again: bool


@dataclass(frozen=True)
class OfficePerson:
    """One person who could not be told: everything that they have not had, so that one call is enough."""

    lines: tuple[OfficeLine, ...]

    @property
    def first(self) -> OfficeLine:
        """What is most urgent, and of that the oldest: it says who the person is and what to do."""
        return self.lines[0]

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why they could not be told, each reason once."""
        return tuple(dict.fromkeys(line.why for line in self.lines))


HURRY = {"emergency": 0, "important": 1}


def people_of(lines: Iterable[OfficeLine]) -> list[OfficePerson]:
    """Put together what each person has not had; the most urgent first, then who has waited longest."""
    found: dict[str, list[OfficeLine]] = {}
    for line in sorted(lines, key=lambda line: (HURRY.get(line.urgency, 2), line.since)):
        found.setdefault(line.person_ref, []).append(line)
    return [OfficePerson(tuple(held)) for held in found.values()]


def office_lines(rows: Iterable[Unreached], post: Post, at: datetime) -> list[OfficeLine]:
    """Return the list as the post may see it; whoever may no longer be told is left out."""
    rows = [row for row in rows if row.notice.withdrawn_at is None]
    told = _entitled(rows, at)
    dead = _dead(post)
    known = set(
        students_within(post)
        .filter(id__in={row.notice.student_id for row in rows if row.notice.student_id})
        .values_list("id", flat=True)
    )
    return [_line(row, post, known, dead) for row in rows if row.pk in told]


def _entitled(rows: list[Unreached], at: datetime) -> set[int]:
    by_notice: dict[int, tuple[Notice, list[Unreached]]] = {}
    for row in rows:
        by_notice.setdefault(row.notice_id, (row.notice, []))[1].append(row)
    found: set[int] = set()
    for notice, listed in by_notice.values():
        entitled = entitlements(notice, [row.recipient for row in listed], at)
        found |= {row.pk for row in listed if entitled[key_in(row)].is_sent}
    return found


def _dead(post: Post) -> set[str]:
    rows = DeadAddress.objects.filter(school_id=post.school_id, revived_at__isnull=True)
    return set(rows.values_list("address", flat=True))


def _line(row: Unreached, post: Post, known: set[int], dead: set[str]) -> OfficeLine:
    person, notice = row.recipient, row.notice
    details = details_of(person, post) if isinstance(person, Guardian) else None
    phone = details.phone if details else ""
    student = notice.student if notice.student_id in known else None
    return OfficeLine(
        ref=row.ref,
        name=person.called,
        language=language_name(person.language) if isinstance(person, Guardian) else "",
        interpreter=isinstance(person, Guardian) and person.interpreter_needed,
        what=str(kind_of(notice.kind).label),
        child=student.called if student else "",
        urgency="" if kind_of(notice.kind).is_receipt else notice.urgency,
        why=why_in_words(row),
        to_do=_to_do(phone, is_guardian=isinstance(person, Guardian)),
        phone=phone,
        since=row.since,
        person_ref=person.ref,
        is_guardian=isinstance(person, Guardian),
        may_try_again=any(channel.address_of(person).lower() in dead for channel in CHANNELS.values()),
    )


def why_in_words(row: Unreached) -> str:
    """Say why somebody could not be reached, in words for people who do not know mail servers."""
    match row.why:
        case Unreached.Why.NO_WAY:
            return _("We know no working e-mail address of this person.")
        case Unreached.Why.ADDRESS_FAILS:
            return _("The e-mail address has failed before, so we do not use it.")
        case Unreached.Why.GAVE_UP:
            return _("We tried for two days, and nobody took the message.")
        case Unreached.Why.UNKNOWN:
            return _("We do not know whether the message arrived.")
    if row.code.startswith(FULL) or "5.2.2" in row.code:
        return _("The mailbox is full, so the message came back.")
    if row.code.startswith(NO_SUCH_ADDRESS) and ("5.7" not in row.code):
        return _("There is no such e-mail address, so the message came back.")
    return _("The other side did not take the message.")


def _to_do(phone: str, *, is_guardian: bool) -> str:
    if phone:
        return _("Telephone %(phone)s, then ask for an address that works.") % {"phone": isolate(phone)}
    if is_guardian:
        return _("Send a letter home, or speak to them at the gate.")
    return _("Tell your colleague in person.")
