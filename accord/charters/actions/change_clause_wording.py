"""Say a clause differently."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction

from accord.charters.content import hash_of
from accord.charters.drafting import (
    check_texts,
    clause_now,
    first_of,
    hold_draft,
    lay_aside,
    stamp_of_texts,
    tell,
    texts_of,
    tidy,
)
from accord.charters.models import Clause, ClauseWording, LaidAside
from accord.schools.seen import check_seen


@transaction.atomic
def change_clause_wording(
    *,
    by: str,
    at: datetime,
    clause: Clause,
    texts: Mapping[str, str],
    still_fits: Collection[str] = (),
    seen: str | None = None,
) -> Clause:
    """The clause has other words in one or more languages; a translation left empty is taken out.

    A translation that was not changed is out of date when the first language says something else, unless
    `still_fits` names it. Raises DomainError: published, discarded, changed meanwhile (409), incomplete (422).
    """
    edition, clause = hold_draft(clause.edition), clause_now(clause)
    check_seen(seen, stamp_of_texts(clause, texts))
    first = first_of(edition)
    said = {language: tidy(text) for language, text in texts.items()}
    check_texts(said, first)
    before = texts_of(clause)
    origin_before = hash_of(before.get(first, ""))
    origin = hash_of(said.get(first, before.get(first, "")))
    changed = {language for language, text in said.items() if text != before.get(language, "")}
    up_to_date = changed | set(still_fits)
    for language in sorted(changed):
        _write(clause, language, said[language])
    ClauseWording.objects.filter(clause=clause, language=first).update(translated_from="")
    translated = ClauseWording.objects.filter(clause=clause).exclude(language=first)
    translated.filter(language__in=up_to_date).update(translated_from=origin)
    if origin != origin_before and translated.filter(translated_from=origin_before).exists():
        lay_aside(edition, LaidAside.Kind.WORDING, origin_before, {"text": before.get(first, "")}, at)
    tell(
        by=by,
        verb="change_clause_wording",
        edition=edition,
        subject=f"clause:{clause.ref}",
        details={
            "clause": clause.key,
            "before": {language: before.get(language, "") for language in sorted(changed)},
            "after": {language: said[language] for language in sorted(changed)},
            "still_fits": sorted(still_fits),
        },
    )
    return clause


def _write(clause: Clause, language: str, text: str) -> None:
    if text:
        ClauseWording.objects.update_or_create(clause=clause, language=language, defaults={"text": text})
    else:
        ClauseWording.objects.filter(clause=clause, language=language).delete()
