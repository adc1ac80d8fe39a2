"""Writing what a draft says: a step of the actions that begin a draft or take one in."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accord.charters.content import CharterContent, ClauseContent, RuleContent, hash_of
from accord.charters.models import (
    ChildrenWording,
    Clause,
    ClauseRule,
    ClauseWording,
    Edition,
    EditionWording,
    Section,
)
from accord.core.errors import DomainError
from accord.rules.charter import RULE_KINDS, BadValues, plain_values, read_values


@transaction.atomic
def write_content(*, edition: Edition, content: CharterContent) -> None:
    """Everything that a draft said is replaced by this content. Raises DomainError for an edition that is no draft.

    A step of other actions (begin, take in a file), which write the audit entry.
    """
    refuse_unless_draft(edition)
    edition.wordings.all().delete()
    edition.sections.all().delete()
    edition.languages = list(content.languages)
    edition.save(update_fields=["languages"])
    spoken = [*content.languages, *sorted(set(content.title) - set(content.languages))]
    EditionWording.objects.bulk_create(
        EditionWording(
            edition=edition,
            language=language,
            title=content.title.get(language, ""),
            opening=content.opening.get(language, ""),
            change_note=content.change_note.get(language, ""),
        )
        for language in spoken
    )
    for place, section in enumerate(content.sections):
        part = Section.objects.create(edition=edition, kind=section.kind, position=place)
        for position, clause in enumerate(section.clauses):
            _write_clause(part, position, clause, first=content.languages[0])


def refuse_unless_draft(edition: Edition) -> None:
    """Raise DomainError unless the edition is a draft that may still be changed."""
    if hasattr(edition, "publication"):
        raise DomainError(
            "edition_published",
            _("This edition is published and stays as it is. Begin a new draft to change the charter."),
            status=409,
        )
    if hasattr(edition, "discard"):
        raise DomainError("edition_discarded", _("This draft was discarded. Begin a new one."), status=409)


def _write_clause(section: Section, position: int, content: ClauseContent, *, first: str) -> None:
    clause = Clause.objects.create(edition=section.edition, section=section, key=content.key, position=position)
    origin = hash_of(content.text.get(first, ""))
    ClauseWording.objects.bulk_create(
        ClauseWording(
            clause=clause,
            language=language,
            text=text,
            translated_from="" if language == first else origin,
        )
        for language, text in content.text.items()
    )
    children_origin = hash_of(content.children.get(first, ""))
    ChildrenWording.objects.bulk_create(
        ChildrenWording(
            clause=clause, language=language, text=text, translated_from="" if language == first else children_origin
        )
        for language, text in content.children.items()
    )
    ClauseRule.objects.bulk_create(
        ClauseRule(
            edition=section.edition,
            clause=clause,
            name=rule.name,
            kind=rule.kind,
            values=_whole(rule),
            position=place,
        )
        for place, rule in enumerate(content.rules)
    )


def _whole(rule: RuleContent) -> dict[str, Any]:
    """The values with every default written out, so that an edition never changes its meaning later."""
    try:
        return plain_values(read_values(RULE_KINDS[rule.kind], rule.values))
    except (KeyError, BadValues):
        return rule.values
