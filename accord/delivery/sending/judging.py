"""Judging deliveries again at the moment of sending (N11): whether each leaves now, by which address, or why not.

What decides about several of them is read together; nothing is written here.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from accord.delivery.above import address_above, may_hear
from accord.delivery.channels import CHANNELS
from accord.delivery.declared import quiet_hours_of, staff_told_from
from accord.delivery.facts.entitlement import Entitlement, entitlements_of
from accord.delivery.facts.reach import Reached, reached_by
from accord.delivery.models import Delivery
from accord.delivery.person import key_of
from accord.delivery.sending.settle import is_over
from accord.rules.channels import QuietSpan, Timing, Urgency, decide_moment
from accord.rules.delivery_status import Status
from accord.schools.facts import settings_of
from accord.schools.models import School


@dataclass(frozen=True)
class Verdict:
    """It goes now to `address`; or it is held until `held_until`; or it ends with the status `ends`, for `why`."""

    address: str = ""
    discreet: bool = False
    held_until: datetime | None = None
    ends: Status | None = None
    why: str = ""


JUST_TOLD = timedelta(minutes=10)
"""So long after it was told, a letter to staff leaves by their working time as it was looked at then."""

NOT_ENTITLED = Verdict(ends=Status.NO_LONGER_ENTITLED, why="not_entitled")


def judge(deliveries: Sequence[Delivery], at: datetime) -> list[Verdict]:
    """Return what is to be done with each delivery now; a fixed number of questions for each school."""
    verdicts: dict[int, Verdict] = {}
    by_school: dict[int, list[Delivery]] = defaultdict(list)
    for delivery in deliveries:
        notice = delivery.notice
        if is_over(notice, at):
            why = "withdrawn" if notice.withdrawn_at else "out_of_date"
            verdicts[delivery.pk] = Verdict(ends=Status.CANCELLED, why=why)
        elif delivery.login_id:
            verdicts[delivery.pk] = _judge_above(delivery, at)
        else:
            by_school[notice.school_id].append(delivery)
    for own in by_school.values():
        verdicts |= _judge_at_school(own[0].notice.school, own, at)
    return [verdicts[delivery.pk] for delivery in deliveries]


def _judge_above(delivery: Delivery, at: datetime) -> Verdict:
    """Somebody of the district."""
    if delivery.login is None or not may_hear(delivery.notice, delivery.login, at):
        return NOT_ENTITLED
    address = address_above(delivery.notice, delivery.login)
    if not address:
        return Verdict(ends=Status.FAILED_PERMANENTLY, why="no_address")
    return Verdict(address, discreet=delivery.discreet)


def _judge_at_school(school: School, deliveries: list[Delivery], at: datetime) -> dict[int, Verdict]:
    """Guardians and members of staff of one school."""
    told = [(delivery.notice, delivery.recipient) for delivery in deliveries]
    entitled = entitlements_of(told, at)
    people = {key_of(person): person for _, person in told}
    reached = reached_by(people.values(), school)
    quiet = quiet_hours_of(school)
    own_time = _own_time(deliveries, at)
    return {
        delivery.pk: _judge_person(
            delivery, own, reached[key_of(person)], () if delivery.staff_id else quiet, own_time.get(delivery.pk), at
        )
        for delivery, own, (_, person) in zip(deliveries, entitled, told, strict=True)
    }


def _own_time(deliveries: Sequence[Delivery], at: datetime) -> dict[int, datetime | None]:
    """From when on staff may be told whose letter has waited, by delivery: their day may be another now."""
    asked: dict[int, datetime | None] = {}
    waited = [one for one in deliveries if one.staff and at - one.notice.created_at > JUST_TOLD]
    for one in waited:
        if one.staff and one.staff.pk not in asked:
            asked[one.staff.pk] = staff_told_from(one.staff, at)
    return {one.pk: asked[one.staff.pk] for one in waited if one.staff and one.notice.urgency != Urgency.EMERGENCY}


def _judge_person(
    delivery: Delivery,
    entitled: Entitlement,
    reached: Reached,
    quiet: tuple[QuietSpan, ...],
    not_before: datetime | None,
    at: datetime,
) -> Verdict:
    notice = delivery.notice
    if not entitled.is_sent:
        return NOT_ENTITLED
    line = next(line for line in reached.lines if line.channel == delivery.channel)
    if not line.works:
        return Verdict(ends=Status.FAILED_PERMANENTLY, why="address_fails" if line.fails else "no_address")
    if reached.has_login and not line.wanted_for(Urgency(notice.urgency)):
        return Verdict(ends=Status.CANCELLED, why="wish")
    timing = Timing(
        at=at,
        urgency=Urgency(notice.urgency),
        zone=settings_of(notice.school).time_zone.value or "UTC",
        interrupts=CHANNELS[delivery.channel].interrupts,
        not_before=not_before,
        own=reached.quiet,
        school=quiet,
    )
    moment = decide_moment(timing)
    if moment.held:
        return Verdict(held_until=moment.go_at)
    return Verdict(reached.addresses[delivery.channel], discreet=notice.confidential or not line.confirmed)
