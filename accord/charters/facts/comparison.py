"""Two editions side by side, clause by clause: what is new, gone, moved, said otherwise, laid down otherwise.

Pure on `CharterContent`: the same for two published editions, for a draft against what holds, and for 'what changed
since you signed'. Everything is said in the reader's language where both editions are written in it.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.utils import translation
from django.utils.translation import get_language_info

from accord.charters import words
from accord.charters.content import CharterContent, ClauseContent, RuleContent
from accord.charters.rich_text import Block, Piece
from accord.charters.shown import Shown, shown, shown_to_children
from accord.charters.word_changes import ChangedLine, changed_lines
from accord.rules.charter import RULE_KINDS, RuleValues, read_values, value_fields


class Change(StrEnum):
    """What became of a clause as a whole."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    CHANGED = "changed"
    RULED = "ruled"
    """The words are the same but a rule is another."""
    CHILDREN = "children"
    """The words for children are others."""


@dataclass(frozen=True)
class RuleChange:
    """A value that is another now, in words; `before` is empty for a rule that is new, `after` for one that is gone.

    `field` is empty where a whole rule came or went.
    """

    rule: str
    field: str
    before: str
    after: str


@dataclass(frozen=True)
class ClauseComparison:
    """What became of one clause, and in which language its words are compared."""

    key: str
    changes: tuple[Change, ...]
    language: str
    direction: str
    lines: tuple[ChangedLine, ...] = ()
    rules: tuple[RuleChange, ...] = ()
    children: tuple[ChangedLine, ...] = ()


@dataclass(frozen=True)
class SectionComparison:
    """The clauses of one section in which something changed."""

    kind: str
    heading: str
    clauses: tuple[ClauseComparison, ...]


@dataclass(frozen=True)
class Comparison:
    """Everything that differs between two editions, and how many clauses are as they were."""

    language: str
    direction: str
    title: tuple[ChangedLine, ...] = ()
    opening: tuple[ChangedLine, ...] = ()
    sections: tuple[SectionComparison, ...] = ()
    unchanged: int = 0
    counts: Mapping[Change, int] = field(default_factory=dict)

    @property
    def is_same(self) -> bool:
        """Whether a reader of this language finds no difference."""
        return not (self.title or self.opening or self.sections)


def compare(before: CharterContent, after: CharterContent, language: str) -> Comparison:
    """What changed from one edition to the other, for a reader of the language."""
    spoken = _common(before.languages, after.languages, language)
    old, new = shown(before, spoken), shown(after, spoken)
    found = _Pairs(before, after, language)
    compared = [found.compared(key) for key in found.all_keys()]
    counts = {change: sum(change in each.changes for each in compared) for change in Change}
    return Comparison(
        language=spoken,
        direction=_direction(spoken),
        title=() if old.title == new.title else _titles(old, new),
        opening=() if old.opening == new.opening else changed_lines(old.opening, new.opening),
        sections=tuple(_sections(found, compared, shown(after, language), shown(before, language))),
        unchanged=sum(not each.changes for each in compared),
        counts={change: count for change, count in counts.items() if count},
    )


class _Pairs:
    """The clauses of two editions by their keys."""

    def __init__(self, before: CharterContent, after: CharterContent, language: str) -> None:
        self.before, self.after, self.language = before, after, language
        self.old = {clause.key: clause for clause in before.clauses()}
        self.new = {clause.key: clause for clause in after.clauses()}
        self.section_before = _sections_by_key(before)
        self.section_after = _sections_by_key(after)
        self.moved = _moved(before, after)
        self.to_children: dict[tuple[bool, str], dict[str, tuple[Block, ...]]] = {}
        self.shown: dict[tuple[bool, str], dict[str, tuple[Block, ...]]] = {}

    def all_keys(self) -> list[str]:
        """Every key: those of the later edition in order, then those that are gone."""
        return [*self.new, *(key for key in self.old if key not in self.new)]

    def section(self, key: str) -> str:
        """The kind of section under which what became of the clause is told."""
        return self.section_after.get(key) or self.section_before[key]

    def compared(self, key: str) -> ClauseComparison:
        """What became of one clause."""
        old, new = self.old.get(key), self.new.get(key)
        spoken = _common(old.text if old else (), new.text if new else (), self.language)
        was = self._blocks(self.before, spoken)[key] if old else ()
        now = self._blocks(self.after, spoken)[key] if new else ()
        rules = tuple(_rule_changes(old, new, self.language))
        changes = list(self._changes(key, words_differ=was != now, rules_differ=bool(rules)))
        was_said, now_said = (
            self._said_to_children(self.before, spoken, key),
            self._said_to_children(self.after, spoken, key),
        )
        children = changed_lines(was_said, now_said) if was_said != now_said else ()
        if children and old and new:
            changes.append(Change.CHILDREN)
        lines = changed_lines(was, now) if changes and (was or now) else ()
        return ClauseComparison(key, tuple(changes), spoken, _direction(spoken), lines, rules, children)

    def _said_to_children(self, content: CharterContent, language: str, key: str) -> tuple[Block, ...]:
        kept = self.to_children.setdefault((content is self.after, language), {})
        if not kept and (told := shown_to_children(content, language)):
            kept |= {clause.key: clause.blocks for section in told.sections for clause in section.clauses}
        return kept.get(key, ())

    def _blocks(self, content: CharterContent, language: str) -> dict[str, tuple[Block, ...]]:
        kept = self.shown.setdefault((content is self.after, language), {})
        if not kept:
            sections = shown(content, language).sections
            kept |= {clause.key: clause.blocks for section in sections for clause in section.clauses}
        return kept

    def _changes(self, key: str, *, words_differ: bool, rules_differ: bool) -> Iterable[Change]:
        if key not in self.old:
            yield Change.ADDED
        elif key not in self.new:
            yield Change.REMOVED
        else:
            if key in self.moved:
                yield Change.MOVED
            if words_differ:
                yield Change.CHANGED
            elif rules_differ:
                yield Change.RULED


def _common(before: Iterable[str], after: Iterable[str], wanted: str) -> str:
    """The language in which both can be read: the one wanted, else the first of the later that both have."""
    old, new = list(before), list(after)
    if not old or not new:
        return wanted
    both = [language for language in new if language in old]
    return wanted if wanted in both or not both else both[0]


def _titles(old: Shown, new: Shown) -> tuple[ChangedLine, ...]:
    return changed_lines((Block("paragraph", ((Piece(old.title),),)),), (Block("paragraph", ((Piece(new.title),),)),))


def _sections(
    found: _Pairs, compared: Sequence[ClauseComparison], new: Shown, old: Shown
) -> Iterable[SectionComparison]:
    headings = {section.kind: section.heading for section in (*old.sections, *new.sections)}
    order = list(dict.fromkeys(section.kind for section in (*new.sections, *old.sections)))
    for kind in order:
        changed = tuple(each for each in compared if each.changes and found.section(each.key) == kind)
        if changed:
            yield SectionComparison(kind, headings[kind], changed)


def _sections_by_key(content: CharterContent) -> dict[str, str]:
    return {clause.key: section.kind for section in content.sections for clause in section.clauses}


def _moved(before: CharterContent, after: CharterContent) -> set[str]:
    """Clauses that stand in another section, and the fewest that must have moved to give the new order."""
    was, now = _sections_by_key(before), _sections_by_key(after)
    moved = {key for key in now if key in was and was[key] != now[key]}
    place = {key: number for number, key in enumerate(was)}
    for kind in set(now.values()):
        stayed = [key for key in now if now[key] == kind and key in was and key not in moved]
        kept = _longest_rising([place[key] for key in stayed])
        moved |= {key for key in stayed if place[key] not in kept}
    return moved


def _longest_rising(numbers: Sequence[int]) -> set[int]:
    """The longest rising part of a list of different numbers."""
    ends: list[int] = []
    previous: dict[int, int | None] = {}
    for number in numbers:
        at = bisect_left(ends, number)
        previous[number] = ends[at - 1] if at else None
        ends[at : at + 1] = [number]
    chain: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        chain.add(last)
        last = previous[last]
    return chain


def _rule_changes(old: ClauseContent | None, new: ClauseContent | None, language: str) -> Iterable[RuleChange]:
    if old is None or new is None:
        return
    with translation.override(language):
        was, now = _by_name(old), _by_name(new)
        for name in dict.fromkeys([*now, *was]):
            yield from _one_rule(was.get(name), now.get(name))


def _by_name(clause: ClauseContent) -> dict[tuple[str, str], RuleValues]:
    return {(rule.name, rule.kind): _values(rule) for rule in clause.rules}


def _values(rule: RuleContent) -> RuleValues:
    return read_values(RULE_KINDS[rule.kind], rule.values)


def _one_rule(was: RuleValues | None, now: RuleValues | None) -> Iterable[RuleChange]:
    either = now or was
    assert either is not None
    name = str(words.kind_name(either.kind))
    if was is None or now is None:
        said = " ".join(words.rule_sentences(either)) or name
        yield RuleChange(name, "", "" if was is None else said, "" if now is None else said)
        return
    for value, how in value_fields(type(now)).items():
        before: Any = getattr(was, value)
        after: Any = getattr(now, value)
        if before != after:
            label = str(words.field_name(now.kind, value))
            yield RuleChange(name, label, words.in_words(how, before), words.in_words(how, after))


def _direction(language: str) -> str:
    return "rtl" if get_language_info(language)["bidi"] else "ltr"
