"""One round of sending: letter after letter, no transaction open while the other side is talked to."""

import logging
import random
import time
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from django.db import DatabaseError, connection, transaction
from django.db.models import Value
from django.db.models.functions import Coalesce

from accord.core import clock
from accord.core.without_waiting import change_without_waiting
from accord.delivery.channels import CHANNELS, Outcome, Result
from accord.delivery.models import Attempt, Delivery
from accord.delivery.sending.claim import Claimed, claim_together, hand_back, next_due
from accord.delivery.sending.settle import condemn, settle
from accord.rules.delivery_status import NOT_GONE, Report, Status, after_report, decide_retry

log = logging.getLogger("accord.delivery")

MOST_LETTERS = 200
MOST_SECONDS = 20.0
"""After so many letters or seconds the round ends and lets other mail through: sign-in codes must not wait."""

TOGETHER = 20
"""Letters that are taken in hand together."""

FRESH = 1.0
"""Seconds after which what was judged is judged again: who may no longer have a letter does not get it later (N11)."""


def send_round() -> bool:
    """Send what is due, the most urgent first; True when more is waiting and the other side answers."""
    begun, brought, together = time.monotonic(), 0, TOGETHER
    try:
        while brought < MOST_LETTERS and time.monotonic() - begun < MOST_SECONDS:
            ids = next_due(clock.now(), together)
            if not ids:
                return False
            brought += len(ids)
            there, sent = send_together(_claimed(ids))
            if not there:
                return False
            together = min(TOGETHER, 2 * max(1, sent))
    finally:
        for channel in CHANNELS.values():
            channel.hang_up()
    return bool(next_due(clock.now(), 1))


def send_together(claims: Sequence[Claimed]) -> tuple[bool, int]:
    """Send letters that were taken in hand together; returns whether the other side is there, and how many it heard of.

    What a slow or absent server keeps us from bringing is handed back, to be judged again.
    """
    stale_at = time.monotonic() + FRESH
    accepted: list[Claimed] = []
    brought, there = 0, True
    try:
        for claimed in claims:
            if brought and time.monotonic() > stale_at:
                break
            outcome = hand_over(claimed)
            brought += 1
            if outcome.result is Result.ACCEPTED and not outcome.provider_reference:
                note_accepted(claimed, outcome, at=clock.now())
                accepted.append(claimed)
            else:
                finish(claimed, outcome, at=clock.now(), lot=random.random())  # noqa: S311
            if outcome.no_line:
                there = False
                break
    finally:
        settle_accepted(accepted, at=clock.now())
        hand_back(claims[brought:])
    return there, brought


def _claimed(delivery_ids: Sequence[int]) -> list[Claimed]:
    """Claim deliveries; what cannot even be written is put off, so that it stops nobody behind it."""
    try:
        return claim_together(delivery_ids, at=clock.now())
    except DatabaseError:
        raise
    except Exception:
        if len(delivery_ids) > 1:
            return [claimed for each in delivery_ids for claimed in _claimed([each])]
        log.exception("A letter could not be written (delivery %s).", delivery_ids[0])
        put_off(delivery_ids[0], at=clock.now())
        return []


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


def note_accepted(claimed: Claimed, outcome: Outcome, *, at: datetime) -> None:
    """Note at once that the other side took a letter: should we be killed before the next, it is not sent again."""
    change_without_waiting(
        "UPDATE delivery_attempt SET outcome = %s, finished_at = %s, code = %s WHERE id = %s",
        [Attempt.Outcome.ACCEPTED.value, at, outcome.code[:20], claimed.attempt_id],
    )


def settle_accepted(claims: Sequence[Claimed], *, at: datetime) -> None:
    """Write down that letters have left, all in one step. Of those that are ours no more only what is certain."""
    by_token: dict[str, list[Claimed]] = defaultdict(list)
    for claimed in claims:
        by_token[claimed.claim].append(claimed)
    for token, taken in by_token.items():
        with transaction.atomic():
            rows = Delivery.objects.filter(id__in=[each.delivery_id for each in taken])
            ours = rows.filter(claim=token).update(
                status=Status.SENT, why="", claim="", claimed_until=None, sent_at=Coalesce("sent_at", Value(at))
            )
            late = set(rows.exclude(status=Status.SENT).values_list("id", flat=True)) if ours < len(taken) else ()
        for claimed in taken:
            if claimed.delivery_id in late:
                finish(claimed, Outcome(Result.ACCEPTED, "250"), at=at, lot=0.0)


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
