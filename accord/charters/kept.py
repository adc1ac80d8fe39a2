"""What stands under a clause as it is read: what its rules add to its words, and all that they lay down.

A sentence of a rule that the clause has said already, with the rule's own values, does not stand there a second time.
Only values that the words name (`{general.answer}`) count as said: what is written out by hand might differ.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from django.utils import translation

from accord.charters import words
from accord.charters.shown import Shown, ShownClause, ShownSection
from accord.rules.charter import (
    CharterRules,
    LaidDown,
    OutOfTerm,
    RecordingConsent,
    RuleValues,
    StaffQuietHours,
    value_fields,
)
from accord.rules.charter_values.fields import ChoiceField, YesNoField

_EITHER_OR = (OutOfTerm, RecordingConsent, StaffQuietHours)
"""Rules that choose one way or the other: the words of a clause make that choice; a sentence adds figures only."""
_DIRECTION_MARKS = {0x2068: None, 0x2069: None}

Sentences = tuple[str, ...]


@dataclass(frozen=True)
class Alike:
    """Rules of one kind that follow each other: what each adds to the words of the clause, and what they share."""

    each: tuple[Sentences, ...]
    together: Sentences


@dataclass(frozen=True)
class Kept:
    """What the rules of a clause lay down: `exact` is all of it, rule by rule; `added` is what the words do not say."""

    added: tuple[Alike, ...]
    exact: tuple[Sentences, ...]

    @property
    def says_more_folded(self) -> bool:
        """Whether `exact` holds a sentence that `added` does not show."""
        shown = {sentence for alike in self.added for one in (*alike.each, alike.together) for sentence in one}
        return any(sentence not in shown for rule in self.exact for sentence in rule)


def with_kept(shown: Shown, rules: CharterRules) -> Shown:
    """The same text, each clause with what its rules add. A clause that was worded otherwise when it was published
    keeps its sentences as they were.
    """
    with translation.override(shown.language):
        return replace(
            shown,
            sections=tuple(
                ShownSection(section.kind, section.heading, tuple(_with_kept(one, rules) for one in section.clauses))
                for section in shown.sections
            ),
        )


def _with_kept(clause: ShownClause, rules: CharterRules) -> ShownClause:
    own = [rule for rule in rules.laid_down if rule.clause == clause.key]
    if not own:
        return clause
    topics = words.topic_names(rules)
    exact = [tuple(words.rule_sentences(rule.values, topics)) for rule in own]
    if tuple(sentence for rule in exact for sentence in rule) != clause.rule_sentences:
        return clause
    named = _named(clause, own)
    added = []
    for _kind, run in groupby(zip(own, exact, strict=True), key=lambda each: each[0].values.kind):
        alike = _alike([_not_said(rule, sentences, named, topics) for rule, sentences in run])
        if alike.each or alike.together:
            added.append(alike)
    return replace(clause, kept=Kept(tuple(added), tuple(exact)))


def _named(clause: ShownClause, own: Iterable[LaidDown[RuleValues]]) -> set[tuple[str, str]]:
    """The values of the clause's own rules that its words say: each by its field, in words."""
    names = {rule.name for rule in own}
    pieces = [piece for block in clause.blocks for line in block.lines for piece in line if piece.value]
    named = ((*piece.value.split(".", 1), _bare(piece.text)) for piece in pieces)
    return {(field, said) for name, field, said in named if name in names}


def _not_said(
    rule: LaidDown[RuleValues], sentences: Sentences, named: set[tuple[str, str]], topics: dict[str, str]
) -> Sentences:
    values = {
        field: _bare(words.in_words(how, getattr(rule.values, field)))
        for field, how in value_fields(type(rule.values)).items()
        if not isinstance(how, YesNoField | ChoiceField if isinstance(rule.values, _EITHER_OR) else YesNoField)
    }
    if getattr(rule.values, "topic", ""):
        values["topic"] = _bare(topics.get(rule.values.topic, values["topic"]))  # type: ignore[attr-defined]
    return tuple(sentence for sentence in sentences if not _is_said(rule.values, _bare(sentence), values, named))


def _is_said(rule: RuleValues, sentence: str, values: dict[str, str], named: set[tuple[str, str]]) -> bool:
    stated = {(field, said) for field, said in values.items() if said and said in sentence}
    return stated <= named and (bool(stated) or isinstance(rule, _EITHER_OR))


def _alike(rules: Sequence[Sentences]) -> Alike:
    """What each of some rules of one kind adds; what all of several say stands once, after them."""
    together = tuple(one for one in rules[0] if all(one in rule for rule in rules)) if len(rules) > 1 else ()
    each = (tuple(one for one in rule if one not in together) for rule in rules)
    return Alike(tuple(rule for rule in each if rule), together)


def _bare(text: str) -> str:
    return text.translate(_DIRECTION_MARKS).casefold()
