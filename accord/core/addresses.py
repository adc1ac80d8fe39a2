"""The address of a named page, for pages that name many: each pattern is looked up once in a process."""

import re
from functools import lru_cache

from django.urls import NoReverseMatch, reverse

PLAIN = re.compile(r"[A-Za-z0-9_-]+")


def address(name: str, *parts: object) -> str:
    """Return what `reverse` returns for the name of a page and its parts."""
    for part in parts:
        if type(part) is not str or not PLAIN.fullmatch(part):
            return reverse(name, args=parts)
    pattern = _pattern(name, len(parts))
    return pattern % parts if pattern else reverse(name, args=parts)


@lru_cache(maxsize=1024)
def _pattern(name: str, parts: int) -> str:
    """The address with a gap for each part; '' where a part has a form of its own."""
    try:
        written = reverse(name, args=[f"part-{number}-of-this" for number in range(parts)])
    except NoReverseMatch:
        return ""
    return re.sub(r"part-\d+-of-this", "%s", written.replace("%", "%%"))
