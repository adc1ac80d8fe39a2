"""Claiming due deliveries: they are judged again, and each try is written down before the wire is touched.

Several are taken in hand together: what decides about them is read once for all, and their tries are written down in
one transaction. What does not simply leave (it is held, or ends) is taken up by itself, under its own lock.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import Case, F, QuerySet, When

from accord.core.questions import Fixed, question
from accord.delivery.channels import CHANNELS, Letter
from accord.delivery.models import Attempt, Delivery, Notice
from accord.delivery.sending.compose import compose
from accord.delivery.sending.judging import Verdict, judge
from accord.delivery.sending.settle import settle
from accord.people.models import Guardian, StaffMember
from accord.rules.channels import HURRY
from accord.rules.delivery_status import NOT_GONE, Status

CLAIMED_FOR = timedelta(minutes=3)
"""Longer than the mail server is given for one letter and once more on a new line (`core.smtp.PATIENCE`, 60 s each),
shorter than the five minutes within which a stuck delivery is found."""

WIRED = tuple(name for name, channel in CHANNELS.items() if channel.uses_wire)


@dataclass(frozen=True)
class Claimed:
    """One delivery in the hands of one worker, its letter written, its try begun. `before`: how it stood until then."""

    delivery_id: int
    attempt_id: int
    claim: str
    channel: str
    letter: Letter
    before: str


def due(at: datetime, channels: Sequence[str] = ()) -> QuerySet[Delivery]:
    """Return the deliveries that may leave now, emergencies first, then in the order of their time."""
    hurry = Case(*(When(notice__urgency=urgency, then=-place) for urgency, place in HURRY.items()), default=0)
    rows = Delivery.objects.filter(status__in=NOT_GONE, channel__in=channels or WIRED, go_at__lte=at)
    return rows.order_by(hurry, "go_at", "id")


def next_due(at: datetime, limit: int) -> list[int]:
    """Return the ids of the deliveries that go next, the most urgent first; one statement, no lock.

    They can be begun together: a channel on which a doubtful try is left to a person begins one at a time.
    """
    rows = _next_due(at=at, limit=Fixed(limit), channels=list(WIRED))
    alone = next((place for place, (_, channel) in enumerate(rows) if not CHANNELS[channel].repeats_unknown), None)
    return [pk for pk, _ in (rows if alone is None else rows[: max(1, alone)])]


@question
def _next_due(*, at: datetime, limit: Fixed, channels: list[str]) -> QuerySet[Delivery, tuple[int, str]]:
    return due(at, channels).values_list("id", "channel")[:limit]


@transaction.atomic
def claim(delivery_id: int, *, at: datetime) -> Claimed | None:
    """Take one delivery in hand. None: somebody else has it, or it is not to be sent now, or never (N11)."""
    rows = _free([delivery_id], at)
    delivery = rows.select_related("notice__school__district", "guardian__school", "staff__school", "login").first()
    if delivery is None:
        return None
    (verdict,) = judge([delivery], at)
    if verdict.address:
        return _begin([(delivery, verdict, compose(_as_judged(delivery, verdict), verdict.address))], at)[0]
    if verdict.ends:
        settle(delivery, verdict.ends, why=verdict.why, at=at)
    elif verdict.held_until:
        _hold(delivery, verdict.held_until, at)
    return None


def claim_together(delivery_ids: Sequence[int], *, at: datetime) -> list[Claimed]:
    """Take several deliveries in hand, in their order; those that are not to be sent now, or never, are ended or held.

    Nothing is locked while they are judged and written. Then whatever nobody else has taken meanwhile is ours.
    """
    deliveries = _with_all(delivery_ids)
    verdicts = judge(deliveries, at)
    going = [
        (delivery, verdict, compose(_as_judged(delivery, verdict), verdict.address))
        for delivery, verdict in zip(deliveries, verdicts, strict=True)
        if verdict.address
    ]
    for delivery, verdict in zip(deliveries, verdicts, strict=True):
        if not verdict.address:
            claim(delivery.pk, at=at)
    if not going:
        return []
    with transaction.atomic():
        still = set(_still_free(ids=[delivery.pk for delivery, _, _ in going], at=at))
        return _begin([each for each in going if (each[0].pk, each[0].tries) in still], at)


def hand_back(claims: Sequence[Claimed]) -> None:
    """Let go of deliveries that were begun and never brought, as if nobody had taken them in hand.

    That is known for certain, so no try is counted.
    """
    for before in {claimed.before for claimed in claims}:
        of_kind = {claimed.delivery_id: claimed for claimed in claims if claimed.before == before}
        with transaction.atomic():
            rows = Delivery.objects.filter(id__in=of_kind, claim__in={each.claim for each in of_kind.values()})
            ours = list(rows.select_for_update().values_list("id", flat=True))
            Attempt.objects.filter(id__in=[of_kind[pk].attempt_id for pk in ours]).delete()
            Delivery.objects.filter(id__in=ours).update(
                status=before, claim="", claimed_until=None, tries=F("tries") - 1
            )


@question
def _still_free(*, ids: list[int], at: datetime) -> QuerySet[Delivery, tuple[int, int]]:
    return _free(ids, at).values_list("id", "tries")


def _free(delivery_ids: list[int], at: datetime) -> QuerySet[Delivery]:
    """Those of the deliveries that may leave now, locked to the end of the transaction."""
    rows = Delivery.objects.filter(id__in=delivery_ids, status__in=NOT_GONE, go_at__lte=at)
    if connection.features.has_select_for_update:
        rows = rows.select_for_update(skip_locked=True, of=("self",))
    return rows


def _as_judged(delivery: Delivery, verdict: Verdict) -> Delivery:
    delivery.discreet = verdict.discreet
    return delivery


def _hold(delivery: Delivery, until: datetime, at: datetime) -> None:
    """Quiet hours may have been set, or begun, since it was told; what may not go is not tried for that time."""
    delivery.status, delivery.go_at = Status.HELD, until
    delivery.due_at = delivery.due_at + (until - at) if delivery.tries else until
    delivery.save(update_fields=["status", "go_at", "due_at"])


def _begin(going: Sequence[tuple[Delivery, Verdict, Letter]], at: datetime) -> list[Claimed]:
    """Write down that these tries begin; the deliveries are locked."""
    if not going:
        return []
    token = secrets.token_hex(16)
    for discreet in {verdict.discreet for _, verdict, _ in going}:
        Delivery.objects.filter(id__in=[each.pk for each, verdict, _ in going if verdict.discreet is discreet]).update(
            status=Status.SENDING, claim=token, claimed_until=at + CLAIMED_FOR, tries=F("tries") + 1, discreet=discreet
        )
    attempts = Attempt.objects.bulk_create(
        Attempt(delivery=delivery, number=delivery.tries + 1, address=verdict.address, started_at=at)
        for delivery, verdict, _ in going
    )
    return [
        Claimed(delivery.pk, attempt.pk, token, delivery.channel, letter, delivery.status)
        for (delivery, _, letter), attempt in zip(going, attempts, strict=True)
    ]


def _with_all(delivery_ids: Sequence[int]) -> list[Delivery]:
    """The deliveries in their order, with notice, school and person; each of these fetched once for all."""
    rows = {row.pk: row for row in _deliveries(ids=list(delivery_ids))}
    notices = {row.pk: row for row in _notices(ids=sorted({each.notice_id for each in rows.values()}))}
    guardians = {row.pk: row for row in _guardians(ids=sorted({each.guardian_id or 0 for each in rows.values()} - {0}))}
    staff = {row.pk: row for row in _staff(ids=sorted({each.staff_id or 0 for each in rows.values()} - {0}))}
    for row in rows.values():
        row.notice = notices[row.notice_id]
        if row.guardian_id:
            row.guardian = guardians[row.guardian_id]
        if row.staff_id:
            row.staff = staff[row.staff_id]
        person = row.guardian or row.staff
        if person is not None and person.school_id == row.notice.school_id:
            person.school = row.notice.school
    return [rows[pk] for pk in delivery_ids if pk in rows]


@question
def _deliveries(*, ids: list[int]) -> QuerySet[Delivery]:
    return Delivery.objects.filter(id__in=ids, status__in=NOT_GONE)


@question
def _notices(*, ids: list[int]) -> QuerySet[Notice]:
    return Notice.objects.filter(id__in=ids).select_related("school__district")


@question
def _guardians(*, ids: list[int]) -> QuerySet[Guardian]:
    return Guardian.objects.filter(id__in=ids)


@question
def _staff(*, ids: list[int]) -> QuerySet[StaffMember]:
    return StaffMember.objects.filter(id__in=ids)
