"""Add a clause to a draft."""

from collections.abc import Mapping

from django.db import transaction

from accord.charters.content import ClauseContent
from accord.charters.drafting import check_texts, first_of, hold_draft, new_key, section_of, tell, tidy, write_clause
from accord.charters.models import Clause, Edition


@transaction.atomic
def add_clause(
    *, by: str, edition: Edition, section: str, texts: Mapping[str, str], children: Mapping[str, str] | None = None
) -> Clause:
    """The draft says one thing more, at the end of a section, perhaps in words for children too. Raises DomainError."""
    edition = hold_draft(edition)
    said = {language: tidy(text) for language, text in texts.items()}
    first = first_of(edition)
    to_children = {language: tidy(text) for language, text in (children or {}).items()}
    check_texts({first: "", **said}, first, to_children)
    content = ClauseContent(new_key(edition, said[first]), said, children=to_children)
    clause = write_clause(section_of(edition, section), content)
    tell(
        by=by,
        verb="add_clause",
        edition=edition,
        subject=f"clause:{clause.ref}",
        details={"clause": clause.key, "section": section, "after": said, "children": to_children},
    )
    return clause
