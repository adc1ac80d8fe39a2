"""Mails to people of the district that failed: for those who wait for an answer, and by name alone for the district."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from accord.delivery.models import DeadAddress, Delivery
from accord.people.models import DistrictSafeguarding, Login
from accord.rules.channels import Channel
from accord.rules.delivery_status import Status
from accord.schools.models import District

FAILED = Status.FAILED_PERMANENTLY
REACHED = (Status.SENT, Status.DELIVERED, Status.READ)


def not_reached_about(refs: Collection[str]) -> dict[str, list[Login]]:
    """Who of the district could not be written to about what, by the ref of each; asked of those who may open it.

    A later mail about the same that went out makes up for an earlier one.
    """
    rows = Delivery.objects.filter(
        login__isnull=False, notice__about_ref__in=list(refs), notice__withdrawn_at__isnull=True,
        status__in=(FAILED, *REACHED),
    )  # fmt: skip
    latest: dict[tuple[str, int], Delivery] = {}
    for row in rows.select_related("login", "notice").order_by("created_at", "id"):
        latest[row.notice.about_ref, row.login_id or 0] = row
    found: dict[str, list[Login]] = {}
    for (ref, _login), row in latest.items():
        if row.status == FAILED and row.login:
            found.setdefault(ref, []).append(row.login)
    return found


@dataclass(frozen=True)
class NotReached:
    """Somebody of the district to whom mail fails: who, since when and why; never what about, nor of which school."""

    ref: str
    name: str
    email: str
    why: str
    since: datetime
    may_try_again: bool


def not_reached_in(district: District) -> list[NotReached]:
    """The people of a district to whom the latest mail failed, unless another address is known by now."""
    return [line for row in _latest(district) if (line := _line(row, district))]


def dead_addresses(district: District, login: Login) -> QuerySet[DeadAddress]:
    """The records by which the address of somebody is not used at the schools of a district."""
    return DeadAddress.objects.filter(
        school__district=district,
        channel=Channel.EMAIL,
        revived_at__isnull=True,
        address=(login.email or "").strip().lower(),
    )


def _latest(district: District) -> Iterator[Delivery]:
    """Of those with a post of the district, and of those who hold safeguarding for it."""
    holders = DistrictSafeguarding.objects.filter(district=district).values("login")
    rows = Delivery.objects.filter(
        Q(login__district_posts__district=district) | Q(login__in=holders), login__isnull=False,
        notice__school__district=district, status__in=(FAILED, *REACHED),
    )  # fmt: skip
    latest: dict[int, Delivery] = {}
    for row in rows.select_related("login").prefetch_related("attempts").order_by("created_at", "id").distinct():
        latest[row.login_id or 0] = row
    yield from (row for row in latest.values() if row.status == FAILED)


def _line(row: Delivery, district: District) -> NotReached | None:
    login = row.login
    if login is None:
        return None
    tried = [one.address.lower() for one in row.attempts.all() if one.address]
    email = (login.email or "").strip()
    if email and (row.why == "no_address" or (tried and email.lower() not in tried)):
        return None
    dead = bool(email) and dead_addresses(district, login).exists()
    why = _("There is no e-mail address.") if not email else _("Mail to this address comes back, or does not arrive.")
    return NotReached(login.ref, login.name, email, why, row.created_at, dead)
