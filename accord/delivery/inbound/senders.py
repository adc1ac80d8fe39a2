"""Who a sender may be: by the address that a person proved when they joined, at one school."""

from datetime import datetime, timedelta

from django.db.models import Q

from accord.delivery.inbound.reply_address import ReplyAddress
from accord.delivery.models import InboundMail
from accord.people.models import Guardian, StaffMember
from accord.people.viewer import in_force
from accord.schools.facts.settings import settings_of
from accord.schools.models import School

Person = Guardian | StaffMember
BURST, BURST_TIME = 30, timedelta(minutes=10)
"""More mail than this in this time from one sender is not written by hand."""


def guardian_with(address: str, school: School, at: datetime) -> Guardian | None:
    """Return the guardian of the school who proved this address and is with the school today, if there is one."""
    if not address:
        return None
    return Guardian.objects.filter(_holds(school, at), school=school, login__email__iexact=address).first()


def given_to(reply: ReplyAddress, school: School, at: datetime) -> Person | None:
    """Return the person to whom a reply address was given, if that person is with the school today."""
    holding = _holds(school, at)
    if reply.recipient_kind == "guardian":
        return Guardian.objects.select_related("login").filter(holding, ref=reply.recipient_ref, school=school).first()
    if reply.recipient_kind == "staff":
        found = StaffMember.objects.select_related("login").filter(holding, ref=reply.recipient_ref, school=school)
        return found.first()
    return None


def proved(person: Person, address: str) -> bool:
    """Whether this is the address that the person proved to be theirs when they joined."""
    login = person.login
    return bool(address and login and login.is_active and (login.email or "").lower() == address.lower())


def comes_in_a_burst(mail: InboundMail) -> bool:
    """Whether the sender has sent more in the last minutes than anybody writes by hand."""
    since = mail.received_at - BURST_TIME
    recent = InboundMail.objects.filter(
        sender_address=mail.sender_address, received_at__gt=since, received_at__lte=mail.received_at
    )
    return bool(mail.sender_address) and recent.exclude(id=mail.id).count() >= BURST


def _holds(school: School, at: datetime) -> Q:
    return in_force(at.astimezone(settings_of(school).zone).date())
