"""The sentences of a conversation's story, for staff and for families."""

from collections.abc import Iterator
from datetime import date, datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accord.core import words
from accord.core.words import isolate
from accord.messaging.facts.story import Happening, Told
from accord.messaging.models import ChildNaming, Message
from accord.people.facts.classes import staff_name
from accord.people.models import StaffMember
from accord.rules.routing import Because
from accord.rules.sending import Held

WHY_THERE: dict[str, Promise] = {
    Because.FORM_TEACHER: gettext_lazy("The form teacher answers for this topic."),
    Because.SUBJECT_TEACHER: gettext_lazy("The teacher of this subject answers."),
    Because.ROLE: gettext_lazy("The charter says who answers for this topic."),
    Because.TOPIC: gettext_lazy("The charter says who answers for this topic."),
    Because.TEAM: gettext_lazy("The charter names this team for the topic."),
    Because.NOBODY_AT_WORK: gettext_lazy("Nobody who could answer is at work, so the office takes care of it."),
    Because.NOBODY_FREE_OF_CONFLICT: gettext_lazy("It went to somebody whom the matter is not about."),
    Because.FRONT_DOOR: gettext_lazy("The office finds the right person."),
}
"""Why a conversation went to somebody, by the rule."""

PASSED_ON = gettext_lazy("The school passed it on to the right person.")
"""The same where no rule of these said so."""

WRITTEN_ELSEWHERE = frozenset(set(Message.Channel) - {Message.Channel.PORTAL})


def moment_words(value: datetime, at: date) -> str:
    """Say when something was written: 'Friday 10:10 pm'."""
    return words.moment(value, at)


def name_of(staff: StaffMember, *, for_family: bool) -> str:
    """Name a member of staff: to families with the title, to colleagues as they call each other."""
    return str(isolate(staff_name(staff.title, staff.called) if for_family else staff.called))


def receipt_words(name: str, *, for_family: bool, waits: bool) -> str:
    """Say that a message arrived and that the answer follows."""
    if waits:
        return _("%(name)s: received, answer follows; leaves at the next opening") % {"name": isolate(name)}
    if for_family:
        return _("%(name)s has received your message. The answer follows.") % {"name": isolate(name)}
    return _("%(name)s: received, answer follows") % {"name": isolate(name)}


def waits_words(until: datetime, at: date, *, for_family: bool) -> str:
    """Say until when a message waits, to its writer's side."""
    said = {"moment": words.moment(until, at)}
    return _("Reaches the school %(moment)s") % said if for_family else _("Leaves %(moment)s") % said


def marks_of(message: Told, *, for_family: bool, at: date) -> Iterator[str]:
    """Short words about a message: how it came, what it asks, what it promises."""
    if message.channel in WRITTEN_ELSEWHERE:
        yield str(Message.Channel(message.channel).label)
    if message.emergency:
        yield _("Emergency")
    match message.kind:
        case Message.Kind.QUESTION:
            yield _("A question to you") if for_family else _("Question to the family")
        case Message.Kind.TALK:
            yield _("Note of a talk")
        case Message.Kind.PART if message.promised_rest:
            yield _("Part of the answer; the rest by %(day)s: %(reason)s") % {
                "day": words.day(message.promised_rest, at),
                "reason": isolate(message.rest_reason),
            }


def waited_words(
    written_at: datetime, visible_at: datetime, because: str, at: date, *, limit_holds: bool = True
) -> tuple[str, str]:
    """Say that a message waited for its reader, and why; of a limit that no longer holds nothing is said."""
    said = {"written": words.moment(written_at, at), "reached": words.moment(visible_at, at)}
    if because == Held.CONTACT_LIMIT:
        return (
            _("Written %(written)s, reached the school %(reached)s") % said,
            _("A limit on contact was agreed; what is beyond it waits its turn and is never lost.")
            if limit_holds
            else "",
        )
    return (
        _("Written %(written)s, waited until the school opened, reached the school %(reached)s") % said,
        _("Messages reach staff in their own working time. Nothing is lost and the promised dates count at once."),
    )


def assignment_words(row: Happening, *, for_family: bool, limit_holds: bool = True) -> tuple[str, str]:
    """Say to whom a conversation went, and why; of a limit that no longer holds nothing is said."""
    if row.staff:
        text = _("Went to %(name)s") % {"name": name_of(row.staff, for_family=for_family)}
    elif row.team:
        text = _("Went to the team %(team)s") % {"team": isolate(row.team)}
    else:
        text = _("Went to the school office")
    if row.by and not for_family:
        text = _("%(name)s passed it on. %(event)s") % {
            "name": name_of(row.by, for_family=False),
            "event": text,
        }
    if row.because == Because.SINGLE_CONTACT and not limit_holds:
        return text, ""
    return text, _why_there(row, for_family=for_family)


def _why_there(row: Happening, *, for_family: bool) -> str:
    if row.because == Because.COVER and row.instead_of:
        return _("%(name)s is away, and this person answers meanwhile.") % {
            "name": name_of(row.instead_of, for_family=for_family)
        }
    if row.because == Because.SINGLE_CONTACT:
        if for_family:
            return _("One person at the school answers all that you write.")
        return _("This guardian has one contact at the school, who answers everything.")
    return str(WHY_THERE.get(row.because, PASSED_ON))


def pause_words(*, for_family: bool) -> str:
    """Say that the school waits on the family."""
    if for_family:
        return _("The school waits for your answer before it goes on.")
    return _("The promise stands still until the family answers.")


def closing_words(row: Happening, *, for_family: bool) -> str:
    """Say who called a conversation settled."""
    if row.staff:
        return _("Settled, says %(name)s") % {"name": name_of(row.staff, for_family=for_family)}
    return _("Settled, as you said") if for_family else _("Settled, says the family")


def child_words(row: Happening, *, for_family: bool) -> str:
    """Say which child the family said that it is about."""
    said = {"now": isolate(row.text), "was": isolate(row.because)}
    if not row.text:
        if for_family:
            return _("You said that this is about no child in particular.")
        return _("The family said that this is about no child in particular.")
    if not row.because or row.text == row.because:
        return (_("You said that this is about %(now)s.") if for_family
                else _("The family said that this is about %(now)s.")) % said  # fmt: skip
    if for_family:
        return _("You said that this is about %(now)s, not %(was)s.") % said
    return _("The family said that this is about %(now)s, not %(was)s.") % said


def heard_words(row: Happening, *, for_family: bool) -> str:
    """Say how the family said it and who wrote it down; '' where they said it here themselves."""
    if row.staff is None:
        return ""
    sentence = {
        ChildNaming.How.TELEPHONE: _("Said by telephone, and noted by %(name)s."),
        ChildNaming.How.IN_PERSON: _("Said in person, and noted by %(name)s."),
        ChildNaming.How.EMAIL: _("Written by e-mail, and noted by %(name)s."),
        ChildNaming.How.PAPER: _("Written on paper, and noted by %(name)s."),
    }[ChildNaming.How(row.team)]
    return sentence % {"name": name_of(row.staff, for_family=for_family)}


def child_asked_words(row: Happening, *, for_family: bool) -> str:
    """Say who asks which child it is about."""
    name = name_of(row.staff, for_family=for_family) if row.staff else ""
    if for_family:
        return _("%(name)s asks which child this is about") % {"name": name}
    return _("%(name)s asked the family which child this is about") % {"name": name}


def escalation_words(row: Happening, *, for_family: bool) -> str:
    """Say who looks after a late answer as well; '' where a family would learn nothing from it."""
    if row.staff is None:
        return "" if for_family else _("The answer was due. The office was told.")
    name = name_of(row.staff, for_family=for_family)
    if for_family:
        return _("Also with %(name)s now") % {"name": name}
    return _("The answer was due. Now also with %(name)s.") % {"name": name}
