"""The restrictions of a guardian, as the rulebook needs them."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from accord.conduct.models import Decision, Restriction
from accord.core.questions import question
from accord.rules.restrictions import Deed, Restricted, RestrictionDecision, RestrictionFacts, changes, decide_deed


def restrictions_on(guardian_ids: Iterable[int], at: datetime) -> dict[int, tuple[RestrictionFacts, ...]]:
    """The restrictions that hold at a moment for each guardian; one query. Guardians without any are left out."""
    found: dict[int, tuple[RestrictionFacts, ...]] = {}
    for row in _holding(guardian_ids=list(guardian_ids), at=at):
        found[row.guardian_id] = (*found.get(row.guardian_id, ()), _facts(row))
    return found


@question
def _holding(*, guardian_ids: list[int], at: datetime) -> QuerySet[Restriction]:
    rows = Restriction.objects.filter(guardian_id__in=guardian_ids, starts_at__lte=at, ends_at__gt=at)
    return rows.exclude(lifting__at__lte=at).select_related("contact")


def may_be_restricted(guardian: str, at: datetime) -> Exists:
    """Whether any restriction of the guardian of a row runs at a moment, lifted or not; mostly there is none."""
    running = Restriction.objects.filter(guardian_id=OuterRef(guardian), starts_at__lte=at, ends_at__gt=at)
    return Exists(running)


def decision_on(guardian_id: int, deed: Deed, at: datetime, *, done_lately: int = 0) -> RestrictionDecision:
    """What holds for one thing that a guardian wants to do now; every room asks this before it opens a way.

    A room that offers bookings, events or volunteering shows what is left by `rules.restrictions.offered_instead`.
    """
    return decide_deed(deed, restrictions_on([guardian_id], at).get(guardian_id, ()), at, done_lately=done_lately)


def arrangements_for_children(found: Iterable[RestrictionFacts]) -> tuple[str, ...]:
    """How children are brought and fetched, in the words of whoever decided; of limits that change collecting alone.

    Nothing else of a decision is read: neither its reasons nor what happened. `found` are those that hold now.
    """
    refs = [one.ref for one in found if changes(one.kind, Deed.COLLECT_CHILD)]
    if not refs:
        return ()
    rows = Decision.objects.filter(restriction__ref__in=refs).exclude(arrangements_for_child="")
    return tuple(dict.fromkeys(rows.order_by("-decided_at", "-id").values_list("arrangements_for_child", flat=True)))


def _facts(row: Restriction) -> RestrictionFacts:
    return RestrictionFacts(
        ref=row.ref,
        kind=Restricted(row.kind),
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        clause=row.clause_key,
        contact=row.contact.ref if row.contact else "",
        most=row.most,
        per_days=row.per_days,
    )
