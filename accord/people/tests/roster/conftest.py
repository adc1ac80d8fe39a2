"""Fixtures for roster tests: a school of its own, and a run of an import from the file to the result."""

import argparse
import io
from datetime import UTC, datetime
from pathlib import Path

import pytest

from accord.core import clock
from accord.people.models import Guardian, SchoolClass, StaffMember, Student, StudentContact
from accord.people.roster import command, store
from accord.people.tests.roster.bundles import Bundle
from accord.schools.models import School

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


@pytest.fixture
def school(db):
    """A school without anybody, on a fixed day."""
    with clock.travel_to(NOW):
        yield School.objects.create(name="Riverbank Primary", slug="riverbank", time_zone="Europe/London")


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path: Path):
    """Uploads of each test lie in a folder of its own."""
    settings.ACCORD_HOME = tmp_path / "home"
    return store.folder_of("x").parent


@pytest.fixture
def bring(school, tmp_path):
    """Run the command on a bundle (or a path): `bring(bundle)` takes it over and returns (code, words)."""
    count = iter(range(100))

    def run(bundle: Bundle | Path, *, apply: bool = True, **more: object) -> tuple[int, str]:
        path = bundle if isinstance(bundle, Path) else bundle.folder(tmp_path / f"bundle{next(count)}")
        args = argparse.Namespace(
            path=str(path), school=school.slug, apply=apply, without_bad_lines=False, though_many_leave=False, org=""
        )
        for name, value in more.items():
            setattr(args, name, value)
        out = io.StringIO()
        code = command.run(args, out=out)
        return code, out.getvalue()

    return run


def everything(school: School) -> dict[str, list]:
    """The whole school as plain rows, to see whether anything changed at all."""
    return {
        model.__name__: list(model.objects.filter(school=school).order_by("pk").values())
        for model in (Student, Guardian, StaffMember, StudentContact, SchoolClass)
    }
