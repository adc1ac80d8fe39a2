"""Finding people by name, as it is typed: any part of any of their names, in any order, large or small."""

from django.db.models import Q

MOST_WORDS = 6
NAMES = ("given_name", "family_name", "preferred_name")


def named(query: str, prefix: str = "") -> Q:
    """Return the rows of which every typed word stands in one of the names.

    SQLite knows large and small letters only of plain English, so the usual spellings are tried as well.
    """
    found = Q()
    for word in query.replace("\x00", "").split()[:MOST_WORDS]:
        spelt = Q()
        for name in NAMES:
            for spelling in {word, word.lower(), word.upper(), word.capitalize()}:
                spelt |= Q(**{f"{prefix}{name}__icontains": spelling})
        found &= spelt
    return found
