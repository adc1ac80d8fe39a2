"""Count whether the school left its families in peace in their quiet hours."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from accord.charters.facts.editions import edition_in_force
from accord.charters.facts.signing import rule_of
from accord.charters.models import PromiseOutcome
from accord.core import audit
from accord.delivery.facts.reach import reached_by
from accord.delivery.models import Delivery, Notice
from accord.delivery.person import key_of
from accord.rules.channels import Channel, QuietSpan, Urgency
from accord.rules.charter import FamilyQuietHours, Measured
from accord.rules.delivery_status import UNSETTLED
from accord.rules.signing import quiet_spans
from accord.schools.facts import settings_of
from accord.schools.models import School

LOOKED_BACK = timedelta(days=10)
"""Longer than anything stays unsettled, so that nothing slips through between two looks."""


@transaction.atomic
def measure_quiet_hours(*, school: School, at: datetime, by: str = "house:worker") -> int:
    """Each notice that went to families is counted once: kept, if it disturbed nobody in quiet hours.

    A family's own quiet hours stand in place of the school's. Emergencies are not counted. Returns how many were.
    """
    zone = settings_of(school).zone
    edition = edition_in_force(school, at.astimezone(zone).date())
    if edition is None:
        return 0
    spans = quiet_spans(rule_of(edition, FamilyQuietHours).values)
    counted = PromiseOutcome.objects.filter(school=school, measured=Measured.QUIET_HOURS_KEPT).values("about")
    known = {about["about"] for about in counted.filter(due_at__gt=at - 2 * LOOKED_BACK)}
    made = []
    recent = Notice.objects.filter(school=school, created_at__gt=at - LOOKED_BACK)
    for notice in recent.exclude(urgency=Urgency.EMERGENCY):
        about = f"notice:{notice.ref}"
        deliveries = list(
            notice.deliveries.filter(guardian__isnull=False)
            .exclude(channel=Channel.PORTAL)
            .select_related("guardian__school")
        )
        gone = [delivery for delivery in deliveries if delivery.sent_at]
        if about in known or not gone or any(delivery.status in UNSETTLED for delivery in deliveries):
            continue
        last_at = max(delivery.sent_at for delivery in gone if delivery.sent_at)
        made.append(
            PromiseOutcome(
                school=school,
                edition=edition,
                measured=Measured.QUIET_HOURS_KEPT,
                about=about,
                began_at=notice.created_at,
                due_at=last_at,
                met_at=None if _disturbed(gone, school, spans, zone) else last_at,
                created_at=at,
            )
        )
    PromiseOutcome.objects.bulk_create(made, ignore_conflicts=True)
    if made:
        audit.record(
            by=by, verb="measure_quiet_hours", subject=f"school:{school.ref}", school=school.ref,
            details={"notices": len(made)},
        )  # fmt: skip
    return len(made)


def _disturbed(gone: list[Delivery], school: School, spans: tuple[QuietSpan, ...], zone: ZoneInfo) -> bool:
    """Whether one of the deliveries left while its reader was to be left in peace."""
    reached = reached_by([delivery.guardian for delivery in gone if delivery.guardian], school)
    return any(
        span.covers(delivery.sent_at.astimezone(zone))
        for delivery in gone
        if delivery.guardian and delivery.sent_at
        for span in reached[key_of(delivery.guardian)].quiet or spans
    )
