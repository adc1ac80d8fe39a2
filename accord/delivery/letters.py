"""The school's letter: crest, address, headings and page numbers, in every script, as tagged PDF (PDF/UA-1).

Whoever writes a letter brings its words in the language of the letter (`translation.override`); nothing that a
person typed ever becomes a part of the template: it travels as data.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from accord.core.typesetting import typeset as set_in_type
from accord.core.typesetting import voice, voice_of
from accord.core.words import date_in_words
from accord.schools.facts import crest_picture
from accord.schools.models import School

TEMPLATE = Path(__file__).parent / "print" / "letter.typ"
USUAL, LARGE = 11, 16
"""Sizes of type in points; the larger for guardians who asked for large print."""


@dataclass(frozen=True)
class Quoted:
    """What a person wrote, as it was written; `language` is theirs (empty: not known), `mark` says whose words."""

    text: str
    language: str = ""
    mark: str = ""


@dataclass(frozen=True)
class Points:
    """A list of sentences, each with a dot."""

    items: tuple[str, ...]


Paragraph = str | Quoted | Points


@dataclass(frozen=True)
class Section:
    """A part of a letter; an empty heading is none."""

    heading: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True)
class SchoolLetter:
    """A letter of a school in one language. `to_lines` is the name and address as they show in the envelope's window.

    `size` is the size of type in points.
    """

    school: School
    language: str
    to_lines: tuple[str, ...]
    date: date
    reference: str
    title: str
    sections: tuple[Section, ...]
    closing: str
    signed_by: tuple[str, ...]
    size: int = USUAL


def typeset(letter: SchoolLetter, *, also: SchoolLetter | None = None) -> bytes:
    """Return the PDF of a letter; `also` is the same letter in another language, on the pages that follow."""
    crest = crest_picture(letter.school)
    both = [_for_print(letter, next(iter(crest), ""), before=also)]
    if also:
        both.append(_for_print(also, next(iter(crest), ""), after=letter))
    on = {"year": letter.date.year, "month": letter.date.month, "day": letter.date.day}
    data = {"title": letter.title, "author": letter.school.name, "on": on, "letters": both}
    return set_in_type(TEMPLATE, data, pictures=crest)


def spoken_in(language: str) -> str:
    """Return the language in which a letter is written to somebody who reads `language`; English where we lack it."""
    return language if language in dict(settings.LANGUAGES) else "en"


def _for_print(
    letter: SchoolLetter, crest: str, *, before: SchoolLetter | None = None, after: SchoolLetter | None = None
) -> dict[str, Any]:
    language, school = spoken_in(letter.language), letter.school
    with translation.override(language):
        return {
            "voice": voice(language),
            "size": letter.size,
            "crest": crest,
            "crest_words": _("Crest of %(school)s") % {"school": school.name},
            "school": _line(school.name, language),
            "sender": [_line(line.strip(), language) for line in _sender_lines(school) if line.strip()],
            "to": [_line(line.strip(), language) for line in letter.to_lines if line.strip()],
            "date": date_in_words(letter.date),
            "reference_label": _("Our reference"),
            "reference": letter.reference,
            "title": letter.title,
            "sections": [_section(section, language) for section in letter.sections],
            "closing": letter.closing,
            "signed_by": [_line(line, language) for line in letter.signed_by if line.strip()],
            "page": _("Page %(number)s of %(count)s") % {"number": "{number}", "count": "{count}"},
            "note": _note(letter, before, after),
        }


def _note(letter: SchoolLetter, before: SchoolLetter | None, after: SchoolLetter | None) -> str:
    """Say that the same letter follows in another language, or that this is the one that followed."""
    if before:
        return _("The same letter in %(language)s is on the pages that follow.") % {"language": _name_of(before)}
    return _("This is the same letter in %(language)s.") % {"language": _name_of(letter)} if after else ""


def _name_of(letter: SchoolLetter) -> str:
    return str(get_language_info(spoken_in(letter.language))["name_translated"])


def _sender_lines(school: School) -> list[str]:
    return [*school.address.splitlines(), school.office_phone, school.office_email]


def _line(text: str, language: str) -> dict[str, Any]:
    return {"text": text, "voice": voice_of(text, language)}


def _section(section: Section, language: str) -> dict[str, Any]:
    return {
        "heading": section.heading,
        "paragraphs": [_paragraph(one, language) for one in section.paragraphs],
    }


def _paragraph(one: Paragraph, language: str) -> dict[str, Any]:
    match one:
        case Quoted():
            parts = [part.strip() for part in one.text.replace("\r\n", "\n").split("\n\n") if part.strip()]
            lines = [_line(part, one.language or language) for part in parts]
            return {"kind": "quoted", "mark": one.mark, "lines": lines}
        case Points():
            return {"kind": "points", "items": list(one.items)}
    return {"kind": "plain", "text": one}
