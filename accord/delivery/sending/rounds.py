"""One round of sending: letter after letter, no transaction open while the other side is talked to."""

import logging
import random
import time
from datetime import datetime

from django.db import DatabaseError, connection, transaction

from accord.core import clock
from accord.delivery.channels import CHANNELS, Outcome, Result
from accord.delivery.models import Attempt, Delivery
from accord.delivery.sending.claim import Claimed, claim, next_due
from accord.delivery.sending.settle import condemn, settle
from accord.rules.delivery_status import NOT_GONE, Report, Status, after_report, decide_retry

log = logging.getLogger("accord.delivery")

MOST_LETTERS = 40
MOST_SECONDS = 20.0
"""After so many letters or seconds the round ends and lets other mail through: sign-in codes must not wait."""


def send_round() -> bool:
    """Send what is due, the most urgent first; True when more is waiting and the other side answers."""
    try:
        if not _send_some():
            return False
    finally:
        for channel in CHANNELS.values():
            channel.hang_up()
    return bool(next_due(clock.now(), 1))


def _send_some() -> bool:
    begun = time.monotonic()
    for delivery_id in next_due(clock.now(), MOST_LETTERS):
        if time.monotonic() - begun > MOST_SECONDS:
            break
        claimed = _claimed(delivery_id)
        if claimed is not None:
            outcome = hand_over(claimed)
            finish(claimed, outcome, at=clock.now(), lot=random.random())  # noqa: S311
            if outcome.no_line:
                return False
    return True


def _claimed(delivery_id: int) -> Claimed | None:
    """Claim one delivery; what cannot even be written is put off, so that it stops nobody behind it."""
    try:
        return claim(delivery_id, at=clock.now())
    except DatabaseError:
        raise
    except Exception:
        log.exception("A letter could not be written (delivery %s).", delivery_id)
        put_off(delivery_id, at=clock.now())
        return None


@transaction.atomic
def put_off(delivery_id: int, *, at: datetime) -> None:
    """Count a try that failed before it began, by a fault of ours; after two days a person is told."""
    delivery = Delivery.objects.select_for_update().get(id=delivery_id)
    if delivery.status not in NOT_GONE:
        return
    delivery.tries += 1
    delivery.save(update_fields=["tries"])
    Attempt.objects.create(
        delivery=delivery, number=delivery.tries, started_at=at, finished_at=at, outcome=Attempt.Outcome.DELAYED,
        answer="We could not write it.",
    )  # fmt: skip
    try_again(delivery, code="", at=at, lot=random.random())  # noqa: S311


def hand_over(claimed: Claimed) -> Outcome:
    """Give one letter to its channel. Raises RuntimeError inside a transaction, which would hold up everybody (N7)."""
    if any(not getattr(block, "_from_testcase", False) for block in connection.atomic_blocks):
        raise RuntimeError("Nothing is sent while a transaction is open.")
    try:
        return CHANNELS[claimed.channel].send(claimed.letter)
    except Exception:
        log.exception("A letter could not be made or handed over (delivery %s).", claimed.delivery_id)
        return Outcome(Result.UNKNOWN, answer="We could not hand it over.")


@transaction.atomic
def finish(claimed: Claimed, outcome: Outcome, *, at: datetime, lot: float) -> None:
    """Write down how a try ended, and what follows. A worker that wakes too late changes only what is certain."""
    Attempt.objects.filter(id=claimed.attempt_id).update(
        outcome=outcome.result,
        finished_at=at,
        code=outcome.code[:20],
        answer=outcome.answer[:300],
        provider_reference=outcome.provider_reference,
    )
    delivery = Delivery.objects.select_for_update().get(id=claimed.delivery_id)
    if outcome.provider_reference:
        Delivery.objects.filter(id=delivery.id).update(provider_reference=outcome.provider_reference)
    if delivery.claim != claimed.claim:
        _finish_late(delivery, outcome, at)
        return
    match outcome.result:
        case Result.ACCEPTED:
            settle(delivery, Status.SENT, at=at)
        case Result.DELIVERED:
            settle(delivery, Status.DELIVERED, at=at)
        case Result.REFUSED:
            if outcome.condemns_address:
                condemn(delivery, code=outcome.code, answer=outcome.answer, at=at)
            settle(delivery, Status.FAILED_PERMANENTLY, why="refused", code=outcome.code, at=at)
        case Result.DELAYED:
            try_again(delivery, code=outcome.code, at=at, lot=lot)
        case Result.UNKNOWN:
            after_unknown(delivery, at=at, lot=lot)


def after_unknown(delivery: Delivery, *, at: datetime, lot: float) -> None:
    """Go on after a try whose end nobody knows: repeat it, or leave it to a person where repeating costs."""
    if CHANNELS[delivery.channel].repeats_unknown:
        try_again(delivery, code="", at=at, lot=lot)
    else:
        settle(delivery, Status.FAILED_PERMANENTLY, why="unknown", at=at)


def try_again(delivery: Delivery, *, code: str, at: datetime, lot: float) -> None:
    """Plan the next try by the rulebook; when there is none, the next channel or the office takes over."""
    again = decide_retry(tries=delivery.tries, due_at=delivery.due_at, at=at, lot=lot)
    if again.at is None:
        settle(delivery, Status.FAILED_PERMANENTLY, why="gave_up", code=code, at=at)
        return
    delivery.go_at = again.at
    delivery.save(update_fields=["go_at"])
    settle(delivery, Status.FAILED_TEMPORARILY, why="delayed", at=at)


def _finish_late(delivery: Delivery, outcome: Outcome, at: datetime) -> None:
    if outcome.result in (Result.ACCEPTED, Result.DELIVERED) and delivery.status != Status.SENDING:
        now = after_report(Status(delivery.status), Report(outcome.result))
        if now is not Status(delivery.status):
            settle(delivery, now, at=at)
