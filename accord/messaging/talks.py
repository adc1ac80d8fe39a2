"""Talks by telephone and at the gate, in words: who spoke with whom, and what colleagues are told of it."""

from datetime import datetime

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accord.delivery.actions.tell import About, tell
from accord.delivery.person import Person
from accord.delivery.wording import Words, Written, gettext_noop
from accord.messaging.explaining import name_for_family
from accord.messaging.facts.readers import readers
from accord.messaging.facts.timing import reader_calendar
from accord.messaging.models import Conversation, Message
from accord.messaging.notices import MESSAGE
from accord.people.models import Guardian, StaffMember


class Way(TextChoices):
    """How a talk came about."""

    THEY_CALLED = "they_called", gettext_lazy("They telephoned us")
    WE_CALLED = "we_called", gettext_lazy("We telephoned them")
    IN_PERSON = "in_person", gettext_lazy("We spoke in person, at the gate or in school")


def channel_of(way: str) -> str:
    """The channel by which a talk came."""
    return Message.Channel.GATE if way == Way.IN_PERSON else Message.Channel.TELEPHONE


def who_spoke(way: str, guardian: Guardian, staff: StaffMember) -> str:
    """Say who telephoned whom, or that they spoke in person; the first line of the note."""
    names = {"guardian": guardian.called, "staff": name_for_family(staff)}
    match way:
        case Way.THEY_CALLED:
            return _("%(guardian)s telephoned %(staff)s.") % names
        case Way.WE_CALLED:
            return _("%(staff)s telephoned %(guardian)s.") % names
        case _:
            return _("%(guardian)s and %(staff)s spoke in person.") % names


def tell_colleagues(
    conversation: Conversation, *, ref: str, text: str, language: str, staff: StaffMember, at: datetime
) -> None:
    """Tell whoever has the conversation of a talk that a colleague wrote down; each in their own working time."""

    def not_before(person: Person) -> datetime | None:
        return None if isinstance(person, Guardian) else _next_opening(conversation, person, at)

    others = [one for one in readers(conversation, at) if one.pk != staff.pk]
    if others:
        tell(
            school=conversation.school,
            kind=MESSAGE,
            recipients=others,
            subject=Words(gettext_noop("Note of a talk: %(topic)s"), {"topic": conversation.subject}),
            text=Written(text, language),
            about=About("conversation", conversation.ref),
            confidential=conversation.confidential,
            not_before=not_before,
            by=f"staff:{staff.ref}",
            at=at,
            once=f"talk:{ref}",
        )


def _next_opening(conversation: Conversation, person: StaffMember, at: datetime) -> datetime:
    return reader_calendar(conversation.school, person, at).next_opening(at)
