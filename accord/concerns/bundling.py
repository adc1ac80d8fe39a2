"""The bundle of a hearing: the letter, the points, and every paper for the family, as one document with an index."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import translation
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from accord.concerns.facts.translated import LETTER, FamilyWords, family_words
from accord.concerns.models import Complaint, ComplaintPaper, Stage
from accord.concerns.papers import PDF, PICTURES, as_page, content_of, pages_of
from accord.core.errors import DomainError
from accord.core.typesetting import typeset, voice, voice_of
from accord.core.words import date_in_words, time_of_day
from accord.schools.facts import crest_picture, settings_of

TEMPLATE = Path(__file__).parent / "print" / "bundle.typ"


def bundle_of(stage: Stage, at: datetime) -> bytes:
    """Return the bundle as PDF: the same for the panel and the family, so only what the family may read is in it.

    Its own pages, and pictures, are tagged, with headings, languages and what each picture is. It calls itself PDF/UA
    where no PDF of somebody else is in it: for the tags of those nobody can vouch, and their pages stand as pictures.
    """
    complaint = stage.complaint
    language, zone = get_language() or "en", settings_of(complaint.school).zone
    crest = crest_picture(complaint.school)
    pictures = dict(crest)
    words = {one.of: one for one in family_words(complaint)}
    papers = [_letter(complaint, words, zone), _points(complaint, stage, words, zone)]
    for number, paper in enumerate(papers_in(complaint), start=1):
        papers.append(_for_print(paper, number, pictures, language))
    hearing = stage.hearing_at
    with translation.override(language):
        data: dict[str, Any] = {
            "voice": voice(language),
            "school": complaint.school.name,
            "title": _("Papers for the hearing"),
            "running": _("Complaint %(number)s · stage %(stage)s · in confidence")
            % {"number": complaint.number, "stage": stage.number},
            "crest": next(iter(crest), ""),
            "crest_words": _("Crest of %(school)s") % {"school": complaint.school.name},
            "facts": [
                {"label": label, "words": words, "voice": voice_of(words, language)}
                for label, words in (
                    (_("School"), complaint.school.name),
                    (_("Complaint"), complaint.number),
                    (_("Hearing"), f"{date_in_words(hearing, zone)}, {time_of_day(hearing, zone)}" if hearing else ""),
                    (_("Put together"), date_in_words(at, zone)),
                )
                if words
            ],
            "index_title": _("Index"),
            "columns": [pgettext("number of a paper in a list", "No."), _("Paper"), _("From"), _("Pages")],
            "page": _("Page %(number)s of %(count)s") % {"number": "{number}", "count": "{count}"},
            "note": _("The panel and the family have the same papers."),
            "papers": papers,
        }
    holds_documents = any(paper["kind"] == "document" for paper in papers)
    return typeset(TEMPLATE, data, pictures=pictures, holds_documents=holds_documents)


def papers_in(complaint: Complaint) -> list[ComplaintPaper]:
    """The papers that a bundle holds, in the order in which they came: what one side may not read, nobody is given."""
    return list(complaint.papers.filter(for_family=True).order_by("created_at", "id"))


def _letter(complaint: Complaint, words: Mapping[str, FamilyWords], zone: ZoneInfo) -> dict[str, Any]:
    letter = words[LETTER]
    said = [*_paragraphs(complaint.letter, complaint.language), *_translated(letter, zone)]
    return _text(_("The complaint"), _("the family"), said)


def _points(complaint: Complaint, stage: Stage, words: Mapping[str, FamilyWords], zone: ZoneInfo) -> dict[str, Any]:
    """The points in the family's words, what each says in English, and what earlier stages found on them."""
    told: list[dict[str, Any]] = []
    points = complaint.points.filter(dropped_at__isnull=True).prefetch_related("findings__stage")
    for number, point in enumerate(points, start=1):
        told += _paragraphs(f"{number}. {point.text}", complaint.language)
        if point.wanted:
            told += _paragraphs(_("Would put it right: %(wanted)s") % {"wanted": point.wanted}, complaint.language)
        told += _translated(words[f"point:{point.ref}"], zone)
        for one in point.findings.all():
            if one.stage.number < stage.number:
                found = {"stage": one.stage.number, "result": one.get_result_display(), "reasons": one.reasons}
                told += _paragraphs(_("Stage %(stage)s: %(result)s. %(reasons)s") % found, "")
    return _text(_("The points, and what was found"), _("the school"), told)


def _translated(words: FamilyWords, zone: ZoneInfo) -> list[dict[str, Any]]:
    """What a person wrote of the family's words, with their name and the day, or that nobody has done so yet."""
    here, written = get_language() or "en", words.translation
    if written is None:
        return _paragraphs(_("Not translated yet"), here, note=True) if words.waits else []
    by = _("In English, by %(name)s, %(when)s") % {"name": written.name, "when": date_in_words(written.at, zone)}
    return [*_paragraphs(by, here, note=True), *_paragraphs(written.text, "en")]


def _paragraphs(text: str, language: str, *, note: bool = False) -> list[dict[str, Any]]:
    """A text by its paragraphs, each as it is set; a `note` is what this document says of the words beside it."""
    parts = [part for part in text.replace("\r\n", "\n").split("\n\n") if part.strip()]
    return [{"text": part, "voice": voice_of(part, language), "note": note} for part in parts]


def _text(name: str, by: str, paragraphs: list[dict[str, Any]]) -> dict[str, Any]:
    voice = voice_of(name, get_language() or "en")
    return {"kind": "text", "name": name, "by": by, "voice": voice, "paragraphs": paragraphs}


def _for_print(paper: ComplaintPaper, number: int, pictures: dict[str, bytes], language: str) -> dict[str, Any]:
    by = _("the family") if paper.by_family else _("the school")
    if paper.text:
        return _text(paper.name, by, _paragraphs(paper.text, ""))
    try:
        content = content_of(paper)
        if paper.media_type == PDF:
            file, sheets = f"paper-{number}.pdf", list(range(1, pages_of(paper.name, content, most=None) + 1))
        elif paper.media_type in PICTURES:
            file, sheets, content = f"paper-{number}.jpg", [1], as_page(paper.name, content)
        else:
            return _apart(paper, by)
    except (DomainError, FileNotFoundError):
        return _apart(paper, by)
    pictures[file] = content
    return {
        "kind": "document" if paper.media_type == PDF else "picture",
        "name": paper.name,
        "by": by,
        "voice": voice_of(paper.name, language),
        "file": file,
        "sheets": sheets,
        "looks": [_looks(paper.name, by, sheet, len(sheets)) for sheet in sheets],
    }


def _looks(name: str, by: str, sheet: int, sheets: int) -> str:
    """What somebody who cannot see a sheet is told of it: what it is, from whom, and which sheet of how many."""
    words = _("%(name)s, brought by %(who)s: a picture of page %(number)s of %(count)s")
    return words % {"name": name, "who": by, "number": sheet, "count": sheets}


def _apart(paper: ComplaintPaper, by: str) -> dict[str, Any]:
    """A page in the place of a paper that cannot be printed, so that nobody misses it."""
    words = _("This paper cannot be printed here. Ask the school for the file. Its seal (SHA-256) is %(seal)s.")
    return _text(paper.name, by, _paragraphs(words % {"seal": paper.sha256}, ""))
