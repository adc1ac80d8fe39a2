"""Names that look alike: what a reader takes for one name, though other signs stand in it."""

import re
from unicodedata import category, combining, normalize

_LOOKALIKE = str.maketrans(
    "аеорсухіјѕԁһӏвкмнтпԛԝɡαεορτυικνχıł0134578@$€|!",
    "aeopcyxijsdhlbkmhtnqwgaeoptuiknxiloleastbaseli",
)
"""Small letters of other scripts, digits and signs, and the Latin letters for which they are read.

After Unicode's confusables. What is read for an i or an l is an l, since one stands for the other.
"""


def look_of(name: str) -> str:
    """A name as it looks: without accents, signs without a width and gaps; letters of one look are one letter."""
    plain = normalize("NFKD", name).casefold().translate(_LOOKALIKE).replace("i", "l")
    letters = "".join(sign for sign in plain if category(sign)[0] in "LMN" and not combining(sign))
    return letters.replace("rn", "m").replace("vv", "w")


def looks_of_words(name: str) -> list[str]:
    """The words of a name as they look, parted by gaps and by whatever is no letter."""
    parted = re.split(r"[\s\-‐-―._,;:/\\()\[\]{}+*&\"“”«»]+", normalize("NFKC", name))
    return [look for look in map(look_of, parted) if look]
