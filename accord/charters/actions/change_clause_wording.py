"""Say a clause differently."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction

from accord.charters.content import hash_of
from accord.charters.drafting import (
    check_texts,
    children_of,
    clause_now,
    first_of,
    hold_draft,
    lay_aside,
    stamp_of_texts,
    tell,
    texts_of,
    tidy,
)
from accord.charters.models import ChildrenWording, Clause, ClauseWording, LaidAside
from accord.schools.seen import check_seen


@transaction.atomic
def change_clause_wording(
    *,
    by: str,
    at: datetime,
    clause: Clause,
    texts: Mapping[str, str],
    children: Mapping[str, str] | None = None,
    still_fits: Collection[str] = (),
    seen: str | None = None,
) -> Clause:
    """The clause has other words in one or more languages, to adults or to children; what is left empty is taken out.

    A translation that was not changed is out of date when the first language says something else, unless
    `still_fits` names it. Raises DomainError: published, discarded, changed meanwhile (409), incomplete (422).
    """
    edition, clause = hold_draft(clause.edition), clause_now(clause)
    check_seen(seen, stamp_of_texts(clause, texts))
    first = first_of(edition)
    said = {language: tidy(text) for language, text in texts.items()}
    to_children = {language: tidy(text) for language, text in (children or {}).items()}
    before, children_before = texts_of(clause), children_of(clause)
    check_texts(said, first, {**children_before, **to_children} if to_children else None)
    changed = _write(ClauseWording, clause, before, said, still_fits)
    changed_for_children = _write(ChildrenWording, clause, children_before, to_children, still_fits)
    origin = hash_of(before.get(first, ""))
    translated = ClauseWording.objects.filter(clause=clause).exclude(language=first)
    if first in changed and translated.filter(translated_from=origin).exists():
        lay_aside(edition, LaidAside.Kind.WORDING, origin, {"text": before.get(first, "")}, at)
    tell(
        by=by,
        verb="change_clause_wording",
        edition=edition,
        subject=f"clause:{clause.ref}",
        details={
            "clause": clause.key,
            "before": {language: before.get(language, "") for language in changed},
            "after": {language: said[language] for language in changed},
            "children_before": {language: children_before.get(language, "") for language in changed_for_children},
            "children_after": {language: to_children[language] for language in changed_for_children},
            "still_fits": sorted(still_fits),
        },
    )
    return clause


def _write(
    kind: type[ClauseWording] | type[ChildrenWording],
    clause: Clause,
    before: Mapping[str, str],
    said: Mapping[str, str],
    still_fits: Collection[str],
) -> list[str]:
    """Store what was changed and from which wording it is translated; returns the languages that changed."""
    first = first_of(clause.edition)
    changed = sorted(language for language, text in said.items() if text != before.get(language, ""))
    wordings = kind._default_manager.filter(clause=clause)
    for language in changed:
        if said[language]:
            kind._default_manager.update_or_create(clause=clause, language=language, defaults={"text": said[language]})
        else:
            wordings.filter(language=language).delete()
    wordings.filter(language=first).update(translated_from="")
    origin = hash_of(said.get(first, before.get(first, "")))
    up_to_date = {*changed, *still_fits} - {first}
    wordings.filter(language__in=up_to_date).update(translated_from=origin)
    return changed
