"""In which direction a text is read, found as Unicode finds it (UAX 9, P2): names set apart in it do not count.

A browser asked for `dir="auto"` counts them, so that an Urdu sentence that begins with a Polish name would stand on the
wrong side.
"""

from unicodedata import bidirectional

BEGIN, END = frozenset({"LRI", "RLI", "FSI"}), "PDI"
DIRECTIONS = {"L": "ltr", "R": "rtl", "AL": "rtl"}


def direction(text: str) -> str:
    """Return `ltr` or `rtl`, by the first letter that has a direction; empty when there is none."""
    apart = 0
    for way in map(bidirectional, text):
        if way in BEGIN:
            apart += 1
        elif way == END:
            apart = max(0, apart - 1)
        elif not apart and way in DIRECTIONS:
            return DIRECTIONS[way]
    return ""
