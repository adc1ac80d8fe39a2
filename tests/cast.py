"""The cast for tests: the same people as in the demo, on a fixed day of their story.

`MONDAY` is a school day at 10:00 in London. The fixture `cast` writes everybody anew for each test that asks.
"""

from datetime import UTC, datetime

import pytest

from accord.core import clock
from accord.web.demo import Cast, stage
from accord.web.demo.script import PASSWORD

MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)

__all__ = ["MONDAY", "PASSWORD", "Cast", "cast"]


@pytest.fixture
def cast(db: None):
    """Everybody on stage; the clock stands at MONDAY for the whole test."""
    with clock.travel_to(MONDAY):
        yield stage(at=MONDAY)
