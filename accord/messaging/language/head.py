"""A head: from a vector to how likely each label is. One matrix product; the numbers lie in a small file."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from accord.messaging.language.bank import HERE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

WEIGHTS = HERE / "weights"


class BadWeights(ValueError):
    """A file of weights that does not fit the model."""


@dataclass(frozen=True, slots=True)
class Head:
    """Labels, and what turns a vector into their likelihoods."""

    labels: tuple[str, ...]
    middle: "Numbers"
    scale: float
    matrix: "Numbers"

    def likely(self, vectors: "Numbers") -> "Numbers":
        """Return one row of likelihoods, which sum to 1, for each vector."""
        logits = self.centred(vectors) @ self.matrix[:-1] + self.matrix[-1]
        powers = np.exp(logits - logits.max(axis=1, keepdims=True))
        shares: Numbers = powers / powers.sum(axis=1, keepdims=True)
        return shares

    def centred(self, vectors: "Numbers") -> "Numbers":
        """Return the vectors about the middle of the bank, in its own measure."""
        moved: Numbers = (np.asarray(vectors, dtype=np.float64) - self.middle) * self.scale
        return moved

    def save(self, path: Path) -> None:
        """Write the numbers; no program is in the file."""
        np.savez(path, labels=np.array(self.labels), middle=self.middle, scale=self.scale, matrix=self.matrix)


def load_head(name: str, folder: Path = WEIGHTS) -> Head:
    """Return the trained head `tone` or `topics`; BadWeights when the file does not fit."""
    with np.load(folder / f"{name}.npz", allow_pickle=False) as stored:
        head = Head(
            labels=tuple(str(label) for label in stored["labels"]),
            middle=stored["middle"].astype(np.float64),
            scale=float(stored["scale"]),
            matrix=stored["matrix"].astype(np.float64),
        )
    if head.matrix.shape != (head.middle.size + 1, len(head.labels)) or not np.isfinite(head.matrix).all():
        raise BadWeights(f"{name}.npz does not fit: train anew with `python -m accord.messaging.language.train`.")
    return head
