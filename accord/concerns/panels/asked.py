"""What somebody is asked in complaints, whatever post they hold: to handle one, to sit, to say what they know."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from accord.concerns.access.complaints import complaints_of_login
from accord.concerns.facts.handling import accounts_asked_of, hand_of
from accord.people.models import Login


@dataclass(frozen=True)
class AskedRow:
    """One thing that is asked of somebody: what, of which school, by when, and where it is done."""

    title: str
    words: str
    school: str
    due_at: datetime | None
    url: str


def asked_of(login: Login, at: datetime) -> list[AskedRow]:
    """What is asked of a login in complaints today, the most urgent first; conflicts are judged anew (PART-1…4)."""
    rows = []
    for complaint in complaints_of_login(login, at):
        hand = hand_of(complaint, login, at)
        if hand is None or not (hand.works or hand.sits):
            continue
        due_at = None if hand.facts.answered else hand.stage.answer_by
        if hand.handles:
            words = _("You have this complaint.")
        elif hand.investigates:
            words = _("You look into this complaint.")
        else:
            words, due_at = _("You are on the panel."), hand.stage.hearing_at or due_at
        title = _("Complaint %(number)s") % {"number": complaint.number}
        url = reverse("asked_panels:complaint", args=[complaint.ref])
        rows.append(AskedRow(title, words, complaint.school.name, due_at, url))
    rows += _accounts(login)
    return sorted(rows, key=lambda row: (row.due_at is None, row.due_at or at))


def ended_for(login: Login, at: datetime) -> list[AskedRow]:
    """The ended complaints in which a login had a part that opens them still, the latest first; `due_at` is the end."""
    return [
        AskedRow(
            title=_("Complaint %(number)s") % {"number": complaint.number},
            words=_("You had a part in this complaint."),
            school=complaint.school.name,
            due_at=complaint.ended_at,
            url=reverse("asked_panels:complaint", args=[complaint.ref]),
        )
        for complaint in complaints_of_login(login, at, ended=True)
        if (hand := hand_of(complaint, login, at)) and hand.has_a_part
    ]


def _accounts(login: Login) -> list[AskedRow]:
    return [
        AskedRow(
            title=_("Say what you know"),
            words=_("You are asked for your account of something."),
            school=one.staff.school.name,
            due_at=one.answer_by,
            url=reverse("asked_panels:account", args=[one.ref]),
        )
        for one in accounts_asked_of(login)
    ]
