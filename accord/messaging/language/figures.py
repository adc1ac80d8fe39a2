"""How well the language tools do on messages kept apart: counts, with intervals, and nothing of any person."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from accord.messaging.language.bank import ABUSIVE, Sentence
from accord.messaging.language.tone import ToneCheck


@dataclass(slots=True)
class ToneFigures:
    """What the check did with a set of messages."""

    total: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    folded: Counter[str] = field(default_factory=Counter)
    wrongly_asked: list[Sentence] = field(default_factory=list)
    missed: list[Sentence] = field(default_factory=list)

    @property
    def rightly_asked(self) -> int:
        """Return how many abusive messages were asked about."""
        return sum(count for kind, count in self.asked.items() if kind in ABUSIVE)

    @property
    def abusive(self) -> int:
        """Return how many messages are abusive."""
        return sum(count for kind, count in self.total.items() if kind in ABUSIVE)

    @property
    def precision(self) -> float:
        """Return the share of nudges that were right; 1 when there were none."""
        every = sum(self.asked.values())
        return self.rightly_asked / every if every else 1.0

    @property
    def recall(self) -> float:
        """Return the share of abusive messages that were asked about; 1 when there were none."""
        return self.rightly_asked / self.abusive if self.abusive else 1.0


def measure_tone(check: ToneCheck, messages: Sequence[Sentence]) -> ToneFigures:
    """Look at every message and count."""
    figures = ToneFigures()
    for message in messages:
        look = check.look(message.text, message.language)
        figures.total[message.kind] += 1
        figures.asked[message.kind] += look.asks
        figures.folded[message.kind] += look.folds
        if look.asks and message.kind not in ABUSIVE:
            figures.wrongly_asked.append(message)
        if not look.asks and message.kind in ABUSIVE:
            figures.missed.append(message)
    return figures


def interval(successes: int, count: int) -> tuple[float, float]:
    """Return the 95 per cent interval of a share (Wilson 1927)."""
    if not count:
        return 0.0, 1.0
    z = 1.96
    share = successes / count
    middle = (share + z * z / (2 * count)) / (1 + z * z / count)
    reach = z * (share * (1 - share) / count + z * z / (4 * count * count)) ** 0.5 / (1 + z * z / count)
    return max(0.0, middle - reach), min(1.0, middle + reach)


def area_under_curve(scores: Sequence[float], abusive: Sequence[bool]) -> float:
    """Return how often an abusive message scores above another one; ties count half."""
    high = [score for score, is_so in zip(scores, abusive, strict=True) if is_so]
    low = [score for score, is_so in zip(scores, abusive, strict=True) if not is_so]
    above = sum((one > other) + 0.5 * (one == other) for one in high for other in low)
    return above / (len(high) * len(low)) if high and low else 1.0
