"""A moment comes back from the database as it went there, to the microsecond and in UTC."""

from datetime import UTC, datetime

import pytest

from accord.core.models import Job

MOMENTS = [
    datetime(2026, 3, 29, 0, 59, 59, 999_999, tzinfo=UTC),
    datetime(2026, 11, 22, 18, 9, 15, 307_100, tzinfo=UTC),
    datetime(1, 1, 1, tzinfo=UTC),
    datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC),
]


@pytest.mark.django_db
@pytest.mark.parametrize("moment", MOMENTS)
def test_a_moment_comes_back_as_it_went(moment: datetime) -> None:
    job = Job.objects.create(task="nothing", run_at=moment)
    [read] = Job.objects.filter(pk=job.pk).values_list("run_at", flat=True)
    assert (read, read.tzinfo) == (moment, UTC)
