"""A charter on paper: the whole text, one page, and a poster, as tagged PDF in every language."""

import re
from enum import StrEnum
from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from accord.charters.facts.reading import children_text_of, text_of
from accord.charters.models import Edition, Section
from accord.charters.rich_text import Block
from accord.charters.shown import Shown, ShownClause, ShownSection
from accord.core.typesetting import typeset, voice
from accord.core.words import date_in_words
from accord.schools.facts import crest_picture
from accord.schools.models import School

FOLDER = Path(__file__).parent
LONGEST = 180
"""Signs of a clause on the one page and on the poster; a longer first sentence stands whole all the same."""
_SENTENCE_END = re.compile(r"(?<=[.!?؟۔])\s+|(?<=[。！？])")
_TIGHT_ENDS = ("。", "！", "？")
_ON_POSTER = (Section.Kind.SCHOOL, Section.Kind.FAMILIES)


class Form(StrEnum):
    """The ways in which a charter is printed."""

    FULL = "full"
    ONE_PAGE = "one_page"
    POSTER = "poster"
    CHILDREN = "children"
    """On a sheet, in words for children; only of an edition that has such words."""


def typeset_charter(shown: Shown, school: School, *, edition: str, form: Form) -> bytes:
    """Return the PDF of what is shown. `edition` says in words which edition it is, such as “Edition 2, from …”."""
    crest = crest_picture(school)
    with translation.override(shown.language):
        data: dict[str, Any] = {
            "voice": voice(shown.language),
            "title": shown.title,
            "school": school.name,
            "edition": edition,
            "footer": _("%(school)s · %(edition)s") % {"school": school.name, "edition": edition},
            "crest": next(iter(crest), ""),
            "crest_words": _("Crest of %(school)s") % {"school": school.name},
            "opening": [_plain(block) for block in shown.opening],
            "sections": [_section(section) for section in shown.sections if section.clauses],
        }
        if form is Form.FULL:
            data["exact"] = exact_rules(shown)
            data["exact_heading"] = _("What Accord keeps, to the letter")
            data["exact_about"] = _("The numbers stand beside the clauses above.")
    data["halves"] = _halves(data["sections"])
    data["values"] = [_section(section) for section in shown.sections if section.kind == Section.Kind.VALUES]
    data["sides"] = [_section(section) for section in shown.sections if section.kind in _ON_POSTER]
    pictures = {"shared.typ": (FOLDER / "shared.typ").read_bytes(), **crest}
    return typeset(FOLDER / f"{form}.typ", data, pictures=pictures)


def edition_in_words(edition: Edition) -> str:
    """Say which edition it is, in the active language: “Edition 2, from 1 September 2026”, or that it is a draft."""
    publication = getattr(edition, "publication", None)
    if publication is None:
        return _("Draft")
    return _("Edition %(number)s, from %(day)s") % {
        "number": publication.number,
        "day": date_in_words(publication.starts_on),
    }


def print_edition(edition: Edition, language: str, form: Form) -> bytes | None:
    """Return the PDF of an edition in a language.

    None for a draft in which a rule holds a value that cannot be, and where there are no words for children to print.
    """
    shown = children_text_of(edition, language) if form is Form.CHILDREN else text_of(edition, language)
    if shown is None:
        return None
    with translation.override(shown.language):
        said = edition_in_words(edition)
    return typeset_charter(shown, edition.charter.school, edition=said, form=form)


def exact_rules(shown: Shown) -> list[list[str]]:
    """Each clause's rules, rule by rule, in the order of the clauses that have any; these are numbered from one."""
    clauses = (clause for section in shown.sections for clause in section.clauses if clause.rule_sentences)
    return [
        [" ".join(rule) for rule in clause.kept.exact] if clause.kept else list(clause.rule_sentences)
        for clause in clauses
    ]


def _section(section: ShownSection) -> dict[str, Any]:
    return {"heading": section.heading, "clauses": [_clause(clause) for clause in section.clauses]}


def _clause(clause: ShownClause) -> dict[str, Any]:
    return {
        "voice": voice(clause.language),
        "blocks": [_plain(block) for block in clause.blocks],
        "short": in_short(clause.blocks),
        "kept": bool(clause.rule_sentences),
    }


def _plain(block: Block) -> dict[str, Any]:
    lines = [[{**vars(piece)} for piece in line] for line in block.lines]
    return {"kind": block.kind, "lines": lines}


def in_short(blocks: tuple[Block, ...]) -> str:
    """Return the first sentences of a clause, as many as are short together, and at least one."""
    text = next((block.text for block in blocks if block.kind != "heading"), "")
    sentences = [sentence for sentence in _SENTENCE_END.split(text) if sentence]
    kept = sentences[:1]
    for sentence in sentences[1:]:
        if len(" ".join([*kept, sentence])) > LONGEST:
            break
        kept.append(sentence)
    return ("" if kept and kept[0].endswith(_TIGHT_ENDS) else " ").join(kept)


def _halves(sections: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The sections in two columns of about the same length."""
    lengths = [sum(len(clause["short"]) + 40 for clause in section["clauses"]) + 60 for section in sections]
    best = min(range(len(sections) + 1), key=lambda cut: abs(sum(lengths[:cut]) - sum(lengths[cut:])))
    return sections[:best], sections[best:]
