"""Put a clause back into a draft."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.charters.content import ClauseContent, RuleContent
from accord.charters.drafting import hold_draft, section_of, tell, write_clause
from accord.charters.models import Clause, Comment, LaidAside
from accord.charters.naming import with_unused_names
from accord.core.errors import DomainError


@transaction.atomic
def restore_clause(*, by: str, at: datetime, laid: LaidAside) -> Clause:
    """A clause that was taken out stands in the draft again, with its rules and the remarks on it.

    A rule whose name was given to another meanwhile gets a new name, in its texts too. Raises DomainError.
    """
    edition = hold_draft(laid.edition)
    laid = LaidAside.objects.get(pk=laid.pk)
    if laid.put_back_at or edition.sections.filter(clauses__key=laid.name).exists():
        raise DomainError("clause-back", _("This clause stands in the draft again already."), 409)
    kept = laid.content
    spoken = {language: text for language, text in kept["text"].items() if language in edition.languages}
    to_children = {
        language: text for language, text in kept.get("children", {}).items() if language in edition.languages
    }
    content = ClauseContent(kept["key"], spoken, tuple(RuleContent(**rule) for rule in kept["rules"]), to_children)
    taken = set(edition.rules.values_list("name", flat=True))
    content = with_unused_names(content, taken)
    clause = write_clause(
        section_of(edition, kept["section"]),
        content,
        stale=kept["stale"],
        stale_for_children=kept.get("stale_for_children", ()),
    )
    Comment.objects.filter(edition=edition, clause=None, clause_key=clause.key).update(clause=clause)
    laid.put_back_at = at
    laid.save(update_fields=["put_back_at"])
    tell(by=by, verb="restore_clause", edition=edition, subject=f"clause:{clause.ref}", details={"clause": clause.key})
    return clause
