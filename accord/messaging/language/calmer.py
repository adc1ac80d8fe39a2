"""A calmer wording: a few openings in the writer's language, chosen by what was found. Nothing is rewritten."""

from functools import cache

from accord.messaging.language.bank import HERE, read_sections

FOLDER = HERE / "openings"
_KINDS = {
    "insult": "anger", "obfuscated": "anger", "swearing": "anger", "strong words": "anger",
    "threat": "danger", "harassment": "danger", "slur": "respect",
}  # fmt: skip
ABOUT = frozenset(_KINDS)
"""What a wording may be about."""


def offer_openings(about: str, language: str) -> tuple[str, ...]:
    """Return the beginnings that are offered; in English where the language has none of its own."""
    base = language.split("-")[0]
    own = base if (FOLDER / f"{base}.txt").exists() else "en"
    return _openings(own).get(_KINDS.get(about, "anger"), ())


@cache
def _openings(language: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for heading, line in read_sections(FOLDER / f"{language}.txt"):
        found[heading] = (*found.get(heading, ()), line)
    return found
