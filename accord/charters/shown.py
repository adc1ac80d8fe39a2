"""What people are shown of an edition in one language: plain rich text, with the rules' values in its words.

The same content in the same language gives the same `Shown`, to the letter.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Any

from django.utils import translation
from django.utils.translation import get_language_info

from accord.charters import words
from accord.charters.content import ByLanguage, CharterContent, ClauseContent, hash_of
from accord.charters.headings import for_children
from accord.charters.models import Section
from accord.charters.rich_text import Block, Piece, blocks_of, from_plain
from accord.rules.charter import CharterRules, ResponseTarget, value_fields

if TYPE_CHECKING:
    from accord.charters.kept import Kept

__all__ = [
    "Block",
    "Piece",
    "Shown",
    "ShownClause",
    "ShownSection",
    "shown",
    "shown_clause",
    "shown_to_children",
    "with_words_for_children",
]

Values = Mapping[str, str]


@dataclass(frozen=True)
class ShownClause:
    """A clause as it stands on the page; `language` is another one where the clause is not translated yet.

    `kept` is how its sentences are laid out to be read (`charters.kept`): no part of the text, nor of its hash.
    """

    key: str
    language: str
    direction: str
    blocks: tuple[Block, ...]
    rule_sentences: tuple[str, ...]
    kept: "Kept | None" = field(default=None, compare=False)


@dataclass(frozen=True)
class ShownSection:
    """A section with its heading and its clauses."""

    kind: str
    heading: str
    clauses: tuple[ShownClause, ...]


@dataclass(frozen=True)
class Shown:
    """A whole edition in one language, ready for page, print and signature."""

    language: str
    direction: str
    title: str
    opening: tuple[Block, ...]
    change_note: tuple[Block, ...]
    sections: tuple[ShownSection, ...]

    def plain(self) -> dict[str, Any]:
        """Plain data for the database; `from_plain` gives the same back."""
        plain = asdict(self)
        for section in plain["sections"]:
            for clause in section["clauses"]:
                del clause["kept"]
        return plain

    @property
    def sha256(self) -> str:
        """The hash of everything shown."""
        return hash_of(self.plain())

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> "Shown":
        """What `plain` wrote, also after a stay in the database."""
        return cls(
            language=plain["language"],
            direction=plain["direction"],
            title=plain["title"],
            opening=from_plain(plain["opening"]),
            change_note=from_plain(plain["change_note"]),
            sections=tuple(
                ShownSection(
                    section["kind"],
                    section["heading"],
                    tuple(
                        ShownClause(
                            clause["key"],
                            clause["language"],
                            clause["direction"],
                            from_plain(clause["blocks"]),
                            tuple(clause["rule_sentences"]),
                        )
                        for clause in section["clauses"]
                    ),
                )
                for section in plain["sections"]
            ),
        )


def shown(content: CharterContent, language: str) -> Shown:
    """Return what people are shown of the content in a language. Raises BadValues for values that cannot hold."""
    rules = content.rules()
    with translation.override(language):
        values = _values(rules)
        main = content.languages[0] if content.languages else language
        return Shown(
            language=language,
            direction=_direction(language),
            title=content.title.get(language) or content.title.get(main, ""),
            opening=blocks_of(_said(content.opening, language, main)[1], values),
            change_note=blocks_of(_said(content.change_note, language, main)[1], values),
            sections=tuple(
                ShownSection(
                    section.kind,
                    str(Section.Kind(section.kind).label),
                    tuple(_clause(clause, language, main, rules, values) for clause in section.clauses),
                )
                for section in content.sections
            ),
        )


def shown_to_children(content: CharterContent, language: str) -> Shown | None:
    """Return what students are shown: the clauses that have words for children, in those words, and nothing else.

    None where no clause has any. A clause that is not put into the language falls back to the first, as in `shown`.
    Raises BadValues for values that cannot hold.
    """
    if not content.speaks_to_children:
        return None
    rules = content.rules()
    with translation.override(language):
        values, main = _values(rules), content.languages[0] if content.languages else language
        return Shown(
            language=language,
            direction=_direction(language),
            title=content.title.get(language) or content.title.get(main, ""),
            opening=(),
            change_note=(),
            sections=tuple(
                ShownSection(
                    section.kind,
                    for_children(section.kind),
                    tuple(
                        _clause(replace(clause, text=clause.children), language, main, rules, values, explained=False)
                        for clause in section.clauses
                        if clause.children
                    ),
                )
                for section in content.sections
                if any(clause.children for clause in section.clauses)
            ),
        )


def with_words_for_children(content: CharterContent) -> CharterContent:
    """The content with the words for children in place of the others, where a clause has them."""
    return replace(
        content,
        sections=tuple(
            replace(
                section,
                clauses=tuple(replace(one, text=one.children) if one.children else one for one in section.clauses),
            )
            for section in content.sections
        ),
    )


def shown_clause(content: CharterContent, key: str, language: str) -> ShownClause:
    """Return one clause as `shown` would show it. Raises KeyError for a clause that is not there."""
    clause = next((one for one in content.clauses() if one.key == key), None)
    if clause is None:
        raise KeyError(key)
    rules = content.rules()
    with translation.override(language):
        return _clause(clause, language, content.languages[0] if content.languages else language, rules, _values(rules))


def _clause(
    clause: ClauseContent, language: str, main: str, rules: CharterRules, values: Values, *, explained: bool = True
) -> ShownClause:
    said_in, text = _said(clause.text, language, main)
    if said_in != language:
        with translation.override(said_in):
            blocks = blocks_of(text, _values(rules))
    else:
        blocks = blocks_of(text, values)
    own = [rule for rule in rules.laid_down if explained and rule.clause == clause.key]
    return ShownClause(
        key=clause.key,
        language=said_in,
        direction=_direction(said_in),
        blocks=blocks,
        rule_sentences=tuple(
            sentence for rule in own for sentence in words.rule_sentences(rule.values, words.topic_names(rules))
        ),
    )


def _said(texts: ByLanguage, language: str, main: str) -> tuple[str, str]:
    if texts.get(language) or not texts.get(main):
        return language, texts.get(language, "")
    return main, texts[main]


def _values(rules: CharterRules) -> dict[str, str]:
    """Every value that a text may name, in the active language."""
    said = {
        f"{rule.name}.{field}": words.in_words(how, getattr(rule.values, field))
        for rule in rules.laid_down
        for field, how in value_fields(type(rule.values)).items()
    }
    topics = words.topic_names(rules)
    for target in rules.all(ResponseTarget):
        if target.values.topic in topics:
            said[f"{target.name}.topic"] = topics[target.values.topic]
    return said


def _direction(language: str) -> str:
    return "rtl" if get_language_info(language)["bidi"] else "ltr"
