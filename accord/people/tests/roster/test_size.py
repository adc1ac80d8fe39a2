"""Memory stays flat however long the roster is; `bench/roster.py` measures 200,000 people."""

import tracemalloc
from pathlib import Path

import pytest

from accord.people.roster.dry_run import Asked, run_dry
from bench.roster import write_bundle

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("A4")]


def peak(school, folder: Path, people: int) -> int:
    """The most memory, in bytes, that a dry run of so many people held at once."""
    bundle = folder / f"{people}.zip"
    write_bundle(bundle, people)
    asked = Asked(bundle, "oneroster", school.pk, school.name, school.slug, "2026-11-23", {})
    tracemalloc.start()
    try:
        outcome = run_dry(asked, folder / "scratch.sqlite3")
        assert outcome.counts["verbs"]["add"]["student"] == people * 4 // 10
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.heavy
def test_four_times_the_people_do_not_need_four_times_the_memory(school, tmp_path):
    peak(school, tmp_path, 200)
    small, large = peak(school, tmp_path, 1_500), peak(school, tmp_path, 6_000)
    assert large < small * 2
    assert large < 40 * 1024 * 1024
