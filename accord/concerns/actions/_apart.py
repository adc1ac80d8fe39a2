"""What is done with a worry is written into an audit chain of its own, which the school's does not show."""

from accord.concerns.models import Worry
from accord.core import audit


def entry_apart(worry: Worry, verb: str, by: str, **details: object) -> None:
    """One entry beside the school's chain: refs and values, never words."""
    audit.record(
        by=by, verb=verb, subject=f"worry:{worry.ref}", school=f"{worry.school.ref}:apart", details=dict(details)
    )
