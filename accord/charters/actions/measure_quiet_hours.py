"""Count whether the school left its families in peace in their quiet hours."""

from collections import defaultdict
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet, Value
from django.db.models.functions import Concat

from accord.charters.facts.editions import edition_in_force
from accord.charters.facts.signing import rule_of
from accord.charters.models import Edition, PromiseOutcome
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

AT_A_TIME = 200
"""Notices counted at once."""


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
    made = 0
    to_count = list(_to_count(school, at))
    for start in range(0, len(to_count), AT_A_TIME):
        made += _count(to_count[start : start + AT_A_TIME], school, edition, spans, zone, at)
    if made:
        audit.record(
            by=by, verb="measure_quiet_hours", subject=f"school:{school.ref}", school=school.ref,
            details={"notices": made},
        )  # fmt: skip
    return made


def _to_count(school: School, at: datetime) -> QuerySet[Notice, int]:
    """Notices that lately went to families outside the portal, have come to rest and were not counted yet."""
    outside = Delivery.objects.filter(notice=OuterRef("pk"), guardian__isnull=False).exclude(channel=Channel.PORTAL)
    counted = PromiseOutcome.objects.filter(
        measured=Measured.QUIET_HOURS_KEPT, about=Concat(Value("notice:"), OuterRef("ref"))
    )
    recent = Notice.objects.filter(school=school, created_at__gt=at - LOOKED_BACK).exclude(urgency=Urgency.EMERGENCY)
    settled = recent.filter(
        Exists(outside.filter(sent_at__isnull=False)), ~Exists(outside.filter(status__in=UNSETTLED)), ~Exists(counted)
    )
    return settled.order_by("id").values_list("pk", flat=True)


def _count(
    notices: list[int],
    school: School,
    edition: Edition,
    spans: tuple[QuietSpan, ...],
    zone: ZoneInfo,
    at: datetime,
) -> int:
    outside = Delivery.objects.filter(notice__in=notices, guardian__isnull=False, sent_at__isnull=False)
    gone = list(outside.exclude(channel=Channel.PORTAL).select_related("guardian__school", "notice"))
    reached = reached_by([delivery.guardian for delivery in gone if delivery.guardian], school)
    by_notice: defaultdict[Notice, list[tuple[datetime, bool]]] = defaultdict(list)
    for delivery in gone:
        if delivery.guardian and delivery.sent_at:
            quiet = reached[key_of(delivery.guardian)].quiet or spans
            wall = delivery.sent_at.astimezone(zone)
            by_notice[delivery.notice].append((delivery.sent_at, any(span.covers(wall) for span in quiet)))
    made = []
    for notice, left in by_notice.items():
        last_at = max(sent_at for sent_at, _ in left)
        made.append(
            PromiseOutcome(
                school=school,
                edition=edition,
                measured=Measured.QUIET_HOURS_KEPT,
                about=f"notice:{notice.ref}",
                began_at=notice.created_at,
                due_at=last_at,
                met_at=None if any(disturbed for _, disturbed in left) else last_at,
                created_at=at,
            )
        )
    PromiseOutcome.objects.bulk_create(made, ignore_conflicts=True)
    return len(made)
