"""The cast for tests: the same people as in the demo, on a fixed day of their story.

`MONDAY` is a school day at 10:00 in London. Each test that asks the fixture `cast` has everybody for itself, as they
stood when they were written once for the process (see worlds.py).
"""

from datetime import UTC, datetime

import pytest

from accord.core import clock
from accord.schools.facts import calendar_around
from accord.schools.models import WeeklyHours
from accord.web.demo import Cast, stage
from accord.web.demo.script import PASSWORD
from tests.worlds import remembered, visiting

MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)

__all__ = ["MONDAY", "PASSWORD", "Cast", "cast"]


@pytest.fixture
def cast(db: None):
    """Everybody on stage; the clock stands at MONDAY for the whole test."""
    with clock.travel_to(MONDAY), visiting():
        yield remembered(("cast",), _on_stage)


def _on_stage() -> Cast:
    """Everybody, with their schools' working time laid out as every message asks for it."""
    cast = stage(at=MONDAY)
    for school in cast.schools.values():
        for kind in WeeklyHours.Kind:
            calendar_around(school, kind, MONDAY)
    return cast
