"""Take a rule off a clause."""

from django.db import transaction

from accord.charters.drafting import hold_draft, stamp_of_rule, tell
from accord.charters.models import ClauseRule
from accord.schools.seen import check_seen


@transaction.atomic
def remove_rule(*, by: str, rule: ClauseRule, seen: str | None = None) -> None:
    """The clause no longer lays this rule down; the profession's default holds instead. Raises DomainError."""
    edition = hold_draft(rule.edition)
    stored = ClauseRule.objects.select_related("clause").filter(pk=rule.pk).first()
    if stored is None:
        return
    check_seen(seen, stamp_of_rule(stored))
    subject, clause = f"clause:{stored.clause.ref}", stored.clause.key
    before = {"clause": clause, "kind": stored.kind, "name": stored.name, "values": stored.values}
    stored.delete()
    tell(by=by, verb="remove_rule", edition=edition, subject=subject, details={"before": before})
