"""Move a clause within a draft."""

from django.db import transaction

from accord.charters.drafting import clause_now, hold_draft, renumber, section_of, tell
from accord.charters.models import Clause


@transaction.atomic
def move_clause(*, by: str, clause: Clause, up: bool = False, section: str = "") -> Clause:
    """The clause changes places with its neighbour, or goes to the end of another section.

    At the edge of its section nothing happens. Raises DomainError.
    """
    edition, clause = hold_draft(clause.edition), clause_now(clause)
    came_from, was_at = clause.section, clause.position
    if section and section != came_from.kind:
        clause.section = section_of(edition, section)
        clause.save(update_fields=["section"])
        order = [*clause.section.clauses.exclude(pk=clause.pk), clause]
        renumber([*came_from.clauses.all()])
    else:
        order = list(came_from.clauses.all())
        here = order.index(clause)
        there = here - 1 if up else here + 1
        if section or not 0 <= there < len(order):
            return clause
        order[here], order[there] = order[there], order[here]
    renumber(order)
    clause.refresh_from_db()
    tell(
        by=by,
        verb="move_clause",
        edition=edition,
        subject=f"clause:{clause.ref}",
        details={
            "clause": clause.key,
            "before": [came_from.kind, was_at],
            "after": [clause.section.kind, clause.position],
        },
    )
    return clause
