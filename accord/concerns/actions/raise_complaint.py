"""Raise a formal complaint."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.concerns.actions._concern import fell_away
from accord.concerns.actions.begin_stage import begin_stage
from accord.concerns.facts.complaints import day_at, edition_at
from accord.concerns.facts.named_in_words import named_above_in_words, named_in_words
from accord.concerns.models import Complaint, ComplaintAbout, Concern, Point
from accord.concerns.notices.complaints import tell_family_of_arrival, tell_handler_of_stage
from accord.concerns.papers import NewPaper, keep_paper
from accord.concerns.splitting import Proposed, proposed_points
from accord.core import audit
from accord.core.errors import DomainError
from accord.messaging.models import Message
from accord.people.models import Guardian, Login, StaffMember, Student
from accord.schools.models import School

LOWEST, NUMBERS = 1000, 9000


@dataclass(frozen=True)
class Complainant:
    """Who complains: a guardian who is known here, or somebody by name; perhaps somebody else speaks for them."""

    guardian: Guardian | None = None
    name: str = ""
    represented_by: str = ""
    reach: str = ""


@transaction.atomic
def raise_complaint(
    *,
    school: School,
    complainant: Complainant,
    letter: str,
    language: str,
    how: str,
    by: str,
    at: datetime,
    student: Student | None = None,
    about: Sequence[StaffMember] = (),
    above: Sequence[Login] = (),
    about_words: str = "",
    happened_on: date | None = None,
    received_at: datetime | None = None,
    concern: Concern | None = None,
    message: Message | None = None,
    taken_down_by: StaffMember | None = None,
    files: Sequence[NewPaper] = (),
    points: Sequence[Proposed] | None = None,
) -> Complaint:
    """Somebody complains, in any language and by any way; the first stage begins on the day on which it arrived.

    `above` are those of the district whom it is about. Whoever `about_words` may mean counts as named. `received_at`:
    when it arrived, where that was earlier. `points`: those that the letter holds; without them the machine proposes
    some. They count once the complainant has confirmed them. Raises DomainError.
    """
    received_at = received_at or at
    _check(school, complainant, letter, happened_on, received_at, at)
    complaint = Complaint.objects.create(
        school=school,
        number=_draw_number(school, received_at),
        guardian=complainant.guardian,
        complainant=complainant.name.strip()[:160],
        represented_by=complainant.represented_by.strip()[:160],
        reach=complainant.reach.strip()[:300],
        student=student,
        about_words=about_words.strip()[:200],
        concern=concern,
        from_message=message,
        how=how,
        language=language,
        letter=letter.strip(),
        taken_down_by=taken_down_by,
        happened_on=happened_on,
        edition=edition_at(school, received_at),
        received_at=received_at,
        created_at=at,
    )
    on = day_at(school, at)
    named = dict.fromkeys([*about, *named_in_words(school, about_words, on)])
    district = dict.fromkeys([*above, *named_above_in_words(school, about_words, on)])
    ComplaintAbout.objects.bulk_create(
        [ComplaintAbout(complaint=complaint, staff=staff) for staff in named]
        + [ComplaintAbout(complaint=complaint, login=login) for login in district]
    )
    proposals = proposed_points(letter, language) if points is None else points
    Point.objects.bulk_create(
        Point(complaint=complaint, number=number, text=one.text, wanted=one.wanted, created_at=at)
        for number, one in enumerate(proposals, start=1)
    )
    login = complainant.guardian.login if complainant.guardian else None
    for file in files:
        keep_paper(complaint, file, by=login, by_family=True, for_family=True, at=at)
    audit.record(
        by=by, verb="raise_complaint", subject=f"complaint:{complaint.ref}", school=school.ref,
        details={"how": how, "concern": concern.ref if concern else "", "papers": len(files)},
    )  # fmt: skip
    if concern:
        fell_away(concern, at)
    stage = begin_stage(complaint=complaint, number=1, by=by, at=received_at)
    tell_family_of_arrival(complaint, stage, by=by, at=at)
    tell_handler_of_stage(stage, by=by, at=at, occasion="begun")
    return complaint


def _check(
    school: School, complainant: Complainant, letter: str, happened_on: date | None, received_at: datetime, at: datetime
) -> None:
    if not letter.strip():
        sentence = _("Write what you complain of, in your own words.")
        raise DomainError("nothing_said", sentence, status=422, fields={"letter": sentence})
    if complainant.guardian is None and not complainant.name.strip():
        sentence = _("Write the name of the person who complains.")
        raise DomainError("nobody_complains", sentence, status=422, fields={"complainant": sentence})
    if received_at > at:
        sentence = _("This lies ahead. Enter the day on which it arrived.")
        raise DomainError("lies_ahead", sentence, status=422, fields={"received_on": sentence})
    if happened_on and happened_on > day_at(school, at):
        sentence = _("This lies ahead. Enter the day on which it happened.")
        raise DomainError("lies_ahead", sentence, status=422, fields={"happened_on": sentence})


def _draw_number(school: School, received_at: datetime) -> str:
    """A number that nobody has yet and that tells neither how many there are nor that one is missing."""
    year = day_at(school, received_at).year
    taken = set(Complaint.objects.filter(school=school, number__startswith=f"{year}/").values_list("number", flat=True))
    while True:
        number = f"{year}/{LOWEST + secrets.randbelow(NUMBERS)}"
        if number not in taken:
            return number
