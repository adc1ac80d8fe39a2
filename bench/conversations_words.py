"""What is said in the conversations of the measurements: the same words, counts and shares each time, for everyone.

Of every five messages two conversations (2.5 messages each, 25 to 90 words). 5 % of the conversations are open and
nobody's, 5 % open with a member of staff, 90 % settled. Words come from a vocabulary of 2,000; twenty rare words,
`markera` to `markert`, stand in about one message of 200 each. Nothing here needs Django.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice

STUDENTS, GUARDIANS, STAFF, CLASSES = 1_200, 1_800, 100, 40
SIGNED_IN = 16
NEWEST = 40
"""So many of the newest conversations belong to each family that is signed in: their pages are full at any size."""
BATCH = 2_000
SYLLABLES = tuple("ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo zu".split())  # noqa: SIM905
RARE = [f"marker{letter}" for letter in "abcdefghijklmnopqrst"]
FREQUENT = "qui"
"""The beginning of many words: it stands in nine of ten messages."""


@dataclass(frozen=True, slots=True)
class Said:
    """One message."""

    text: str
    by_staff: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class Talk:
    """One conversation. `staff` is the place of its owner among the staff; `closed` is None while it is open."""

    number: int
    guardian: int
    staff: int | None
    subject: str
    began: datetime
    closed: datetime | None
    said: list[Said] = field(default_factory=list)


def vocabulary(chance: random.Random) -> list[str]:
    """2,000 invented words, the frequent ones first."""
    words: dict[str, None] = {}
    while len(words) < 2_000:
        words["".join(chance.choices(SYLLABLES, k=chance.choice((1, 2, 2, 3, 3, 4))))] = None
    return list(words)


class Writer:
    """Texts of 25 to 90 words."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.words = vocabulary(chance)
        self.sums: list[float] = []
        total = 0.0
        for rank in range(len(self.words)):
            total += 1 / (rank + 3)
            self.sums.append(total)

    def text(self) -> str:
        """One message."""
        words = self.chance.choices(self.words, cum_weights=self.sums, k=self.chance.randint(25, 90))
        if self.chance.random() < 0.1:
            words[self.chance.randrange(len(words))] = self.chance.choice(RARE)
        return " ".join(words).capitalize() + "."

    def subject(self) -> str:
        """A few words."""
        return " ".join(self.chance.choices(self.words, k=3)).capitalize()


def talks(count: int, at: datetime) -> Iterator[list[Talk]]:
    """All conversations up to `at`, the oldest first, in lists of 2,000 so that a million messages need no memory."""
    writer = Writer(random.Random(2026))
    numbers = iter(range(count))
    while batch := list(islice(numbers, BATCH)):
        begun = [_begun(number, count, at, writer) for number in batch]
        for talk in begun:
            for turn in range(2 + talk.number % 2):
                by_staff = turn == 1 and talk.closed is not None
                talk.said.append(Said(writer.text(), by_staff, min(talk.began + timedelta(hours=7 * turn), at)))
        yield begun


def _begun(number: int, count: int, at: datetime, writer: Writer) -> Talk:
    kind = number % 20
    began = at - timedelta(minutes=(count - number) * (700 * 24 * 60) // count + 60)
    return Talk(
        number=number,
        guardian=number % (SIGNED_IN if number >= count - NEWEST * SIGNED_IN else GUARDIANS),
        staff=None if kind == 0 else number * 7 % STAFF,
        subject=writer.subject(),
        began=began,
        closed=None if kind < 2 else min(began + timedelta(days=2), at),
    )
