"""What tests of the board share: Mr Grant on duty, and the board as somebody reads it."""

from datetime import timedelta

import pytest

from accord.core import clock
from accord.people.models import Duty
from accord.people.tests.pages import words
from tests.cast import MONDAY, Cast

BOARD, LIMITS = "/staff/riverbank/reception/", "/family/conduct/limits/"
OPEN, OUTSIDE, ARRANGED = "May come in", "Please ask them to wait outside, and call", "Only by arrangement: call"


@pytest.fixture
def story(cast: Cast) -> Cast:
    """The cast with Mr Grant on duty."""
    Duty.objects.create(
        school=cast.riverbank, staff=cast.staff["deputy"], kind="duty_person", starts_at=MONDAY - timedelta(hours=3),
        ends_at=MONDAY + timedelta(hours=6), phone="+44 1632 960 001",
    )  # fmt: skip
    return cast


@pytest.fixture
def look(story: Cast, as_person):
    """Return a function that reads the board as somebody after typing some letters."""

    def read(name: str, *, key: str = "office", at=MONDAY) -> str:
        with clock.travel_to(at):
            return words(as_person(key).get(f"{BOARD}?name={name}"))

    return read
