"""Random steps of a complaint, legal and illegal, by everybody: the rules hold in every order, and nobody leaks in."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import transaction
from django.http import Http404
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from accord.concerns.access.complaints import get_complaint_for, get_complaint_of_login, register_for
from accord.concerns.actions.acknowledge_complaint import acknowledge_complaint
from accord.concerns.actions.answer_complaint import answer_complaint
from accord.concerns.actions.ask_next_stage import ask_next_stage
from accord.concerns.actions.confirm_points import confirm_points
from accord.concerns.actions.name_investigator import name_investigator
from accord.concerns.actions.put_out_of_scope import put_out_of_scope
from accord.concerns.actions.record_finding import record_finding
from accord.concerns.actions.seat_panel import seat_member
from accord.concerns.actions.take_up_again import take_up_again
from accord.concerns.actions.withdraw_complaint import withdraw_complaint
from accord.concerns.complaint_tasks import look_after_complaints
from accord.concerns.facts.complaints import facts_of, matter_of
from accord.concerns.models import Complaint, Remedy, Stage
from accord.concerns.splitting import Proposed
from accord.concerns.tests.complaining import complained
from accord.core import clock
from accord.core.errors import DomainError
from accord.delivery.models import Delivery
from accord.people.facts.in_charge import key_of_login
from accord.people.models import Login
from accord.people.viewer import viewer_of
from accord.rules.complaints import ComplaintStep, why_not
from accord.rules.taking_part import HAD_A_HAND, Part
from accord.rules.visibility import Act
from tests.cast import MONDAY, Cast
from tests.turns import examples

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("H2"), pytest.mark.requirement("H3")]

PEOPLE = ("tan", "nair", "year_head", "deputy", "head", "governor", "chair", "chief", "office")
somebody = st.sampled_from(PEOPLE)
BY = "login:machine"


class Course(RuleBasedStateMachine):
    """One complaint, driven by everybody in every order."""

    cast: Cast

    def __init__(self) -> None:
        super().__init__()
        self.undo = transaction.savepoint()
        self.at: datetime = MONDAY
        self.named: tuple[str, ...] = ()

    def teardown(self) -> None:
        transaction.savepoint_rollback(self.undo)

    @initialize(
        named=st.lists(st.sampled_from(["tan", "deputy", "head", "chair", "governor"]), max_size=3, unique=True),
        guardian=st.sampled_from(["amina", "jakub", "priya"]),
    )
    def complain(self, named: list[str], guardian: str) -> None:
        self.named, self.guardian = tuple(named), guardian
        complaint = complained(self.cast, guardian=guardian, about=[self.cast.staff[key] for key in named])
        self.pk = complaint.pk
        Remedy.objects.create(complaint=complaint, text="An apology.")

    @property
    def complaint(self) -> Complaint:
        return Complaint.objects.select_related("school", "edition", "guardian").get(pk=self.pk)

    @property
    def stage(self) -> Stage:
        return self.complaint.stages.latest("number")

    def attempt(self, step: ComplaintStep, act: Callable[[], object]) -> None:
        """Take a step; what the rulebook refuses is refused, whoever asks, and leaves no trace."""
        why = why_not(step, facts_of(self.complaint, self.at))
        with clock.travel_to(self.at):
            try:
                with transaction.atomic():
                    act()
            except DomainError:
                return
        assert why is None, (step, why)

    @rule(days=st.sampled_from([1, 4, 20, 40]))
    def time_passes(self, days: int) -> None:
        self.at += timedelta(days=days)

    @rule()
    def the_worker_looks(self) -> None:
        with clock.travel_to(self.at):
            look_after_complaints.function()

    @rule(count=st.integers(0, 2))
    def the_family_confirms(self, count: int) -> None:
        points = [Proposed(f"Point {number}", "") for number in range(count)]
        self.attempt(
            ComplaintStep.CONFIRM_POINTS,
            lambda: confirm_points(complaint=self.complaint, points=points, confirmed=True, by=BY, at=self.at),
        )

    @rule()
    def the_family_withdraws(self) -> None:
        self.attempt(
            ComplaintStep.WITHDRAW,
            lambda: withdraw_complaint(complaint=self.complaint, login=None, reason="", by=BY, at=self.at),
        )

    @rule()
    def the_family_takes_it_up_again(self) -> None:
        self.attempt(ComplaintStep.TAKE_UP_AGAIN, lambda: take_up_again(complaint=self.complaint, by=BY, at=self.at))

    @rule()
    def the_family_asks_for_the_next_stage(self) -> None:
        self.attempt(
            ComplaintStep.ASK_NEXT_STAGE,
            lambda: ask_next_stage(complaint=self.complaint, reason="", by=BY, at=self.at),
        )

    def actor(self, key: str, right: bool) -> Login:
        """Whoever has the stage, or somebody."""
        return (self.stage.handled_by if right else None) or self.cast.login(key)

    @rule(key=somebody, right=st.booleans())
    def put_out_of_scope(self, key: str, right: bool) -> None:
        login = self.actor(key, right)
        self.attempt(
            ComplaintStep.PUT_OUT_OF_SCOPE,
            lambda: put_out_of_scope(
                complaint=self.complaint, login=login, reason="Elsewhere.", goes_to="The council", by=BY, at=self.at
            ),
        )

    @rule(key=somebody, right=st.booleans())
    def acknowledge(self, key: str, right: bool) -> None:
        login = self.actor(key, right)
        self.attempt(
            ComplaintStep.ACKNOWLEDGE,
            lambda: acknowledge_complaint(complaint=self.complaint, login=login, words="", by=BY, at=self.at),
        )

    @rule(key=somebody, right=st.booleans(), person=somebody)
    def name_investigator(self, key: str, right: bool, person: str) -> None:
        login = self.actor(key, right)
        self.attempt(
            ComplaintStep.NAME_INVESTIGATOR,
            lambda: name_investigator(
                complaint=self.complaint, login=login, person=self.cast.login(person), by=BY, at=self.at
            ),
        )

    @rule(key=somebody, right=st.booleans())
    def find(self, key: str, right: bool) -> None:
        point = self.complaint.points.filter(dropped_at__isnull=True, findings__isnull=True).first()
        login = self.stage.investigator if right and self.stage.investigator else self.actor(key, right)
        if point is not None:
            self.attempt(
                ComplaintStep.FIND,
                lambda: record_finding(
                    complaint=self.complaint, point=point, result="upheld", reasons="Seen.", login=login, by=BY,
                    at=self.at,
                ),
            )  # fmt: skip

    @rule(key=somebody, right=st.booleans(), person=somebody)
    def seat(self, key: str, right: bool, person: str) -> None:
        login = self.actor(key, right)
        self.attempt(
            ComplaintStep.SEAT_PANEL,
            lambda: seat_member(
                complaint=self.complaint, person=self.cast.login(person), login=login, by=BY, at=self.at
            ),
        )

    @rule(key=somebody, right=st.booleans())
    def answer(self, key: str, right: bool) -> None:
        login = self.actor(key, right)
        self.attempt(
            ComplaintStep.ANSWER,
            lambda: answer_complaint(complaint=self.complaint, answer="So it is.", login=login, by=BY, at=self.at),
        )

    @invariant()
    def nobody_with_a_conflict_has_a_part(self) -> None:
        matter = matter_of(self.complaint)
        barred = matter.named | matter.family | matter.affected
        for stage in self.complaint.stages.prefetch_related("seats"):
            seats = [seat.person_id for seat in stage.seats.all()]
            for login in (stage.handled_by_id, stage.investigator_id, *seats):
                assert login is None or key_of_login(login) not in barred
            earlier = {
                key_of_login(person)
                for part, person in self.complaint.took_part.filter(stage__lt=stage.number).values_list(
                    "part", "person"
                )
                if Part(part) in HAD_A_HAND
            }
            if stage.handled_by_id:
                assert key_of_login(stage.handled_by_id) not in earlier

    @invariant()
    def whoever_is_named_finds_nothing(self) -> None:
        with clock.travel_to(self.at):
            for key in (*self.named, *(["nair"] if self.guardian == "priya" else [])):
                login = self.cast.login(key)
                post = viewer_of(login).post_at("riverbank")
                assert post
                with pytest.raises(Http404):
                    get_complaint_of_login(login, self.complaint.ref, self.at)
                with pytest.raises((Http404, DomainError)):
                    get_complaint_for(post, self.complaint.ref, self.at)
                if post.may(Act.SEE_COMPLAINTS_REGISTER):
                    assert not register_for(post, self.at)
                told = Delivery.objects.filter(notice__about_ref=self.complaint.ref, staff=self.cast.staff[key])
                assert not told.exists()

    @invariant()
    def one_thing_comes_after_the_other(self) -> None:
        complaint = self.complaint
        numbers = [stage.number for stage in complaint.stages.order_by("number")]
        assert numbers == list(range(1, len(numbers) + 1))
        for stage in complaint.stages.all():
            assert stage.answer_by > stage.begun_at
            assert stage.acknowledge_by is None or stage.begun_at < stage.acknowledge_by <= stage.answer_by
            if stage.answered_at:
                assert stage.findings.exists()
                assert all(finding.point.confirmed_at for finding in stage.findings.select_related("point"))
        assert (complaint.ended_at is not None) == complaint.endings.filter(undone_at__isnull=True).exists()

    @invariant()
    def a_remedy_stays_open_and_the_family_has_a_way(self) -> None:
        facts = facts_of(self.complaint, self.at)
        assert why_not(ComplaintStep.FINISH_REMEDY, facts) is None
        ways = (ComplaintStep.WITHDRAW, ComplaintStep.TAKE_UP_AGAIN, ComplaintStep.ASK_NEXT_STAGE)
        assert facts.answered or any(why_not(way, facts) is None for way in ways)


def _drive(cast: Cast, examples: int, steps: int) -> None:
    machine = type("OfThisCast", (Course,), {"cast": cast})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples, stateful_step_count=steps, deadline=None, derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip


@pytest.mark.in_turn
def test_whatever_the_order_of_steps_the_rules_hold(cast: Cast) -> None:
    _drive(cast, examples=examples(6), steps=12)


@pytest.mark.thorough
def test_whatever_the_order_of_many_steps_the_rules_hold(cast: Cast) -> None:
    _drive(cast, examples=120, steps=40)
