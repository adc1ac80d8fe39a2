"""Choose the languages of a draft."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accord.charters.content import hash_of
from accord.charters.drafting import (
    children_of,
    hold_draft,
    lay_aside,
    stale_children_in,
    stale_in,
    tell,
    texts_of,
)
from accord.charters.models import ChildrenWording, Clause, ClauseWording, Edition, EditionWording, LaidAside
from accord.core.errors import DomainError
from accord.schools.seen import check_seen, stamp


@transaction.atomic
def change_languages(
    *, by: str, at: datetime, edition: Edition, languages: Sequence[str], seen: str | None = None
) -> Edition:
    """The draft is written in these languages; the first is the one from which the others are translated.

    The words of a language that is ended are kept beside the draft and come back with it. The first language must
    be written in full. Raises DomainError.
    """
    edition = hold_draft(edition)
    check_seen(seen, stamp_of_languages(edition))
    chosen = list(dict.fromkeys(languages))
    _check(edition, chosen)
    before = list(edition.languages)
    if before and chosen[0] != before[0]:
        _translate_from(edition, chosen[0])
    for language in before:
        if language not in chosen:
            _end(edition, language, at)
    edition.languages = chosen
    edition.save(update_fields=["languages"])
    for language in chosen:
        if language not in before:
            _bring_back(edition, language, at)
    tell(by=by, verb="change_languages", edition=edition, details={"before": before, "after": chosen})
    return edition


def stamp_of_languages(edition: Edition) -> str:
    """The fingerprint of the languages of a draft."""
    return stamp(edition.ref, edition.languages)


def _check(edition: Edition, chosen: list[str]) -> None:
    known = dict(settings.LANGUAGES)
    if not chosen or any(language not in known for language in chosen):
        sentence = _("Choose at least one of these languages.")
        raise DomainError("languages-wrong", sentence, 422, fields={"languages": sentence})
    first = chosen[0]
    missing = Clause.objects.filter(edition=edition).exclude(wordings__language=first).count()
    untitled = not edition.wordings.filter(language=first).exclude(title="").exists()
    if first != edition.languages[0] and (missing or untitled):
        sentence = _("Write every clause and the title in %(language)s before the others are translated from it.") % {
            "language": known[first]
        }
        raise DomainError("first-language-incomplete", sentence, 422, fields={"first": sentence})


def _translate_from(edition: Edition, first: str) -> None:
    """Let translations that were up to date count as made from the new first language."""
    for clause in Clause.objects.filter(edition=edition).select_related("edition"):
        stale = stale_in(clause)
        origin = hash_of(texts_of(clause)[first])
        others = ClauseWording.objects.filter(clause=clause).exclude(language=first)
        kept = set() if first in stale else set(others.values_list("language", flat=True)) - stale
        others.filter(language__in=kept).update(translated_from=origin)
        others.exclude(language__in=kept).filter(translated_from="").update(translated_from=hash_of(""))
        ClauseWording.objects.filter(clause=clause, language=first).update(translated_from="")
        _children_from(clause, first)


def _children_from(clause: Clause, first: str) -> None:
    """The same for the words for children; where the new first language has none, no translation is up to date."""
    stale, said = stale_children_in(clause), children_of(clause)
    others = ChildrenWording.objects.filter(clause=clause).exclude(language=first)
    kept = set(said) - stale - {first} if first in said and first not in stale else set()
    others.filter(language__in=kept).update(translated_from=hash_of(said.get(first, "")))
    others.exclude(language__in=kept).filter(translated_from="").update(translated_from=hash_of(""))
    ChildrenWording.objects.filter(clause=clause, language=first).update(translated_from="")


def _end(edition: Edition, language: str, at: datetime) -> None:
    texts = ClauseWording.objects.filter(clause__edition=edition, language=language)
    to_children = ChildrenWording.objects.filter(clause__edition=edition, language=language)
    said = edition.wordings.filter(language=language).values("title", "opening", "change_note").first()
    content: dict[str, Any] = {
        "words": said or {},
        "clauses": _kept(texts),
        "children": _kept(to_children),
    }
    lay_aside(edition, LaidAside.Kind.LANGUAGE, language, content, at)
    texts.delete()
    to_children.delete()
    edition.wordings.filter(language=language).delete()


def _kept(wordings: QuerySet[ClauseWording] | QuerySet[ChildrenWording]) -> dict[str, list[str]]:
    return {one.clause.key: [one.text, one.translated_from] for one in wordings.select_related("clause")}


def _bring_back(edition: Edition, language: str, at: datetime) -> None:
    laid = LaidAside.objects.filter(
        edition=edition, kind=LaidAside.Kind.LANGUAGE, name=language, put_back_at=None
    ).last()
    if laid is None:
        return
    if laid.content["words"]:
        EditionWording.objects.create(edition=edition, language=language, **laid.content["words"])
    for clause in Clause.objects.filter(edition=edition, key__in=laid.content["clauses"]):
        text, since = laid.content["clauses"][clause.key]
        ClauseWording.objects.create(clause=clause, language=language, text=text, translated_from=since or hash_of(""))
    to_children = laid.content.get("children", {})
    for clause in Clause.objects.filter(edition=edition, key__in=to_children):
        text, since = to_children[clause.key]
        ChildrenWording.objects.create(
            clause=clause, language=language, text=text, translated_from=since or hash_of("")
        )
    laid.put_back_at = at
    laid.save(update_fields=["put_back_at"])
