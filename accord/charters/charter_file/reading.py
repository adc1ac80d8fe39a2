"""Read a charter from its file, and name every mistake at once."""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accord.charters import words
from accord.charters.charter_file.mistakes import BadCharterFile, Mistake
from accord.charters.charter_file.nodes import Located, read_located
from accord.charters.charter_file.writing import FORMAT
from accord.charters.content import CharterContent, ClauseContent, RuleContent, SectionContent
from accord.charters.models import Section
from accord.rules.charter import RULE_KINDS, BadValues, plain_values, read_values

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}")
_PARTS = ("accord_charter", "languages", "title", "opening", "change_note", "sections")


@dataclass(frozen=True)
class ReadCharter:
    """A charter read from a file, and the line of each clause by its key."""

    content: CharterContent
    lines: dict[str, int]


def read_charter(data: bytes) -> ReadCharter:
    """The charter that a file describes, with its lines. Raises BadCharterFile with every mistake, by line."""
    reader = _Reader(read_located(data))
    content = reader.charter()
    if reader.mistakes:
        raise BadCharterFile(reader.mistakes)
    return ReadCharter(content, reader.keys)


def read_charter_file(data: bytes) -> CharterContent:
    """The charter that a file describes. Raises BadCharterFile with every mistake, by line."""
    return read_charter(data).content


class _Reader:
    """One reading: what is wrong is noted, and the reading goes on."""

    def __init__(self, root: Located) -> None:
        self.root = root
        self.mistakes: list[Mistake] = []
        self.languages: tuple[str, ...] = ()
        self.keys: dict[str, int] = {}
        self.names: dict[str, int] = {}

    def charter(self) -> CharterContent:
        parts = self.parts(self.root, "", _PARTS, needed=("accord_charter", "languages", "title", "sections"))
        self.check_format(parts.get("accord_charter"))
        self.languages = self.read_languages(parts.get("languages"))
        return CharterContent(
            languages=self.languages,
            title=self.by_language(parts.get("title"), "title", longest=160),
            opening=self.by_language(parts.get("opening"), "opening"),
            change_note=self.by_language(parts.get("change_note"), "change_note"),
            sections=self.sections(parts.get("sections")),
        )

    def wrong(self, where: Located, place: str, sentence: str) -> None:
        self.mistakes.append(where.mistake(place, sentence))

    def parts(self, where: Located, place: str, known: tuple[str, ...], needed: tuple[str, ...]) -> dict[str, Located]:
        if not isinstance(where.value, dict):
            self.wrong(where, place, _("Names with values are expected here: %(names)s.") % {"names": ", ".join(known)})
            return {}
        for name, value in where.value.items():
            if name not in known:
                self.mistakes.append(value.misnamed(place, unknown_name(name, known)))
        for name in needed:
            if name not in where.value:
                self.wrong(where, place, _("“%(name)s” is missing. Add it.") % {"name": name})
        return {name: value for name, value in where.value.items() if name in known}

    def check_format(self, found: Located | None) -> None:
        if found and found.value != FORMAT:
            self.wrong(
                found,
                "accord_charter",
                _("This file format is %(format)s; write that number here.") % {"format": FORMAT},
            )

    def read_languages(self, found: Located | None) -> tuple[str, ...]:
        items = self.items(found, "languages")
        known = dict(settings.LANGUAGES)
        chosen: list[str] = []
        for item in items:
            if item.value not in known:
                self.wrong(item, "languages", unknown_name(str(item.value), tuple(known)))
            elif item.value in chosen:
                self.wrong(
                    item,
                    "languages",
                    _("“%(name)s” stands here a second time. Keep one of the two.") % {"name": item.value},
                )
            else:
                chosen.append(item.value)
        if found and not items:
            self.wrong(found, "languages", _("Name at least one language."))
        return tuple(chosen)

    def items(self, found: Located | None, place: str) -> list[Located]:
        if found is None or found.value is None:
            return []
        if not isinstance(found.value, list):
            self.wrong(found, place, _("A list is expected here: one line for each, beginning with a dash."))
            return []
        return found.value

    def by_language(self, found: Located | None, place: str, *, longest: int = 20_000) -> dict[str, str]:
        if found is None or found.value is None:
            return {}
        if not isinstance(found.value, dict):
            self.wrong(found, place, _("A text for each language is expected here, such as “en: …”."))
            return {}
        texts = {}
        for language, text in found.value.items():
            if language not in self.languages:
                self.wrong(
                    text,
                    place,
                    _("“%(language)s” is none of this charter’s languages. Add it to “languages” or remove this text.")
                    % {"language": language},
                )
            elif not isinstance(text.value, str) or not text.value.strip():
                self.wrong(
                    text,
                    place,
                    _("A text is expected here. Put it in quotation marks if it is a number or a word such as “true”."),
                )
            elif len(text.value) > longest:
                too_long = ngettext(
                    "The text is longer than %(most)s character. Shorten it.",
                    "The text is longer than %(most)s characters. Shorten it.",
                    longest,
                ) % {"most": longest}
                self.wrong(text, place, too_long)
            else:
                texts[language] = text.value
        return texts

    def sections(self, found: Located | None) -> tuple[SectionContent, ...]:
        sections: list[SectionContent] = []
        for item in self.items(found, "sections"):
            parts = self.parts(item, "sections", ("section", "clauses"), needed=("section",))
            kind = parts.get("section")
            if kind is None:
                continue
            if kind.value not in Section.Kind.values:
                self.wrong(kind, "sections", unknown_name(str(kind.value), tuple(Section.Kind.values)))
                continue
            if any(section.kind == kind.value for section in sections):
                self.wrong(
                    kind,
                    "sections",
                    _("“%(name)s” stands here a second time. Keep one of the two.") % {"name": kind.value},
                )
            clauses = tuple(
                filter(None, (self.clause(one, kind.value) for one in self.items(parts.get("clauses"), kind.value)))
            )
            sections.append(SectionContent(kind.value, clauses))
        return tuple(sections)

    def clause(self, item: Located, section: str) -> ClauseContent | None:
        parts = self.parts(item, section, ("clause", "text", "children", "rules"), needed=("clause", "text"))
        key = self.name(parts.get("clause"), section, self.keys)
        if key is None:
            return None
        place = f"{section} › {key}"
        return ClauseContent(
            key,
            self.by_language(parts.get("text"), place),
            self.rules(parts.get("rules"), place),
            self.by_language(parts.get("children"), f"{place} › children"),
        )

    def name(self, found: Located | None, place: str, taken: dict[str, int]) -> str | None:
        if found is None:
            return None
        if not isinstance(found.value, str) or not _NAME.fullmatch(found.value):
            self.wrong(
                found, place, _("A short name is expected here: small letters a to z, digits and dashes, at most 60.")
            )
            return None
        if found.value in taken:
            self.wrong(
                found,
                place,
                _("The name “%(name)s” is taken in line %(line)s. Choose another.")
                % {"name": found.value, "line": taken[found.value]},
            )
        taken.setdefault(found.value, found.line)
        return found.value

    def rules(self, found: Located | None, place: str) -> tuple[RuleContent, ...]:
        if found is None or found.value is None:
            return ()
        if not isinstance(found.value, dict):
            self.wrong(found, place, _("Rules by their names are expected here."))
            return ()
        return tuple(filter(None, (self.rule(name, rule, place) for name, rule in found.value.items())))

    def rule(self, name: str, found: Located, place: str) -> RuleContent | None:
        here = f"{place} › {name}"
        if self.name(Located(name, found.line, found.column), here, self.names) is None:
            return None
        values: dict[str, Located] = found.value if isinstance(found.value, dict) else {}
        kind = values.get("kind")
        if kind is None or kind.value not in RULE_KINDS:
            where = kind or found
            self.wrong(where, here, unknown_name(str(kind.value) if kind else "", tuple(RULE_KINDS)))
            return None
        plain: dict[str, Any] = {field: value.plain() for field, value in values.items() if field != "kind"}
        try:
            read = read_values(RULE_KINDS[kind.value], plain)
        except BadValues as bad:
            for problem in bad.problems:
                self.wrong(
                    values.get(problem.field, found),
                    f"{here} › {problem.field}",
                    words.problem_sentence(kind.value, problem),
                )
            return None
        return RuleContent(name, kind.value, plain_values(read))


def unknown_name(name: str, known: tuple[str, ...]) -> str:
    """A sentence for a name that is not known here, with the nearest that is."""
    near = get_close_matches(name, known, n=1)
    if near:
        return _("“%(name)s” is not known here. Did you mean “%(near)s”?") % {"name": name, "near": near[0]}
    return _("“%(name)s” is not known here. Choose one of: %(known)s.") % {"name": name, "known": ", ".join(known)}
