"""The names in braces of a ready answer, {child} or {me}, and the words that take their place."""

import re
from collections.abc import Mapping

NAMES = ("child", "guardian", "school", "me", "date")
"""What a ready answer may name; what else stands in braces is pointed out before it is kept."""

_BRACED = re.compile(r"\{([^{}]*)\}")


def unknown_names(text: str) -> list[str]:
    """Return what stands in braces and is no name that we know, each once, in the order of the text."""
    found = [name.strip() for name in _BRACED.findall(text)]
    return list(dict.fromkeys(name for name in found if name not in NAMES))


def has_loose_brace(text: str) -> bool:
    """Whether a brace is opened and not closed, or closed and not opened."""
    rest = _BRACED.sub("", text)
    return "{" in rest or "}" in rest


def filled(text: str, values: Mapping[str, str]) -> str:
    """Put the words in the place of the names; a name without words stays as it is, so that its writer sees it."""
    return _BRACED.sub(lambda found: values.get(found.group(1).strip()) or found.group(0), text)
