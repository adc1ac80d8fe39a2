"""Courtesy: when the machine asks 'send it like this?', when a text is folded for its reader, and hints of habit.

Nothing here stops or delays a message, and nothing here is a judgement of a person.
"""

from dataclasses import dataclass
from datetime import datetime

SURE_OF_THE_WHOLE = 0.8
SURE_OF_A_SENTENCE = 0.95
FEW_SENTENCES = 3
SURE_FOR_THE_READER = 0.9
SMALLEST_COUNT_SHOWN = 10
REVIEWED_LANGUAGES = frozenset({"en", "es", "fr", "pt", "pl", "ro", "ar", "zh", "ms"})
"""Languages whose sentence banks are in use; others are written and wait for a native reader."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What was found in a message, without what is quoted or told of others.

    `whole` and `sentences` say how sure the machine is that the wording is abusive (0 to 1); `whole` is None
    when nothing of the writer's own words is left or the machine did not get that far.
    """

    language: str
    strong_word: bool = False
    whole: float | None = None
    sentences: tuple[float, ...] = ()
    holds_a_report: bool = False
    gives_thanks: bool = False
    child_at_risk: bool = False


@dataclass(frozen=True, slots=True)
class Courtesy:
    """Whether the writer is asked, whether the reader sees it folded at first, and the rule that decided."""

    asks: bool
    folds: bool
    rule: str


def decide_wording(found: Wording) -> Courtesy:
    """Whether to ask the writer privately before sending, and whether the reader sees the text folded.

    COURTESY-1: A message that speaks of a child at risk just goes: nobody is asked about its wording and nothing
    is folded. COURTESY-2: Wording is looked at only in languages whose sentence bank has been put to use.
    COURTESY-3: Words that somebody reports or quotes are not the writer's own and are left out. COURTESY-4: Strong
    swearing and slurs are asked about and folded. COURTESY-5: Otherwise the writer is asked only when the machine
    is sure: 0.8 of the whole message; in a message of more than three sentences also 0.95 of one of them; where
    others are reported or somebody is thanked, always 0.95. COURTESY-6: A text is folded for its reader from 0.9
    of the whole, or where one sentence decided.
    """
    if found.child_at_risk:
        return Courtesy(asks=False, folds=False, rule="COURTESY-1")
    if found.language not in REVIEWED_LANGUAGES:
        return Courtesy(asks=False, folds=False, rule="COURTESY-2")
    if found.strong_word:
        return Courtesy(asks=True, folds=True, rule="COURTESY-4")
    if found.whole is None and not found.sentences:
        return Courtesy(asks=False, folds=False, rule="COURTESY-3")
    needed = SURE_OF_A_SENTENCE if found.holds_a_report or found.gives_thanks else SURE_OF_THE_WHOLE
    by_whole = found.whole is not None and found.whole >= needed
    many = len(found.sentences) > FEW_SENTENCES
    by_sentence = many and max(found.sentences) >= SURE_OF_A_SENTENCE
    folds = by_sentence or (by_whole and found.whole is not None and found.whole >= SURE_FOR_THE_READER)
    return Courtesy(asks=by_whole or by_sentence, folds=folds, rule="COURTESY-6" if folds else "COURTESY-5")


def is_folded(*, strong: bool, reader_wants_folding: bool, reader_guards_children: bool) -> bool:
    """COURTESY-7: Only readers who want it see strong wording folded, and the safeguarding lead always sees it all."""
    return strong and reader_wants_folding and not reader_guards_children


@dataclass(frozen=True, slots=True)
class Limits:
    """What the charter asks of messages; None where it asks nothing."""

    longest_message_words: int | None = None
    messages_per_week: int | None = None
    within_working_time: bool = False


@dataclass(frozen=True, slots=True)
class Hint:
    """A gentle remark before sending: the rule, what the charter asks, and what the message has."""

    rule: str
    limit: int
    found: int


def hint_habits(limits: Limits, *, words: int, sent_this_week: int, read_at: datetime, at: datetime) -> list[Hint]:
    """What the charter would say of length, frequency and hour; never a block.

    COURTESY-8: A message longer than the charter asks for gets a hint. COURTESY-9: So does one more message in a
    week than the charter asks for. COURTESY-10: So does a message outside working time, with the minutes until
    it is read.
    """
    hints = []
    if limits.longest_message_words is not None and words > limits.longest_message_words:
        hints.append(Hint("COURTESY-8", limits.longest_message_words, words))
    if limits.messages_per_week is not None and sent_this_week + 1 > limits.messages_per_week:
        hints.append(Hint("COURTESY-9", limits.messages_per_week, sent_this_week + 1))
    if limits.within_working_time and read_at > at:
        hints.append(Hint("COURTESY-10", 0, int((read_at - at).total_seconds() // 60)))
    return hints


def count_words(text: str) -> int:
    """Return how many words a text has; two Chinese characters count as one word."""
    han = sum("\u4e00" <= letter <= "\u9fff" for letter in text)
    others = "".join(" " if "\u4e00" <= letter <= "\u9fff" else letter for letter in text)
    return sum(any(letter.isalnum() for letter in word) for word in others.split()) + (han + 1) // 2


def shown_count(count: int) -> int:
    """COURTESY-11: How often the machine asked is counted for a school and a month alone, and shown in tens."""
    return count - count % SMALLEST_COUNT_SHOWN
