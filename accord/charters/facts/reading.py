"""An edition as somebody reads it: in their language if it is written in it, with its part of the page's contents."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from accord.charters.content import CharterContent
from accord.charters.facts.content import content_of
from accord.charters.facts.editions import Standing, rules_of, standing_of
from accord.charters.kept import with_kept
from accord.charters.models import Edition, EditionText
from accord.charters.shown import Shown, shown, shown_to_children
from accord.rules.charter import BadValues


@dataclass(frozen=True)
class EditionRow:
    """An edition in a list: its number (None for a draft), title, where it stands and since or from when."""

    edition: Edition
    number: int | None
    title: str
    standing: Standing
    starts_on: date | None
    ends_on: date | None


def chosen_language(languages: Sequence[str], wanted: str) -> str:
    """The language wanted, if the edition is written in it; else the one from which the others are translated."""
    if wanted in languages or not languages:
        return wanted
    return languages[0]


def published_text(edition: Edition, language: str) -> Shown:
    """What people are shown of a published edition, to the letter as it was kept when it was published."""
    text = edition.texts.get(language=chosen_language(edition.languages, language), for_children=False)
    return Shown.from_plain(text.document)


def read_text(text: EditionText) -> Shown:
    """A published text as a page shows it: to the letter, each clause with what its rules add to its words."""
    return with_kept(Shown.from_plain(text.document), rules_of(text.edition))


def published_to_children(edition: Edition, language: str) -> Shown | None:
    """What students are shown of a published edition; None for one that has no words for children."""
    text = edition.texts.filter(language=chosen_language(edition.languages, language), for_children=True).first()
    return Shown.from_plain(text.document) if text else None


def draft_text(content: CharterContent, language: str) -> Shown | None:
    """A draft as it would be shown; None while a rule in it holds a value that cannot be."""
    try:
        return with_kept(shown(content, chosen_language(content.languages, language)), content.rules())
    except BadValues:
        return None


def children_draft_text(content: CharterContent, language: str) -> Shown | None:
    """A draft in words for children; None where it has none, or while a rule in it holds a value that cannot be."""
    try:
        return shown_to_children(content, chosen_language(content.languages, language))
    except BadValues:
        return None


def children_text_of(edition: Edition, language: str) -> Shown | None:
    """An edition in words for children, published or not; None where it has none."""
    if hasattr(edition, "publication"):
        return published_to_children(edition, language)
    return children_draft_text(content_of(edition), language)


def text_of(edition: Edition, language: str) -> Shown | None:
    """An edition as people read it, published or not."""
    if hasattr(edition, "publication"):
        return with_kept(published_text(edition, language), rules_of(edition))
    return draft_text(content_of(edition), language)


def edition_rows(editions: Sequence[Edition], language: str, on: date) -> list[EditionRow]:
    """Editions for a list, the latest first; each published one ends when the next begins."""
    rows: list[EditionRow] = []
    next_start: date | None = None
    for edition in editions:
        publication = getattr(edition, "publication", None)
        standing = standing_of(edition, on)
        rows.append(
            EditionRow(
                edition,
                publication.number if publication else None,
                title_in(edition, language),
                standing,
                publication.starts_on if publication else None,
                next_start if standing is Standing.REPLACED else None,
            )
        )
        if publication and standing is not Standing.RECALLED:
            next_start = publication.starts_on
    return rows


def title_in(edition: Edition, language: str) -> str:
    """The title of an edition in a language, else in its first."""
    titles = {one.language: one.title for one in edition.wordings.all()}
    return titles.get(language) or next((titles[each] for each in edition.languages if titles.get(each)), _("Charter"))
