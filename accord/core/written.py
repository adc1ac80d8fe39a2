"""Writing values into pages: escaped as everywhere, without wrapping what is written down at once anyway."""

from typing import Any

import markupsafe
from markupsafe import Markup, escape

_escaped = getattr(markupsafe, "_escape_inner", escape)
"""What `escape` does to a text, before it makes Markup of it: half of its time."""


def written(value: Any) -> str:
    """Return a value as it stands on a page: markup as it is, everything else escaped (`markupsafe.escape`)."""
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]
    return _escaped(value) if kind is str else escape(value)
