"""An edition as the database holds it, read as content."""

from accord.charters.content import CharterContent, ClauseContent, RuleContent, SectionContent
from accord.charters.models import Clause, Edition


def content_of(edition: Edition) -> CharterContent:
    """Everything that the edition says and lays down. Six queries, whatever its size."""
    sections = edition.sections.prefetch_related("clauses__wordings", "clauses__rules", "clauses__children_wordings")
    wordings = list(edition.wordings.order_by("language"))
    return CharterContent(
        languages=tuple(edition.languages),
        title={one.language: one.title for one in wordings},
        opening={one.language: one.opening for one in wordings if one.opening},
        change_note={one.language: one.change_note for one in wordings if one.change_note},
        sections=tuple(
            SectionContent(section.kind, tuple(_clause(clause) for clause in section.clauses.all()))
            for section in sections
        ),
    )


def _clause(clause: Clause) -> ClauseContent:
    return ClauseContent(
        key=clause.key,
        text={one.language: one.text for one in sorted(clause.wordings.all(), key=lambda one: one.language)},
        rules=tuple(RuleContent(rule.name, rule.kind, rule.values) for rule in clause.rules.all()),
        children={
            one.language: one.text for one in sorted(clause.children_wordings.all(), key=lambda one: one.language)
        },
    )
