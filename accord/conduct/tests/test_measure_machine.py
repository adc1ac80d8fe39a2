"""Whatever is tried on one incident, in any order, legal or not: the promises of fairness hold."""

import os
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import invariant, run_state_machine_as_test

from accord.charters.tests.making import with_charter
from accord.conduct.facts import decision_on
from accord.conduct.facts.standing import end_of_day, limit_after
from accord.conduct.models import Consultation, Decision, Restriction, Review
from accord.conduct.tests.measure_steps import Matter
from accord.rules.charter import Decider, Step
from accord.rules.charter_values.fairness import STEP_ORDER
from accord.rules.restrictions import FLOOR
from tests.cast import Cast
from tests.turns import examples

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("I3", "I4", "I5")]

SETTINGS = {"database": None, "deadline": None, "phases": (Phase.generate, Phase.explicit)}


class FairMatter(Matter):
    """One incident of which every promise is asked after each step."""

    @invariant()
    def no_bar_without_both_answers(self) -> None:
        for decision in Decision.objects.filter(step=Step.SITE_BAR):
            answered = Consultation.objects.filter(step=Step.SITE_BAR, answered_at__lte=decision.decided_at)
            roles = {one.role for one in answered if not one.until or one.until >= decision.ends_on}
            assert {Decider.CHAIR, Decider.CHIEF_EXECUTIVE} <= roles

    @invariant()
    def nobody_with_a_part_hears_a_review(self) -> None:
        for review in Review.objects.select_related("decision"):
            earlier = Review.objects.filter(at__lt=review.at).values_list("heard_by_id", flat=True)
            before = set(
                Consultation.objects.filter(asked_at__lte=review.at, taken_back_at=None).values_list(
                    "person_id", flat=True
                )
            )
            hands = {review.decision.decided_by.login_id, self.cast.staff["tan"].login_id, *before, *earlier}
            assert review.heard_by_id not in hands
            assert review.heard_by_id not in {self.cast.login("jakub").pk, self.cast.login("ewa").pk}

    @invariant()
    def nothing_is_longer_than_decided(self) -> None:
        for decision in Decision.objects.exclude(restriction=None).select_related("restriction"):
            reviews, school = list(decision.reviews.order_by("pk")), self.incident.school
            limit = limit_after(decision, reviews)
            last = min([decision.ends_on, *(one.ends_on for one in reviews)])
            assert limit.ends_at <= end_of_day(school, last)
            if decision.provisional_until and not hasattr(decision, "confirmation"):
                assert limit.ends_at <= max(decision.provisional_until, limit.starts_at + timedelta(seconds=1))
            if decision.reviews.filter(outcome=Review.Outcome.LIFTED).exists():
                assert limit.ends_at <= self.at
        assert not Restriction.objects.filter(decision__isnull=True, review__isnull=True).exists()

    @invariant()
    def what_takes_the_place_of_a_limit_is_gentler_and_begins_when_that_ends(self) -> None:
        for decision in Decision.objects.filter(reviews__restriction__isnull=False):
            before = decision.restriction
            for review in decision.reviews.filter(restriction__isnull=False).order_by("pk"):
                after = review.restriction
                assert STEP_ORDER[Step(after.kind)] < STEP_ORDER[Step(before.kind)]
                assert before.ends_at <= review.at <= after.starts_at < after.ends_at
                before = after

    @invariant()
    def the_floor_is_open_at_all_times(self) -> None:
        jakub = self.cast.guardians["jakub"].pk
        assert all(decision_on(jakub, deed, self.at, done_lately=99).is_open for deed in FLOOR)

    @invariant()
    def nobody_else_is_limited(self) -> None:
        assert not Restriction.objects.exclude(guardian=self.cast.guardians["jakub"]).exists()


@pytest.fixture
def matter(cast: Cast) -> type[FairMatter]:
    """The machine, on the cast with the code of their trust in force."""
    with_charter(cast)
    return type("MatterOfTheCast", (FairMatter,), {"cast": cast})


def _run(machine: type[FairMatter], examples: int, steps: int) -> None:
    chosen = settings(
        max_examples=examples, stateful_step_count=steps, suppress_health_check=list(HealthCheck), **SETTINGS
    )
    run_state_machine_as_test(machine, settings=chosen)


@pytest.mark.in_turn
def test_whatever_is_tried_stays_fair(matter: type[FairMatter]) -> None:
    _run(matter, examples(5), 18)


@pytest.mark.thorough
def test_whatever_is_tried_for_long_stays_fair(matter: type[FairMatter]) -> None:
    _run(matter, int(os.environ.get("ACCORD_EXAMPLES", "120")), 40)
