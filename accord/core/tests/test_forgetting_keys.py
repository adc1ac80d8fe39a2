"""One-time keys are forgotten after two days, oldest first, whatever their number."""

from datetime import UTC, datetime, timedelta

import pytest

from accord.core import clock, tasks
from accord.core.models import OnceKey

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("at_a_time", [2, 1000])
def test_old_keys_are_forgotten_and_new_ones_stay(monkeypatch, at_a_time):
    monkeypatch.setattr(tasks, "AT_A_TIME", at_a_time)
    at = datetime(2026, 9, 7, 12, tzinfo=UTC)
    ages = [100, 99, 60, 50, 49, 47, 1]
    OnceKey.objects.bulk_create(
        OnceKey(owner="login:1", key=f"k{hours}", path_hash="", body_hash="", created_at=at - timedelta(hours=hours))
        for hours in ages
    )
    with clock.travel_to(at):
        tasks.sweep_finished_work()
    assert list(OnceKey.objects.order_by("pk").values_list("key", flat=True)) == ["k47", "k1"]
