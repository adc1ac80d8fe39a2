"""The ground rules of a group space: the clause of the charter, or the product's own words, and what a class adds."""

import json
from dataclasses import dataclass
from hashlib import sha256

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from accord.charters.facts import content_of
from accord.charters.facts.reading import published_text
from accord.charters.models import Edition
from accord.charters.shown import ShownClause
from accord.messaging.models import GroupSpace

USUAL = (
    gettext_noop("We write as we would speak at the school gate: kindly, and to the point."),
    gettext_noop("We write about the life of the class: dates, things to bring, lost jumpers, thanks."),
    gettext_noop("We do not write about a child, a family or a member of staff. Worries go to the school directly."),
    gettext_noop("We put up no pictures of children, and we pass on nothing that others wrote here."),
    gettext_noop("Nobody has to answer, and nobody sees who has read what."),
    gettext_noop(
        "The staff of the class can take a post out of sight. They say why, and you can ask for a second look."
    ),
)
"""What holds where no charter lays down ground rules."""


@dataclass(frozen=True)
class GroundRules:
    """The rules as they are shown, and the hash of their words in every language they are written in."""

    sha256: str
    clause: ShownClause | None = None
    usual: tuple[str, ...] = ()
    own: str = ""
    own_language: str = ""


def ground_rules(space: GroupSpace, clause_key: str, edition: Edition | None, language: str) -> GroundRules:
    """Return the ground rules of a space for a reader of a language.

    The hash does not depend on the reader's language, so that changing the language asks nobody to accept again.
    """
    clause = _clause(edition, clause_key, language) if edition and clause_key else None
    words = _written(edition, clause_key) if edition and clause else list(USUAL)
    said = json.dumps([words, space.own_rules], sort_keys=True, ensure_ascii=False)
    return GroundRules(
        sha256=sha256(said.encode()).hexdigest(),
        clause=clause,
        usual=() if clause else tuple(_(sentence) for sentence in USUAL),
        own=space.own_rules,
        own_language=space.rules_language,
    )


def _clause(edition: Edition, key: str, language: str) -> ShownClause | None:
    shown = published_text(edition, language)
    return next((clause for section in shown.sections for clause in section.clauses if clause.key == key), None)


def _written(edition: Edition, key: str) -> list[dict[str, str]]:
    content = content_of(edition)
    return [dict(clause.text) for section in content.sections for clause in section.clauses if clause.key == key]
