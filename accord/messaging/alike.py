"""Names that look alike: what a reader takes for one name, though other signs stand in it."""

from unicodedata import category, combining, normalize

_LOOKALIKE = str.maketrans(
    "аеорсухіјѕԁһӏвкмнтпԛԝɡαεορτυικνχıł",
    "aeopcyxijsdhlbkmhtnqwgaeoptuiknxil",
)
"""Small letters of other scripts, and the Latin letters for which they are read (after Unicode's confusables)."""


def look_of(name: str) -> str:
    """A name as it looks: without accents, signs without a width and gaps; letters of one look are one letter."""
    plain = normalize("NFKD", name).casefold()
    letters = "".join(sign for sign in plain if category(sign)[0] in "LMN" and not combining(sign))
    return letters.translate(_LOOKALIKE)
