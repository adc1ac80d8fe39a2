"""Claiming one due delivery: it is judged again, and the try is written down before the wire is touched."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import Case, QuerySet, When

from accord.delivery.above import address_above, may_hear
from accord.delivery.channels import CHANNELS, Letter
from accord.delivery.declared import quiet_hours_of
from accord.delivery.facts.entitlement import entitlement_of
from accord.delivery.facts.reach import Reached, reached_by
from accord.delivery.models import Attempt, Delivery
from accord.delivery.person import key_of
from accord.delivery.sending.compose import compose
from accord.delivery.sending.settle import is_over, settle
from accord.rules.channels import HURRY, Line, Timing, Urgency, decide_moment
from accord.rules.delivery_status import NOT_GONE, Status
from accord.schools.facts import settings_of

CLAIMED_FOR = timedelta(minutes=3)
"""Longer than the mail server is given for one letter (`core.smtp.PATIENCE`, 60 s), shorter than the five minutes
within which a stuck delivery is found."""

WIRED = tuple(name for name, channel in CHANNELS.items() if channel.uses_wire)


@dataclass(frozen=True)
class Claimed:
    """One delivery in the hands of one worker, its letter written, its try begun."""

    delivery_id: int
    attempt_id: int
    claim: str
    channel: str
    letter: Letter


def due(at: datetime) -> QuerySet[Delivery]:
    """Return the deliveries that may leave now, emergencies first, then in the order of their time."""
    hurry = Case(*(When(notice__urgency=urgency, then=-place) for urgency, place in HURRY.items()), default=0)
    rows = Delivery.objects.filter(status__in=NOT_GONE, channel__in=WIRED, go_at__lte=at)
    return rows.order_by(hurry, "go_at", "id")


def next_due(at: datetime, limit: int) -> list[int]:
    """Return the ids of the deliveries that go next, the most urgent first; one statement, no lock."""
    return list(due(at).values_list("id", flat=True)[:limit])


@transaction.atomic
def claim(delivery_id: int, *, at: datetime) -> Claimed | None:
    """Take one delivery in hand. None: somebody else has it, or it is not to be sent now, or never (N11)."""
    rows = Delivery.objects.filter(id=delivery_id, status__in=NOT_GONE, go_at__lte=at)
    if connection.features.has_select_for_update:
        rows = rows.select_for_update(skip_locked=True, of=("self",))
    delivery = rows.select_related("notice__school__district", "guardian__school", "staff__school", "login").first()
    if delivery is None:
        return None
    address = _judge_again(delivery, at)
    return _begin(delivery, address, at) if address else None


def _judge_again(delivery: Delivery, at: datetime) -> str:
    """Return the address to which it goes now; empty when the delivery was ended or held instead."""
    notice = delivery.notice
    if is_over(notice, at):
        settle(delivery, Status.CANCELLED, why="withdrawn" if notice.withdrawn_at else "out_of_date", at=at)
        return ""
    return _judge_above(delivery, at) if delivery.login else _judge_person(delivery, at)


def _judge_above(delivery: Delivery, at: datetime) -> str:
    """The same for somebody of the district."""
    if delivery.login is None or not may_hear(delivery.notice, delivery.login, at):
        settle(delivery, Status.NO_LONGER_ENTITLED, why="not_entitled", at=at)
        return ""
    address = address_above(delivery.notice, delivery.login)
    if not address:
        settle(delivery, Status.FAILED_PERMANENTLY, why="no_address", at=at)
    return address


def _judge_person(delivery: Delivery, at: datetime) -> str:
    """The same for a guardian or a member of staff."""
    notice, person = delivery.notice, delivery.recipient
    if not entitlement_of(notice, person, at).is_sent:
        settle(delivery, Status.NO_LONGER_ENTITLED, why="not_entitled", at=at)
        return ""
    reached = reached_by([person], notice.school)[key_of(person)]
    line = next(line for line in reached.lines if line.channel == delivery.channel)
    if not line.works:
        settle(delivery, Status.FAILED_PERMANENTLY, why="address_fails" if line.fails else "no_address", at=at)
        return ""
    if reached.has_login and not line.wanted_for(Urgency(notice.urgency)):
        settle(delivery, Status.CANCELLED, why="wish", at=at)
        return ""
    return "" if _held(delivery, reached, at) else _address(delivery, reached, line)


def _held(delivery: Delivery, reached: Reached, at: datetime) -> bool:
    """Hold what would disturb: quiet hours may have been set, or begun, since it was told."""
    timing = Timing(
        at=at,
        urgency=Urgency(delivery.notice.urgency),
        zone=settings_of(delivery.notice.school).time_zone.value or "UTC",
        interrupts=CHANNELS[delivery.channel].interrupts,
        own=reached.quiet,
        school=quiet_hours_of(delivery.notice.school) if delivery.guardian_id else (),
    )
    moment = decide_moment(timing)
    if moment.held:
        delivery.status, delivery.go_at = Status.HELD, moment.go_at
        if not delivery.tries:
            delivery.due_at = moment.go_at
        delivery.save(update_fields=["status", "go_at", "due_at"])
    return moment.held


def _address(delivery: Delivery, reached: Reached, line: Line) -> str:
    delivery.discreet = delivery.notice.confidential or not line.confirmed
    return reached.addresses[delivery.channel]


def _begin(delivery: Delivery, address: str, at: datetime) -> Claimed:
    delivery.status, delivery.claim = Status.SENDING, secrets.token_hex(16)
    delivery.claimed_until, delivery.tries = at + CLAIMED_FOR, delivery.tries + 1
    delivery.save(update_fields=["status", "claim", "claimed_until", "tries", "discreet"])
    attempt = Attempt.objects.create(delivery=delivery, number=delivery.tries, address=address, started_at=at)
    return Claimed(delivery.id, attempt.id, delivery.claim, delivery.channel, compose(delivery, address))
