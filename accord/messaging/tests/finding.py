"""What tests of finding begin with: a school in which somebody writes, and what each person finds there."""

from datetime import datetime
from typing import Any

from accord.messaging.access.reach import reach_of
from accord.messaging.actions.start_conversation import Sent
from accord.messaging.finding import Found, find_for_family, find_for_staff
from accord.messaging.sought import Sought
from accord.messaging.tests import written
from accord.people.viewer import viewer_of
from tests.cast import MONDAY, Cast

SEARCH = "/staff/riverbank/messages/search/"
FAMILY_SEARCH = "/family/messages/search/"


def write(
    cast: Cast, text: str, *, guardian: str = "amina", student: str = "idris", at: datetime = MONDAY, **more: Any
) -> Sent:
    """A guardian writes these words about a child."""
    return written.write(cast, at, who=guardian, child=student, text=text, **more)


def staff_finds(cast: Cast, key: str, typed: str, **more: object) -> Found:
    """What somebody of the staff finds."""
    post = viewer_of(cast.login(key)).post_at(cast.riverbank.slug)
    assert post is not None
    return find_for_staff(reach_of(post), Sought(typed, **more))  # type: ignore[arg-type]


def family_finds(cast: Cast, key: str, typed: str, before: str = "") -> Found:
    """What a guardian finds."""
    return find_for_family(viewer_of(cast.login(key)).guardianships, Sought(typed, before=before))


def refs(found: Found) -> list[str]:
    """The public ids of what was found, in its order."""
    return [row.ref for row in found.rows]
