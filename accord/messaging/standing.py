"""Where a conversation stands, in words and a shape: what is promised next, by when, or whom it waits for."""

from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accord.core import words
from accord.messaging.access.desk_marks import OnItsWay
from accord.messaging.models import Conversation, ResponseClock


class Standing(NamedTuple):
    """What stands beside a conversation: `kind` is one of calm, soon, late, done, paused."""

    kind: str
    text: str


def standing_of(
    *,
    waiting_on: str,
    closed: bool,
    promise: tuple[str, datetime] | None,
    at: datetime,
    zone: ZoneInfo,
    on_its_way: OnItsWay | None = None,
) -> Standing:
    """Say where a conversation stands for staff.

    `promise`: the kind of the next promise and when it is due. `on_its_way`: what is written and has not reached its
    reader; what a family wrote and staff do not know of yet changes nothing here.
    """
    if closed:
        return Standing("done", _("Settled"))
    if waiting_on == Conversation.WaitingOn.FAMILY:
        return Standing("paused", _("Waiting on the family"))
    if on_its_way:
        said = {"moment": words.moment(on_its_way.leaves_at, at, zone)}
        return Standing("paused", _("Answer leaves %(moment)s") % said)
    if promise is None:
        if waiting_on == Conversation.WaitingOn.NOBODY:
            return Standing("done", _("Answered"))
        return Standing("calm", _("No date is promised"))
    kind, due_at = promise
    return _promised(kind, due_at, due_at < at, _day(at, zone), zone, get_language() or "en")


@lru_cache(maxsize=64)
def _day(at: datetime, zone: ZoneInfo) -> date:
    """The day on the school's calendar: for all lines of a page the same."""
    return at.astimezone(zone).date()


@lru_cache(maxsize=4096)
def _promised(kind: str, due_at: datetime, is_late: bool, today: date, zone: ZoneInfo, language: str) -> Standing:
    """What is said of a promise. (The language is the active one.)"""
    due = due_at.astimezone(zone).replace(tzinfo=None)
    said = {"moment": words.moment(due, today)}
    receipt = kind == ResponseClock.Kind.ACKNOWLEDGE
    if is_late:
        sentence = _("Acknowledgement was due %(moment)s") if receipt else _("Answer was due %(moment)s")
        return Standing("late", sentence % said)
    sentence = _("Acknowledge by %(moment)s") if receipt else _("Answer by %(moment)s")
    return Standing("soon" if due.date() <= today + timedelta(days=1) else "calm", sentence % said)
