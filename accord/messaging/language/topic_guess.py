"""Proposing a topic from the text, with what the school's own re-routes have taught, on this machine alone."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from accord.messaging.language.embedder import LENGTH, Embedder
from accord.messaging.language.head import Head
from accord.rules.proposing import TOPICS

MOST_LEARNED = 300
ALIKE = 0.35
"""How near a learned message must be to count: the cosine about the middle of the bank."""
SHARPNESS = 12.0
LARGEST_SHARE = 0.7


@dataclass(frozen=True, slots=True)
class Learned:
    """One message that the office sent elsewhere: its vector (768 bytes) and the topic it belongs to."""

    vector: bytes
    topic: str


class TopicGuess:
    """How likely each topic is, by the head and by what was learned."""

    def __init__(self, embedder: Embedder, head: Head) -> None:
        self._embedder = embedder
        self._head = head

    def vector_of(self, text: str) -> bytes:
        """Return the vector of a message in half precision, to be kept with the topic when the office re-routes."""
        return np.asarray(self._embedder.embed([text])[0], dtype="<f2").tobytes()

    def likely(self, text: str, learned: Sequence[Learned] = ()) -> dict[str, float]:
        """Return how likely each topic is."""
        vector = np.asarray(self._embedder.embed([text]), dtype=np.float64)
        by_head = dict(zip(self._head.labels, map(float, self._head.likely(vector)[0]), strict=True))
        usable = [one for one in learned if one.topic in TOPICS and len(one.vector) == 2 * LENGTH][-MOST_LEARNED:]
        if not usable:
            return by_head
        kept = np.stack([np.frombuffer(one.vector, dtype="<f2").astype(np.float64) for one in usable])
        near = _cosines(self._head.centred(vector)[0], self._head.centred(kept))
        return fold_in(by_head, [(one.topic, float(value)) for one, value in zip(usable, near, strict=True)])


def fold_in(by_head: Mapping[str, float], near: Sequence[tuple[str, float]]) -> dict[str, float]:
    """Mix what the head holds likely with the votes of learned messages that are near enough (`ALIKE`)."""
    votes: dict[str, float] = {}
    for topic, cosine in near:
        if math.isfinite(cosine) and cosine >= ALIKE:
            votes[topic] = votes.get(topic, 0.0) + math.exp(SHARPNESS * (cosine - 0.6))
    weight = sum(votes.values())
    if not weight:
        return dict(by_head)
    share = LARGEST_SHARE * weight / (weight + 0.5)
    return {topic: (1 - share) * by_head.get(topic, 0.0) + share * votes.get(topic, 0.0) / weight for topic in TOPICS}


def _cosines(one: "np.ndarray[tuple[int, ...], np.dtype[np.float64]]",
             many: "np.ndarray[tuple[int, ...], np.dtype[np.float64]]") -> list[float]:  # fmt: skip
    lengths = np.linalg.norm(many, axis=1) * np.linalg.norm(one)
    return [float(value) for value in (many @ one) / np.maximum(lengths, 1e-9)]
