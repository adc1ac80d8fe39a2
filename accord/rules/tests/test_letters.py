"""Letters: when it is asked whether one arrived."""

from datetime import UTC, datetime, timedelta

from accord.rules.letters import is_unproven

WRITTEN = datetime(2026, 11, 23, 10, tzinfo=UTC)


def test_letter_1_after_five_days_without_proof() -> None:
    assert not is_unproven(WRITTEN, None, WRITTEN + timedelta(days=5, seconds=-1))
    assert is_unproven(WRITTEN, None, WRITTEN + timedelta(days=5))
    assert not is_unproven(WRITTEN, WRITTEN + timedelta(days=2), WRITTEN + timedelta(days=9))
