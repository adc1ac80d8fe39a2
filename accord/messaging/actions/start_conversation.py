"""A family writes to the school about a new matter."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accord.core import audit
from accord.core.errors import DomainError
from accord.messaging import incoming
from accord.messaging.facts.routes import Matter, Routed, route_for, topic_rule
from accord.messaging.facts.timing import charter_at
from accord.messaging.models import Concerned, Conversation, Message
from accord.messaging.wording import Looked, note_wording
from accord.people.models import Guardian, StaffMember, Student, Team
from accord.rules.charter import EmergencyKind
from accord.rules.routing import Because, Route
from accord.rules.sending import SendingDecision
from accord.schools.models import School

LONGEST = 20_000
"""Signs of one message; a longer text comes as a file."""


@dataclass(frozen=True)
class Sent:
    """What was written, and what the writer is told: when it is read, by when it is answered."""

    message: Message
    decision: SendingDecision


@transaction.atomic
def start_conversation(
    *,
    school: School,
    guardian: Guardian | None,
    student: Student | None,
    topic: str,
    subject: str,
    text: str,
    language: str,
    by: str,
    at: datetime,
    concerned: Sequence[StaffMember] = (),
    emergency: EmergencyKind | None = None,
    reason: str = "",
    channel: str = Message.Channel.PORTAL,
    unknown_sender: str = "",
    mail_message_id: str = "",
    folded: str = "",
    about: str = "",
    looked: Looked | None = None,
    team: Team | None = None,
) -> Sent:
    """A guardian writes to the school about a child and a topic; it goes to the right person at the right time.

    `concerned` are staff whom the matter is about: it never reaches them. Mail of an unknown sender has no guardian
    and waits at the front door, or with the `team` whose address it came to. `about` names a lesson of the child;
    `looked` is what came of looking at the wording before it was sent. Raises DomainError for a text that is empty
    or too long.
    """
    words = checked(text)
    held = charter_at(school, at)
    conversation = Conversation.objects.create(
        school=school,
        guardian=guardian,
        student=student,
        topic=topic,
        subject=subject.strip()[:160] or beginning_of(words),
        edition=held.edition,
        confidential=topic_rule(held.rules, topic).confidential,
        unknown_sender=unknown_sender,
        last_message_at=at,
        created_at=at,
    )
    Concerned.objects.bulk_create(Concerned(conversation=conversation, staff=staff) for staff in concerned)
    message = Message.objects.create(
        conversation=conversation,
        guardian=guardian,
        from_unknown=guardian is None,
        channel=channel,
        language=language,
        text=words,
        folded=folded,
        mail_message_id=mail_message_id,
        written_at=at,
        created_at=at,
    )
    note_wording(message, looked, at)
    routed = _of_unknown_sender(team)
    if guardian:
        matter = Matter(school, topic, student, guardian, frozenset(staff.pk for staff in concerned), about)
        routed = route_for(matter, held.rules, at)
    incoming.assign(conversation, routed, at)
    decision = incoming.take_in(message, routed=routed, emergency=emergency, reason=reason)
    audit.record(
        by=by,
        verb="start_conversation",
        subject=f"conversation:{conversation.ref}",
        school=school.ref,
        details={"topic": topic, "rule": decision.rule, "route": routed.route.rule, "channel": channel},
    )
    return Sent(message, decision)


def _of_unknown_sender(team: Team | None) -> Routed:
    """Mail from outside goes to the team whose address it came to, else it waits at the front door."""
    return Routed(Route(team=team.name, because=Because.TEAM), None, team) if team else Routed(Route())


def beginning_of(words: str, longest: int = 80) -> str:
    """The first line of a message as its heading, cut between two words where there is a gap."""
    line = words.splitlines()[0].strip()
    if len(line) <= longest:
        return line
    cut = line[: longest - 1]
    at_gap = cut.rsplit(" ", 1)[0]
    return f"{(at_gap if len(at_gap) > longest // 2 else cut).rstrip(' ,;:')}…"


def checked(text: str) -> str:
    """The words of a message without blank lines around them. Raises DomainError when nothing or too much is said."""
    words = text.strip()
    if not words:
        raise DomainError(
            "message_empty", _("Write what it is about."), status=422, fields={"text": _("Write what it is about.")}
        )
    if len(words) > LONGEST:
        sentence = ngettext(
            "The message has more than %(most)s character. Put the rest into a file.",
            "The message has more than %(most)s characters. Put the rest into a file.",
            LONGEST,
        ) % {"most": LONGEST}
        raise DomainError("message_too_long", sentence, status=422, fields={"text": sentence})
    return words
