"""The restrictions of a guardian, as the rulebook needs them."""

from collections.abc import Iterable
from datetime import datetime

from accord.conduct.models import Restriction
from accord.rules.restrictions import Restricted, RestrictionFacts


def restrictions_on(guardian_ids: Iterable[int], at: datetime) -> dict[int, tuple[RestrictionFacts, ...]]:
    """The restrictions that hold at a moment for each guardian; one query. Guardians without any are left out."""
    found: dict[int, tuple[RestrictionFacts, ...]] = {}
    rows = (
        Restriction.objects.filter(guardian_id__in=list(guardian_ids), starts_at__lte=at, ends_at__gt=at)
        .exclude(lifting__at__lte=at)
        .select_related("contact")
    )
    for row in rows:
        found[row.guardian_id] = (*found.get(row.guardian_id, ()), _facts(row))
    return found


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
