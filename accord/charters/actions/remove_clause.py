"""Take a clause out of a draft."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from accord.charters.drafting import (
    clause_now,
    clause_said,
    hold_draft,
    lay_aside,
    stale_children_in,
    stale_in,
    stamp_of_clause,
    tell,
)
from accord.charters.models import Clause, LaidAside
from accord.schools.seen import check_seen


@transaction.atomic
def remove_clause(*, by: str, at: datetime, clause: Clause, seen: str | None = None) -> LaidAside:
    """The draft no longer says this; the words and rules are kept beside it and can be put back. Raises DomainError."""
    edition, clause = hold_draft(clause.edition), clause_now(clause)
    check_seen(seen, stamp_of_clause(clause))
    content = {
        "section": clause.section.kind,
        "stale": sorted(stale_in(clause)),
        "stale_for_children": sorted(stale_children_in(clause)),
        **asdict(clause_said(clause)),
    }
    laid = lay_aside(edition, LaidAside.Kind.CLAUSE, clause.key, content, at)
    subject = f"clause:{clause.ref}"
    clause.delete()
    tell(by=by, verb="remove_clause", edition=edition, subject=subject, details={"before": content})
    return laid
