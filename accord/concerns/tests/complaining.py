"""Complaints for tests: raised in one line."""

from datetime import datetime

from accord.concerns.actions.raise_complaint import Complainant, raise_complaint
from accord.concerns.models import Complaint
from tests.cast import MONDAY, Cast

LETTER = "My son was left alone in the hall. Nobody rang me."


def complained(cast: Cast, at: datetime = MONDAY, guardian: str = "jakub", **changes: object) -> Complaint:
    """A complaint of a guardian of Riverbank."""
    values: dict[str, object] = {
        "school": cast.riverbank, "complainant": Complainant(guardian=cast.guardians[guardian]), "letter": LETTER,
        "language": "en", "how": "portal", "by": "login:test", "at": at,
    }  # fmt: skip
    return raise_complaint(**{**values, **changes})  # type: ignore[arg-type]
