"""What pages say in the same words around names, addresses and keys of their own is drawn once, with gaps for these.

The gaps are filled in for each page; nothing that stands in them is kept, and none of it decides what is drawn.
"""

import re
from collections.abc import Sequence
from typing import Any

from django.utils.translation import get_language
from jinja2.runtime import Macro
from markupsafe import Markup

from accord.core.shelf import Shelf
from accord.core.written import written

KEPT = 500
"""Drawings that a process keeps; one has about a thousand signs."""

_GAP = re.compile(r"gap-(\d+)-of-this")
_kept: Shelf[tuple[list[str], list[int]]] = Shelf(most=KEPT)


def draw_around(macro: Macro, gaps: Sequence[Any], *which: object) -> Markup:
    """Draw what a macro of a file that asks the page for nothing (see macro_files.py) says of `gaps` and of `which`.

    The macro gets a stand-in for each gap and may only write it down: as text, in an attribute, or as a part of an
    address or a sentence. What is left decides how it draws, as truths: a page asks for it as it reads.
    """
    truths = [bool(each) for each in which]
    words = (macro, get_language(), len(gaps), *truths)
    kept = _kept.take(words)
    if kept is None:
        parts = _GAP.split(macro(*(f"gap-{number}-of-this" for number in range(len(gaps))), *truths))
        kept = parts, [int(number) for number in parts[1::2]]
        _kept.put(words, kept)
    parts, places = kept
    filled, fillings = parts.copy(), [written(gap) for gap in gaps]
    filled[1::2] = [fillings[place] for place in places]
    return Markup("".join(filled))  # noqa: S704  (drawn by a template, and each filling is escaped)
