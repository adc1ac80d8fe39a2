"""Splits a whole name into given and family name, where that can be done without guessing wrong."""

import re

# Names built with these words have no family name to split off: 'Nur Aisyah binti Ahmad', 'Ravi a/l Kumar'.
PATRONYMIC = re.compile(r"(?i)(?:^|\s)(?:bin|binti|bt|ibn|bint|a/l|a/p|s/o|d/o)(?:\s|$)")
PARTICLES = {
    "al",
    "ap",
    "da",
    "de",
    "del",
    "della",
    "den",
    "der",
    "di",
    "dos",
    "du",
    "el",
    "la",
    "le",
    "van",
    "von",
}


def split_name(whole: str) -> tuple[str, str]:
    """(given name, family name); the family name is empty when the name cannot be split safely.

    'Kowalska, Anna' is split at the comma; otherwise the last word, with particles before it, is the
    family name.
    """
    if "," in whole:
        family, _, given = whole.partition(",")
        return (given.strip(), family.strip()) if given.strip() else (family.strip(), "")
    words = whole.split()
    if len(words) < 2 or PATRONYMIC.search(whole):
        return whole, ""
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in PARTICLES:
        start -= 1
    return " ".join(words[:start]), " ".join(words[start:])
