"""A roster that holds changes only: what it names, in the order in which it was written, and nobody else."""

from datetime import date

import pytest

from accord.people.models import Guardian, Student, StudentContact
from accord.people.tests.roster.bundles import Bundle, small_school

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("A4")]


def delta(*rows: tuple[str, str, dict[str, str]]) -> Bundle:
    """A bundle of changes only."""
    bundle = Bundle("1.1", "delta")
    for file, source_id, values in rows:
        bundle.put(file, source_id, **{"status": "active", "dateLastModified": "2026-11-20T10:00:00Z", **values})
    return bundle


def user(**values: str) -> dict[str, str]:
    """The cells that every user needs."""
    return {"enabledUser": "true", "orgSourcedIds": "org1", "username": "x", **values}


def test_a_delta_changes_only_what_it_names(bring, school):
    bring(small_school())
    change = user(role="parent", givenName="Ines", familyName="Novak", email="ines@delta.example")
    code, words = bring(delta(("users", "u-mother", change)))
    assert code == 0, words
    mother = Guardian.objects.get(source_id="u-mother")
    assert mother.email == "ines@delta.example"
    assert mother.contacts.filter(ends_on__isnull=True).count() == 2
    assert Student.objects.filter(ends_on__isnull=True).count() == 3


def test_a_delta_ends_who_is_to_be_deleted(bring, school):
    bring(small_school())
    code, _ = bring(delta(("users", "u-tom", {"status": "tobedeleted"})))
    assert code == 0
    tom = Student.objects.get(source_id="u-tom")
    assert tom.ends_on == date(2026, 11, 22)
    assert not tom.enrolments.filter(ends_on__isnull=True).exists()


def test_a_delta_about_a_child_replaces_the_ties_of_that_child(bring, school):
    bring(small_school())
    child = user(role="student", givenName="Lena", familyName="Novak", grades="03", agentSourcedIds="u-mother")
    assert bring(delta(("users", "u-lena", child)))[0] == 0
    ended = StudentContact.objects.filter(ends_on__isnull=False)
    assert [(tie.student.given_name, tie.guardian.given_name) for tie in ended] == [("Lena", "Karel")]


def test_an_older_line_does_not_undo_a_newer_one(bring, school):
    bring(small_school())
    newer = user(role="parent", givenName="Ines", familyName="Novak", email="new@delta.example")
    bring(delta(("users", "u-mother", {**newer, "dateLastModified": "2026-11-21T10:00:00Z"})))
    older = {**newer, "email": "old@delta.example", "dateLastModified": "2026-11-19T10:00:00Z"}
    code, words = bring(delta(("users", "u-mother", older)))
    assert code == 0
    assert "something newer" in words
    assert Guardian.objects.get(source_id="u-mother").email == "new@delta.example"


def test_without_a_manifest_nobody_is_ended_for_being_absent(bring, school):
    bring(small_school())
    bundle = small_school(mode="")
    bundle.drop("users", "u-tom").drop("enrollments", "e-tom").drop("demographics", "u-tom")
    code, words = bring(bundle)
    assert code == 0
    assert "no manifest.csv" in words
    assert Student.objects.get(source_id="u-tom").ends_on is None
