"""Which passwords are taken: long ones that are not among the well-known and not about the person."""

import gzip
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accord.people.models import Login

CLOSE_TO_THE_LIST = 4
"""A well-known word with fewer than this many letters around it is still well known."""
SHORTEST_NAME = 4
FEWEST_DIFFERENT = 5


class LongEnough:
    """Ten characters at least; a sentence of four words is welcome, so the limit lies far above."""

    def __init__(self, shortest: int = 10, longest: int = 128) -> None:
        self.shortest, self.longest = shortest, longest

    def validate(self, password: str, user: object = None) -> None:
        """Raise ValidationError outside the limits (in characters)."""
        if len(password) < self.shortest:
            raise ValidationError(
                _("This password is too short. Use at least %(count)d characters.") % {"count": self.shortest},
                code="password-too-short",
            )
        if len(password) > self.longest:
            raise ValidationError(
                _("This password is too long. Use at most %(count)d characters.") % {"count": self.longest},
                code="password-too-long",
            )

    def get_help_text(self) -> str:
        """Say what is wanted."""
        return _("At least %(count)d characters. Four words in a row are easy to keep in mind.") % {
            "count": self.shortest
        }


class NotWellKnown:
    """Refuses what stands in lists of stolen passwords, also with a year or signs put around it."""

    def validate(self, password: str, user: object = None) -> None:
        """Raise ValidationError for a password that others try first."""
        plain = password.lower().strip()
        bare = plain.strip("0123456789!?.,;:*#+-_@$%&/()=\"' ")
        well_known = plain in known() or (
            bare in known() and len(plain) - len(bare) < max(CLOSE_TO_THE_LIST, len(plain) // 2)
        )
        if well_known or len(set(plain)) < FEWEST_DIFFERENT or _counts_up(plain):
            raise ValidationError(
                _("Many people use this password, so it is easy to guess. Choose another one."),
                code="password-well-known",
            )

    def get_help_text(self) -> str:
        """Nothing more to ask for."""
        return ""


class NotAboutYou:
    """Refuses the person's own name, address or sign-in name with a little put around it."""

    def validate(self, password: str, user: object = None) -> None:
        """Raise ValidationError when the password is mostly what others know about the person."""
        if not isinstance(user, Login):
            return
        plain = password.lower()
        about = [*user.name.lower().split(), user.sign_in_name.lower(), *(user.email or "").lower().split("@")[:1]]
        if any(len(word) >= SHORTEST_NAME and word in plain and len(word) * 2 >= len(plain) for word in about):
            raise ValidationError(
                _("This password is too close to your name. Choose another one."), code="password-about-you"
            )

    def get_help_text(self) -> str:
        """Nothing more to ask for."""
        return ""


@lru_cache(maxsize=1)
def known() -> frozenset[str]:
    """Return the 20,000 most used passwords, from the list that Django carries (lower case)."""
    path = Path(password_validation.__file__).parent / "common-passwords.txt.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return frozenset(line.strip() for line in file)


def _counts_up(plain: str) -> bool:
    """Whether the characters follow one another, up or down, as in 1234567890."""
    steps = {(ord(after) - ord(before)) for before, after in pairwise(plain)}
    return steps <= {1, -9} or steps <= {-1, 9}
