"""What follows when a delivery comes to an end: the next channel, or the office's list; never silence."""

from datetime import datetime

from django.db import IntegrityError, transaction

from accord.delivery.channels import CHANNELS
from accord.delivery.declared import quiet_hours_of
from accord.delivery.facts.entitlement import entitlement_of
from accord.delivery.facts.reach import Reached, reached_by
from accord.delivery.models import Attempt, DeadAddress, Delivery, Notice, Unreached
from accord.delivery.new_delivery import new_delivery
from accord.delivery.person import Person, column_of, key_of
from accord.delivery.sending.wake import wake
from accord.rules.channels import Channel, Line, Reach, Timing, Urgency, decide_moment, lines_in_order
from accord.rules.delivery_status import UNSETTLED, Status
from accord.schools.facts import settings_of

LISTED_AS = {
    "refused": Unreached.Why.REFUSED,
    "bounced": Unreached.Why.REFUSED,
    "gave_up": Unreached.Why.GAVE_UP,
    "unknown": Unreached.Why.UNKNOWN,
    "no_address": Unreached.Why.NO_WAY,
    "address_fails": Unreached.Why.ADDRESS_FAILS,
}
"""The reason on the office's list, by the reason why a delivery failed."""

HAS_IT = (Status.SENT, Status.DELIVERED, Status.READ)


def settle(delivery: Delivery, status: Status, *, why: str = "", code: str = "", at: datetime) -> None:
    """Bring a delivery (locked by the caller) to a status; when it failed for good, go on by another way."""
    delivery.status, delivery.why = status, why
    delivery.claim, delivery.claimed_until = "", None
    if status in (Status.SENT, Status.DELIVERED) and delivery.sent_at is None:
        delivery.sent_at = at
    if status is Status.READ:
        delivery.read_at = at
    delivery.save(update_fields=["status", "why", "claim", "claimed_until", "sent_at", "read_at"])
    if status is Status.FAILED_PERMANENTLY and not delivery.login_id:
        _go_on(delivery, code, at)


def condemn(delivery: Delivery, *, code: str, answer: str, at: datetime) -> None:
    """Remember that the address last used for a delivery takes no mail, so that it is not used again."""
    last = Attempt.objects.filter(delivery=delivery).exclude(address="").order_by("-number").first()
    if last is None:
        return
    DeadAddress.objects.get_or_create(
        school=delivery.notice.school,
        channel=delivery.channel,
        address=last.address.lower(),
        revived_at=None,
        defaults={"code": code[:20], "answer": answer[:300], "found_at": at},
    )


def _go_on(delivery: Delivery, code: str, at: datetime) -> None:
    notice, person = delivery.notice, delivery.recipient
    of_person = Delivery.objects.filter(notice=notice, **column_of(person))
    if is_over(notice, at) or of_person.filter(channel=Channel.PORTAL, status=Status.READ).exists():
        return
    if not entitlement_of(notice, person, at).is_sent:
        return
    reached = reached_by([person], notice.school)[key_of(person)]
    tried = {Channel(name) for name in of_person.values_list("channel", flat=True)}
    reach = Reach(Urgency(notice.urgency), reached.has_login, True, reached.lines)
    if rest := lines_in_order(reach, tried):
        _by_next_channel(notice, person, reached, rest[0], delivery, at)
        return
    others = of_person.exclude(channel=Channel.PORTAL).filter(status__in=(*HAS_IT, *UNSETTLED))
    if not others.exists():
        list_for_office(delivery, code, at)


def _by_next_channel(
    notice: Notice, person: Person, reached: Reached, line: Line, failed: Delivery, at: datetime
) -> None:
    timing = Timing(
        at=at,
        urgency=Urgency(notice.urgency),
        zone=settings_of(notice.school).time_zone.value or "UTC",
        interrupts=CHANNELS[line.channel].interrupts,
        own=reached.quiet,
        school=quiet_hours_of(notice.school) if failed.guardian_id else (),
    )
    following = new_delivery(
        notice,
        person,
        line.channel,
        decide_moment(timing),
        at=at,
        discreet=notice.confidential or not line.confirmed,
        reply_to=failed.reply_to,
    )
    try:
        with transaction.atomic():
            following.save(force_insert=True)
    except IntegrityError:
        return
    wake([following], at=at)


def list_for_office(delivery: Delivery, code: str, at: datetime) -> None:
    """Put a person on the office's list, once for each notice."""
    Unreached.objects.get_or_create(
        notice=delivery.notice,
        **column_of(delivery.recipient),
        defaults={
            "school": delivery.notice.school,
            "why": LISTED_AS.get(delivery.why, Unreached.Why.GAVE_UP),
            "channel": delivery.channel,
            "code": code[:20],
            "since": at,
        },
    )


def is_over(notice: Notice, at: datetime) -> bool:
    """Whether a notice is told no more: taken back, or out of date."""
    return notice.withdrawn_at is not None or (notice.valid_until is not None and notice.valid_until <= at)
