"""Where a conversation stands, in a family's words: who has it, what is awaited from whom, and by when."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from accord.core import words
from accord.core.words import isolate
from accord.messaging.facts.family_rows import FamilyRow, WaitingOn


@dataclass(frozen=True)
class Standing:
    """A sentence with its shape: "calm", "soon", "late", "done" or "paused", as the component `promise` draws it."""

    kind: str
    words: str


def standing(row: FamilyRow, *, at: datetime, zone: ZoneInfo) -> Standing:
    """Where a conversation stands, in one short sentence. Times are told by `zone`, that of the school."""
    if row.waiting_on == WaitingOn.FAMILY:
        return Standing("paused", _("The school asked you something and waits for your answer"))
    if row.waiting_on == WaitingOn.SCHOOL:
        return _awaited(row, at, zone)
    if row.closed_at:
        return Standing("done", _("Settled %(day)s") % {"day": words.day(row.closed_at, at, zone)})
    return Standing("done", _("Answered %(day)s") % {"day": words.day(row.last_message_at, at, zone)})


def _awaited(row: FamilyRow, at: datetime, zone: ZoneInfo) -> Standing:
    acknowledge, answer = row.clocks.acknowledge_by, row.clocks.answer_by
    due = answer or acknowledge
    if due is None:
        return Standing("calm", _("The school has your message"))
    said = {"moment": words.moment(due, at, zone)}
    if due < at:
        late = _("An answer was promised by %(moment)s. It is late. The school knows, and you need do nothing.")
        return Standing("late", late % said)
    kind = "soon" if words.local(due, zone).date() == words.local(at, zone).date() else "calm"
    if answer is None:
        return Standing(kind, _("You hear back by %(moment)s") % said)
    if row.clocks.acknowledged_at:
        return Standing(kind, _("Received. You have an answer by %(moment)s") % said)
    return Standing(kind, _("You have an answer by %(moment)s") % said)


def where_it_is(row: FamilyRow, *, at: datetime, zone: ZoneInfo) -> str:
    """Who has a conversation, or when they will receive what was written; a sentence for families."""
    if row.held_until:
        moment = words.moment(row.held_until, at, zone)
        if row.who:
            return _("%(who)s will receive your message %(moment)s.") % {"who": isolate(row.who), "moment": moment}
        return _("The school office will receive your message %(moment)s.") % {"moment": moment}
    if row.waiting_on == WaitingOn.NOBODY:
        return ""
    if row.who:
        return _("%(who)s has it now.") % {"who": isolate(row.who)}
    return _("The school office has it now.")


def news_words(row: FamilyRow) -> str:
    """What the guardian has not read yet, in two words; '' when everything has been read."""
    if not row.is_new:
        return ""
    return _("New question") if row.waiting_on == WaitingOn.FAMILY else _("New answer")
