"""Sweeping up: what a dead worker left in hand, what has become due, what has waited too long."""

from collections import defaultdict
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import Q, QuerySet

from accord.core.models import Job
from accord.delivery.channels import CHANNELS
from accord.delivery.facts.entitlement import entitlements
from accord.delivery.models import Attempt, Delivery, Unreached
from accord.delivery.person import key_in, key_of
from accord.delivery.sending.claim import due
from accord.delivery.sending.rounds import after_unknown
from accord.delivery.sending.settle import is_over, settle
from accord.delivery.sending.wake import SEND_DUE
from accord.rules.channels import Channel
from accord.rules.delivery_status import NOT_GONE, SETTLED_WITHIN, Status, is_overdue

AT_A_TIME = 500
SWEEP = "accord.delivery.tasks.sweep_deliveries"
ABSENCE = timedelta(hours=1)
"""After so long without a sweep no worker was there; for that time nothing counts as tried in vain."""
WITH_RECEIPTS = tuple(name for name, channel in CHANNELS.items() if channel.gives_receipts)


def free_stuck(at: datetime) -> int:
    """Take deliveries out of the hands of workers that died; returns how many.

    A try without an end counts as unknown; what the other side had taken by then has left.
    """
    rows = Delivery.objects.filter(status=Status.SENDING, claimed_until__lt=at)
    return sum(_free(pk, at) for pk in list(rows.values_list("pk", flat=True)[:AT_A_TIME]))


@transaction.atomic
def _free(pk: int, at: datetime) -> bool:
    delivery = _lock(Delivery.objects.filter(pk=pk, status=Status.SENDING, claimed_until__lt=at))
    if delivery is None:
        return False
    last = Attempt.objects.filter(delivery=delivery).order_by("-number").first()
    if last and last.finished_at and last.outcome == Attempt.Outcome.ACCEPTED:
        settle(delivery, Status.SENT, at=last.finished_at)
        return True
    begun = Attempt.objects.filter(delivery=delivery, outcome=Attempt.Outcome.STARTED)
    begun.update(outcome=Attempt.Outcome.UNKNOWN, finished_at=at)
    after_unknown(delivery, at=at, lot=0.0)
    if delivery.status == Status.FAILED_TEMPORARILY:
        delivery.go_at = at
        delivery.save(update_fields=["go_at"])
    return True


def release_held(at: datetime) -> int:
    """Let what waited for its hour stand in the portal, for those who may still see it. Returns how many."""
    rows = Delivery.objects.filter(status=Status.HELD, channel=Channel.PORTAL, go_at__lte=at)
    by_notice: dict[int, list[Delivery]] = defaultdict(list)
    for row in rows.select_related("notice__school__district", "guardian", "staff").order_by("go_at")[:AT_A_TIME]:
        by_notice[row.notice_id].append(row)
    for held in by_notice.values():
        notice = held[0].notice
        entitled = entitlements(notice, [row.recipient for row in held], at)
        to = {True: Status.DELIVERED, False: Status.NO_LONGER_ENTITLED}
        over = is_over(notice, at)
        for sees, status in to.items():
            ids = [row.pk for row in held if entitled[key_of(row.recipient)].sees is sees]
            Delivery.objects.filter(pk__in=ids, status=Status.HELD).update(
                status=Status.CANCELLED if over else status,
                why="out_of_date" if over else "" if sees else "not_entitled",
                sent_at=at if sees and not over else None,
            )
    return sum(len(held) for held in by_notice.values())


def count_anew_after_absence(at: datetime, last_swept_at: datetime | None) -> int:
    """Where no worker was there for a while, let what waited for one have its time from now on. Returns how many."""
    if last_swept_at is None or at - last_swept_at < ABSENCE:
        return 0
    waited = Delivery.objects.filter(status__in=NOT_GONE, due_at__lte=at - SETTLED_WITHIN)
    return waited.exclude(channel=Channel.PORTAL).update(due_at=at)


def last_swept() -> datetime | None:
    """When a worker last came round to sweep; None where none is known to have."""
    done = Job.objects.filter(state=Job.State.DONE, finished_at__isnull=False, task=SWEEP).order_by("-finished_at")
    return done.values_list("finished_at", flat=True).first()


def give_up_overdue(at: datetime) -> int:
    """Give up what is open for too long, so that a person decides (CHANNEL-13). Returns how many."""
    waiting = Q(status__in=NOT_GONE) | Q(status=Status.SENT, channel__in=WITH_RECEIPTS)
    rows = Delivery.objects.filter(waiting, due_at__lte=at - SETTLED_WITHIN).exclude(channel=Channel.PORTAL)
    return sum(_give_up(pk, at) for pk in list(rows.values_list("pk", flat=True)[:AT_A_TIME]))


@transaction.atomic
def _give_up(pk: int, at: datetime) -> bool:
    delivery = _lock(Delivery.objects.filter(pk=pk))
    if delivery is None:
        return False
    receipts = CHANNELS[delivery.channel].gives_receipts
    if not is_overdue(Status(delivery.status), due_at=delivery.due_at, at=at, awaits_receipt=receipts):
        return False
    settle(delivery, Status.FAILED_PERMANENTLY, why="gave_up", at=at)
    return True


def tidy_list(at: datetime) -> int:
    """Take from the office's list whom nobody may tell any more, and what is out of date. Returns how many."""
    open_ones = Unreached.objects.filter(closed_at__isnull=True).order_by("since")
    by_notice: dict[int, list[Unreached]] = defaultdict(list)
    for row in open_ones.select_related("notice__school__district", "guardian", "staff")[: AT_A_TIME * 4]:
        by_notice[row.notice_id].append(row)
    closed = 0
    for listed in by_notice.values():
        notice = listed[0].notice
        entitled = entitlements(notice, [row.recipient for row in listed], at)
        lost = [row.pk for row in listed if not entitled[key_in(row)].is_sent]
        over = [row.pk for row in listed if is_over(notice, at) and row.pk not in lost]
        for ids, how in ((lost, Unreached.How.NO_LONGER_ENTITLED), (over, Unreached.How.NOT_NEEDED)):
            closed += Unreached.objects.filter(pk__in=ids, closed_at__isnull=True).update(closed_at=at, how=how)
    return closed


def is_work_waiting(at: datetime) -> bool:
    """Whether something is due and no call to send it is on its way: a call was lost, or its hour has come."""
    calls = Job.objects.filter(task=SEND_DUE, state__in=(Job.State.READY, Job.State.LEASED), run_at__lte=at)
    return due(at).exists() and not calls.exists()


def _lock(rows: QuerySet[Delivery]) -> Delivery | None:
    if connection.features.has_select_for_update:
        rows = rows.select_for_update(skip_locked=True, of=("self",))
    return rows.select_related("notice__school__district", "guardian", "staff").first()
