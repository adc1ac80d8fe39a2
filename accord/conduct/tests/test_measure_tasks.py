"""What measures do by themselves: reviews are called, ends told, promises counted, conversations passed on."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.db import transaction

from accord.charters.models import PromiseOutcome
from accord.conduct.actions.answer_measure import answer_measure
from accord.conduct.actions.review_measure import review_measure
from accord.conduct.measure_tasks import look_after_measures
from accord.conduct.models import Decision
from accord.conduct.tests.matters import bar, consulted, decided, heard, reported
from accord.core import clock
from accord.core.models import Job
from accord.core.queue import Worker
from accord.delivery.models import Delivery
from accord.people.models import Guardian
from accord.rules.charter import Step
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("I4", "I5")]


def limited(cast: Cast, step: Step = Step.WRITTEN_ONLY, **changes: object) -> Decision:
    """A limit of sixty days that was decided on Monday after the guardian was heard, with a review after thirty."""
    incident = reported(cast)
    heard(cast, incident)
    if step is Step.SITE_BAR:
        consulted(cast, incident)
    return decided(cast, incident, replace(bar(), step=step, **changes))  # type: ignore[arg-type]


def look(at: datetime) -> None:
    """Let the worker look after measures at a moment, and write nothing by letter."""
    with clock.travel_to(at):
        Job.objects.filter(task__endswith="write_letters_of").delete()
        look_after_measures.enqueue()
        Worker().run_until_idle()


def told(kind: str = "measure") -> list[tuple[str, datetime]]:
    """Who was told what from when on, as they are known in the cast."""
    rows = Delivery.objects.filter(notice__kind=kind, channel="portal").select_related("staff", "guardian")
    return [(str((row.staff or row.guardian).given_name), row.notice.created_at) for row in rows.order_by("id")]  # type: ignore[union-attr]


@pytest.mark.in_turn
def test_a_review_is_called_in_time_to_those_without_a_part_and_once(story: Cast) -> None:
    limited(story, Step.SITE_BAR)
    due = bar().review_on
    assert due
    early = MONDAY + timedelta(days=15)
    look(early)
    assert not [who for who, when in told() if when >= early]
    called = MONDAY + timedelta(days=25)
    look(called)
    look(called + timedelta(hours=5))
    assert [who for who, when in told() if when >= called] == ["Gil"], "neither the chair, who was asked, nor others"
    late = MONDAY + timedelta(days=32)
    look(late)
    assert {who for who, when in told() if when >= late} == {"Gil", "Helen", "Leo"}


@pytest.mark.requirement("B4")
def test_the_promise_to_review_in_time_is_counted(story: Cast) -> None:
    decision = limited(story)
    began = PromiseOutcome.objects.get(measured="review_held_in_time")
    assert (began.began_at, began.met_at) == (MONDAY, None)
    asked_at = MONDAY + timedelta(days=2)
    with clock.travel_to(asked_at):
        answer_measure(
            decision=decision, guardian=story.guardians["jakub"], text="", language="pl", asks_for_review=True,
            by="login:jakub", at=asked_at,
        )  # fmt: skip
    heard_at = MONDAY + timedelta(days=4)
    with clock.travel_to(heard_at):
        review_measure(
            decision=decision, person=story.login("chair"), outcome="stays", reasons="It helps.", by="login:chair",
            at=heard_at,
        )  # fmt: skip
    outcomes = PromiseOutcome.objects.filter(measured="review_held_in_time").order_by("id")
    assert [one.met_at for one in outcomes] == [heard_at, heard_at, None]
    assert "jakub" not in "".join(one.about for one in outcomes).lower()


@pytest.mark.requirement("B4", "H3")
def test_a_review_is_not_counted_where_a_leader_would_learn_of_it_by_the_figure(story: Cast) -> None:
    mother = Guardian.objects.filter(pk=story.guardians["jakub"].pk)
    with transaction.atomic():
        mother.update(login=story.login("chair"))
        limited(story)
        assert not PromiseOutcome.objects.exists(), "the chair, who is family, reads the figures of a running term"
        transaction.set_rollback(True)
    limited(story)
    assert PromiseOutcome.objects.filter(measured="review_held_in_time").count() == 1


@pytest.mark.in_turn
def test_an_end_is_told_once_and_a_provisional_measure_asks_to_be_confirmed(story: Cast) -> None:
    incident = reported(story)
    haste = replace(bar(), step=Step.WRITTEN_ONLY, safety="He said that he would come back.")
    decision = decided(story, incident, haste)
    assert decision.provisional_until
    heard(story, incident)
    look(MONDAY + timedelta(days=1))
    assert {who for who, _when in told()} == {"Helen", "Leo"}, "those who hold it hear that it can be confirmed"
    after = decision.provisional_until + timedelta(minutes=1)
    look(after)
    look(after + timedelta(hours=1))
    assert sorted(who for who, when in told() if when >= after) == ["Helen", "Jakub", "Leo"]
    assert PromiseOutcome.objects.get().dropped_at == after
