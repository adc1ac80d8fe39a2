"""Take the example of a policy of the library into a draft."""

from django.db import transaction

from accord.charters.content import ClauseContent
from accord.charters.drafting import first_of, hold_draft, new_key, section_of, tell, write_clause
from accord.charters.library import LibraryPolicy
from accord.charters.models import Clause, Edition
from accord.charters.naming import renamed, with_unused_names
from accord.rules.charter import RULE_KINDS


@transaction.atomic
def take_from_library(*, by: str, edition: Edition, policy: LibraryPolicy, section: str) -> Clause:
    """The draft gains the policy's example clause with its rules, in the languages of the draft that it has.

    A rule of which a charter holds only one, and which the draft has already, is not added again: the text then
    speaks of the draft's own. Raises DomainError.
    """
    edition = hold_draft(edition)
    example, first = _with_own_rules(edition, policy.example), first_of(edition)
    texts = {language: text for language, text in example.text.items() if language in edition.languages}
    if first not in texts:
        texts[first] = example.text.get("en") or next(iter(example.text.values()))
    rules = with_unused_names(ClauseContent("", texts, example.rules), edition.rules.values_list("name", flat=True))
    content = ClauseContent(new_key(edition, policy.example.key), rules.text, rules.rules)
    clause = write_clause(section_of(edition, section), content)
    tell(
        by=by,
        verb="take_from_library",
        edition=edition,
        subject=f"clause:{clause.ref}",
        details={"policy": policy.key, "clause": clause.key, "section": section},
    )
    return clause


def _with_own_rules(edition: Edition, example: ClauseContent) -> ClauseContent:
    """The example without those rules that the draft has and that cannot stand twice."""
    texts, kept = dict(example.text), []
    own = dict(edition.rules.values_list("kind", "name"))
    for rule in example.rules:
        if rule.kind in own and not RULE_KINDS[rule.kind].repeats:
            texts = {language: renamed(text, rule.name, own[rule.kind]) for language, text in texts.items()}
        else:
            kept.append(rule)
    return ClauseContent(example.key, texts, tuple(kept))
