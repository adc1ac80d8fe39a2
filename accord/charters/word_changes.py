"""What changed between two wordings, word by word, in any script.

Words are told apart by spaces; where a script has none (Chinese, Japanese, Thai …), each sign counts as a word. A
value of a rule is one word, so that '3 working days' becomes '2 working days' as a whole.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal
from unicodedata import category

from accord.charters.rich_text import Block, Kind

Fate = Literal["kept", "added", "removed"]

LEAST_ALIKE = 0.3
"""Below this likeness (0 to 1) the old and the new wording stand whole, one after the other."""

MOST_COMPARED = 4_000_000
"""Pairs of words that are compared at most; longer wordings stand whole."""

_UNSPACED = (
    (0x0E00, 0x0EFF),
    (0x1000, 0x109F),
    (0x1780, 0x17FF),
    (0x3005, 0x30FF),
    (0x3400, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)
"""Scripts that write words without spaces: Thai, Lao, Burmese, Khmer, Japanese, Chinese (Unicode blocks)."""


@dataclass(frozen=True)
class Run:
    """Words with one fate."""

    fate: Fate
    text: str


@dataclass(frozen=True)
class ChangedLine:
    """A paragraph, a heading or an item of a list, with what became of its words."""

    kind: Kind
    runs: tuple[Run, ...]

    @property
    def fate(self) -> Fate:
        """Whether the whole line was added, or removed; kept otherwise."""
        fates = {run.fate for run in self.runs}
        return fates.pop() if len(fates) == 1 else "kept"


@dataclass(frozen=True)
class _Word:
    """A word, or with `begins` the beginning of a line of that kind. The space after it is not compared."""

    text: str
    begins: Kind | None = None
    after: str = ""

    @property
    def compared(self) -> tuple[str, Kind | None]:
        return self.text, self.begins


def changed_lines(before: Sequence[Block], after: Sequence[Block]) -> tuple[ChangedLine, ...]:
    """Every line of both wordings, in order, with what was added and what was removed."""
    old, new = _words_of(before), _words_of(after)
    fates: list[tuple[Fate, _Word]] = []
    for fate, words in _steps(old, new):
        fates += [(fate, word) for word in words]
    return tuple(_lines(fates))


def _steps(old: list[_Word], new: list[_Word]) -> Iterable[tuple[Fate, list[_Word]]]:
    matcher = None
    if len(old) * len(new) <= MOST_COMPARED:
        matcher = SequenceMatcher(None, [w.compared for w in old], [w.compared for w in new], autojunk=False)
    if matcher is None or matcher.ratio() < LEAST_ALIKE:
        yield "removed", old
        yield "added", new
        return
    for step, start, end, new_start, new_end in matcher.get_opcodes():
        if step == "equal":
            yield "kept", new[new_start:new_end]
        else:
            yield "removed", old[start:end]
            yield "added", new[new_start:new_end]


def _lines(fates: list[tuple[Fate, _Word]]) -> Iterable[ChangedLine]:
    kind: Kind = "paragraph"
    line: list[tuple[Fate, _Word]] = []
    for fate, word in fates:
        if word.begins is None:
            line.append((fate, word))
            continue
        if line:
            yield ChangedLine(kind, _runs(line))
        kind, line = word.begins, []
    if line:
        yield ChangedLine(kind, _runs(line))


def _runs(line: list[tuple[Fate, _Word]]) -> tuple[Run, ...]:
    return tuple(
        Run(fate, "".join(word.text + word.after for _, word in words))
        for fate, words in groupby(line, key=lambda step: step[0])
    )


def _words_of(blocks: Sequence[Block]) -> list[_Word]:
    words: list[_Word] = []
    for block in blocks:
        for line in block.lines:
            words.append(_Word("", begins=block.kind))
            for piece in line:
                words += [_Word(piece.text)] if piece.value else split_words(piece.text)
                if piece.href:
                    words.append(_Word(f"({piece.href})", after=" "))
    return words


def split_words(text: str) -> list[_Word]:
    """The words of a text, each with the space that follows it; signs of punctuation are words of their own."""
    words: list[_Word] = []
    for kind, signs in groupby(enumerate(text), key=lambda placed: _group(*placed)):
        said = "".join(sign for _, sign in signs)
        if kind[0] == "space" and words:
            words[-1] = _Word(words[-1].text, after=said)
        else:
            words.append(_Word(said))
    return words


def _group(place: int, sign: str) -> tuple[str, int]:
    """Signs with the same group belong to one word; signs that stand alone have a group each."""
    if sign.isspace():
        return "space", 0
    if category(sign)[0] in "PS" and sign not in "'’-":
        return "sign", place
    if any(low <= ord(sign) <= high for low, high in _UNSPACED) and category(sign)[0] != "M":
        return "sign", place
    return "word", 0
