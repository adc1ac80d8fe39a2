"""Training a head: multinomial logistic regression with a penalty, by accelerated gradients; no randomness.

The function is convex and the penalty makes its minimum the only one, so the same bank gives the same numbers.
Source of the method: Nesterov's accelerated gradient, with restarts by O'Donoghue and Candès (2015).
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from accord.messaging.language.head import Head

if TYPE_CHECKING:
    from accord.messaging.language.head import Numbers

PENALTY = 0.02
MOST_ROUNDS = 5000
STILL = 1e-9


def train_head(vectors: "Numbers", kinds: Sequence[str], labels: Sequence[str], *, penalty: float = PENALTY) -> Head:
    """Return the head that tells the labels apart best on these vectors, with the given penalty on large weights."""
    rows = np.asarray(vectors, dtype=np.float64)
    middle = rows.mean(axis=0)
    scale = float(1 / rows.std(axis=0).mean())
    inputs = np.hstack([(rows - middle) * scale, np.ones((len(rows), 1))])
    wanted = np.array([[kind == label for label in labels] for kind in kinds], dtype=np.float64)
    return Head(tuple(labels), middle, scale, _minimise(inputs, wanted, penalty))


def _minimise(inputs: "Numbers", wanted: "Numbers", penalty: float) -> "Numbers":
    count, width = inputs.shape
    weights = np.zeros((width, wanted.shape[1]))
    ahead, momentum = weights, 1.0
    costs = np.full((width, 1), penalty)
    costs[-1] = penalty / 100
    step = 1 / (0.5 * float(np.linalg.eigvalsh(inputs.T @ inputs / count)[-1]) + penalty)
    for _ in range(MOST_ROUNDS):
        slope = inputs.T @ (_shares(inputs @ ahead) - wanted) / count + costs * ahead
        moved = ahead - step * slope
        if float(np.sum(slope * (moved - weights))) > 0:
            momentum = 1.0
        following = (1 + (1 + 4 * momentum * momentum) ** 0.5) / 2
        ahead = moved + (momentum - 1) / following * (moved - weights)
        change = float(np.abs(moved - weights).max())
        weights, momentum = moved, following
        if change < STILL:
            break
    return weights


def _shares(logits: "Numbers") -> "Numbers":
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    shares: Numbers = powers / powers.sum(axis=1, keepdims=True)
    return shares
