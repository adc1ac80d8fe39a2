"""Sign-in names for people without e-mail: what they look like, and a first suggestion."""

import re
import secrets
import unicodedata

from accord.people.models import Login
from accord.people.sign_in.invitations import Person

SHAPE = re.compile(r"[a-z0-9](?:[a-z0-9._-]{1,38}[a-z0-9])")
"""Three to forty small letters, digits, dots and dashes."""
TRIES = 20


def suggest(person: Person) -> str:
    """Return a free sign-in name made from the person's names, or from a word where they are not in Latin letters."""
    stem = _latin(f"{person.given_name}.{person.family_name}") or "family"
    for _attempt in range(TRIES):
        name = f"{stem[:32]}{secrets.randbelow(90) + 10}"
        if not Login.objects.filter(sign_in_name=name).exists():
            return name
    return f"{stem[:24]}{secrets.randbelow(9_000_000) + 1_000_000}"


def _latin(name: str) -> str:
    bare = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", ".", bare).strip(".")
