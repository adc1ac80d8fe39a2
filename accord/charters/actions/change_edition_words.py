"""Change the title of a draft, its opening words, and what it says has changed."""

from collections.abc import Mapping
from typing import TypedDict

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accord.charters.drafting import LONGEST_TEXT, first_of, hold_draft, tell, tidy
from accord.charters.models import Edition, EditionWording
from accord.core.errors import DomainError
from accord.schools.seen import check_seen, stamp


class EditionWords(TypedDict):
    """What an edition says of itself in one language."""

    title: str
    opening: str
    change_note: str


@transaction.atomic
def change_edition_words(
    *, by: str, edition: Edition, words: Mapping[str, EditionWords], seen: str | None = None
) -> Edition:
    """The draft has another title, opening or note of changes, in one or more languages. Raises DomainError."""
    edition = hold_draft(edition)
    before = edition_words(edition)
    check_seen(seen, stamp_of_words(edition, list(words)))
    said: dict[str, EditionWords] = {
        language: {
            "title": " ".join(one["title"].split()),
            "opening": tidy(one["opening"]),
            "change_note": tidy(one["change_note"]),
        }
        for language, one in words.items()
    }
    _check(said, first_of(edition))
    for language, one in said.items():
        if any(one.values()):
            EditionWording.objects.update_or_create(edition=edition, language=language, defaults=dict(one))
        else:
            EditionWording.objects.filter(edition=edition, language=language).delete()
    changed = {"before": {language: before.get(language) for language in said}, "after": said}
    tell(by=by, verb="change_edition_words", edition=edition, details=changed)
    return edition


def edition_words(edition: Edition) -> dict[str, EditionWords]:
    """What an edition says of itself, by language."""
    return {
        one.language: {"title": one.title, "opening": one.opening, "change_note": one.change_note}
        for one in edition.wordings.order_by("language")
    }


def stamp_of_words(edition: Edition, languages: list[str]) -> str:
    """The fingerprint of what an edition says of itself in these languages."""
    said = edition_words(edition)
    return stamp(edition.ref, {language: said.get(language) for language in sorted(languages)})


def _check(words: Mapping[str, EditionWords], first: str) -> None:
    wrong = {}
    for language, one in words.items():
        if not one["title"] and (language == first or one["opening"] or one["change_note"]):
            wrong[f"title_{language}"] = _("Write the title in this language too.")
        if len(one["title"]) > 160:
            wrong[f"title_{language}"] = _("A title has at most 160 characters.")
        for part, text in (("opening", one["opening"]), ("change_note", one["change_note"])):
            if len(text) > LONGEST_TEXT:
                wrong[f"{part}_{language}"] = ngettext(
                    "This is longer than %(most)s character.", "This is longer than %(most)s characters.", LONGEST_TEXT
                ) % {"most": LONGEST_TEXT}
    if wrong:
        raise DomainError("words-incomplete", next(iter(wrong.values())), 422, fields=wrong)
