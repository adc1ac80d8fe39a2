"""A school over weeks of whatever may happen, at any hour: what must hold holds after each step and each round."""

from datetime import UTC, datetime, timedelta

import pytest

from accord.charters.tests.making import with_charter
from accord.messaging.tests.school_weeks import Weeks
from accord.messaging.tests.weeks_changes import LONDON
from accord.messaging.tests.weeks_checks import Watch
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C2", "C4")]

STEPS = timedelta(minutes=5), timedelta(minutes=40), timedelta(hours=3), timedelta(hours=7), timedelta(hours=16)


@pytest.fixture(autouse=True)
def letters_are_laid_down(settings, tmp_path):
    """Nothing leaves the machine: each letter is a file."""
    settings.ACCORD_MAIL_TRANSPORT = "file"
    settings.EMAIL_FILE_PATH = tmp_path / "mail"


def live(cast: Cast, seed: int, begins: datetime, steps: int) -> Weeks:
    """Weeks of one school by one seed; a failure tells what happened."""
    weeks = Weeks(with_charter(cast), seed, begins)
    watch = Watch(weeks)
    weeks.after_round = watch.after_round
    try:
        for _step in range(steps):
            weeks.until(weeks.at + weeks.chance.choice(STEPS))
            weeks.something()
            if weeks.at >= weeks.worker_off_until:
                weeks.work()
            watch.after_step()
        weeks.until(max(weeks.at, weeks.worker_off_until) + timedelta(days=3))
        watch.at_the_end()
    except AssertionError:
        print(f"Seed {seed}, failed at {weeks.at.astimezone(LONDON):%a %d %b %H:%M}", *weeks.diary, sep="\n")
        raise
    return weeks


SPRING = datetime(2027, 3, 22, 9, 0, tzinfo=UTC)
"""The week before the clocks go forward."""
ADVENT = datetime(2026, 12, 14, 9, 0, tzinfo=UTC)
"""The week before the holidays."""


@pytest.mark.heavy
def test_whatever_happens_over_days(cast: Cast) -> None:
    live(cast, 1, MONDAY, 15)


@pytest.mark.thorough
@pytest.mark.parametrize("begins", [MONDAY, ADVENT, SPRING])
@pytest.mark.parametrize("seed", range(12))
def test_whatever_happens_over_weeks(cast: Cast, seed: int, begins: datetime) -> None:
    live(cast, seed, begins, 60)
