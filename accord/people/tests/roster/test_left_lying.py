"""Rosters that nobody took over, and those at which the worker was cut off."""

from datetime import timedelta

import pytest

from accord.core import clock
from accord.core.models import Job
from accord.people.actions.agree_to_roster import agree_to_roster
from accord.people.actions.expire_rosters import expire_rosters, hand_back_stranded_rosters
from accord.people.actions.read_roster import read_and_compare
from accord.people.actions.start_roster_import import start_roster_import
from accord.people.actions.take_over_roster import apply_agreed_roster
from accord.people.models import RosterImport, Student
from accord.people.roster import store
from accord.people.tests.roster.bundles import small_school
from accord.people.tests.roster.conftest import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("A4")]


@pytest.fixture
def roster(school) -> RosterImport:
    """A roster that was handed in and waits for the worker."""
    return start_roster_import(
        school=school, table="oneroster", file_name="r.zip", chunks=[small_school().zipped()], encoding="",
        by="login:x", by_name="Olive",
    )  # fmt: skip


def test_after_two_weeks_a_roster_is_forgotten_with_its_files(roster):
    read_and_compare(roster_id=roster.pk)
    assert expire_rosters(at=NOW + timedelta(days=13)) == 0
    assert store.folder_of(roster.ref).exists()
    assert expire_rosters(at=NOW + timedelta(days=15)) == 1
    assert not store.folder_of(roster.ref).exists()
    roster.refresh_from_db()
    assert roster.state == "expired"


def test_a_month_after_the_taking_over_the_result_goes_and_the_figures_stay(roster):
    read_and_compare(roster_id=roster.pk)
    agree_to_roster(roster=roster, without_bad_lines=False, though_many_leave=False, by="login:x", at=NOW)
    apply_agreed_roster(roster_id=roster.pk)
    assert store.scratch_of(roster.ref).exists()
    expire_rosters(at=NOW + timedelta(days=31))
    assert not store.folder_of(roster.ref).exists()
    roster.refresh_from_db()
    assert (roster.state, roster.counts["verbs"]["add"]["student"]) == ("applied", 3)


def test_reading_twice_gives_one_result(roster):
    read_and_compare(roster_id=roster.pk)
    assert read_and_compare(roster_id=roster.pk) is None
    roster.refresh_from_db()
    assert roster.counts["verbs"]["add"]["student"] == 3


def test_taking_over_twice_takes_over_once(roster):
    read_and_compare(roster_id=roster.pk)
    agree_to_roster(roster=roster, without_bad_lines=False, though_many_leave=False, by="login:x", at=NOW)
    apply_agreed_roster(roster_id=roster.pk)
    apply_agreed_roster(roster_id=roster.pk)
    assert Student.objects.count() == 3


def test_a_fault_hands_the_roster_back_and_leaves_the_school_as_it_was(roster, monkeypatch):
    from accord.people.roster.applying import apply as applying

    read_and_compare(roster_id=roster.pk)
    agree_to_roster(roster=roster, without_bad_lines=False, though_many_leave=False, by="login:x", at=NOW)

    def fail(*_args):
        raise RuntimeError("the lights went out")

    with monkeypatch.context() as broken:
        broken.setattr(applying, "write_decisions", fail)
        apply_agreed_roster(roster_id=roster.pk)
    roster.refresh_from_db()
    assert (roster.state, roster.refusal) == ("ready", "take_over_failed")
    assert not Student.objects.exists()
    agree_to_roster(roster=roster, without_bad_lines=False, though_many_leave=False, by="login:x", at=NOW)
    apply_agreed_roster(roster_id=roster.pk)
    assert Student.objects.count() == 3


def test_what_the_worker_laid_aside_is_handed_back(roster):
    assert hand_back_stranded_rosters() == 0
    Job.objects.update(state=Job.State.DEAD)
    assert hand_back_stranded_rosters() == 1
    roster.refresh_from_db()
    assert roster.state == "unreadable"


def test_a_file_that_is_gone_is_said(roster):
    store.remove_upload(roster.ref)
    read_and_compare(roster_id=roster.pk)
    roster.refresh_from_db()
    assert (roster.state, roster.refusal) == ("unreadable", "file_gone")
    assert roster.ready_at == clock.now()
