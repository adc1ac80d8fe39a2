"""Random steps on one incident, legal and illegal ones, as anybody might try them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta

from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from accord.conduct.actions.answer_measure import answer_measure
from accord.conduct.actions.close_incident import close_incident
from accord.conduct.actions.confirm_measure import confirm_measure
from accord.conduct.actions.consult import answer_consultation, ask_consultation, take_consultation_back
from accord.conduct.actions.decide_measure import Intended, decide_measure
from accord.conduct.actions.reopen_incident import reopen_incident
from accord.conduct.actions.review_measure import Gentler, review_measure
from accord.conduct.facts.deciding import is_heard
from accord.conduct.models import Closing, Consultation, Decision, Incident, Reopening, Restriction, Review
from accord.conduct.tests.matters import bar, heard, reported
from accord.core import clock
from accord.core.errors import DomainError
from accord.rules.charter import Decider, Step
from tests.cast import MONDAY, Cast

STAFF = ("head", "deputy", "tan", "chair", "governor", "office")
LOGINS = (*STAFF, "chief", "jakub", "ewa")
STEPS = (Step.INFORMAL_REMINDER, Step.WRITTEN_WARNING, Step.SINGLE_CONTACT, Step.WRITTEN_ONLY, Step.SITE_BAR)
GENTLE = (Step.SINGLE_CONTACT, Step.WRITTEN_ONLY, Step.CONTACT_LIMIT)
WORDS = "Because it was so."
words = st.sampled_from(["", WORDS, WORDS, WORDS])


@contextmanager
def tried() -> Iterator[None]:
    """Try a step that may be refused; a refusal leaves nothing behind."""
    try:
        with transaction.atomic():
            yield
    except DomainError:
        pass


class Matter(RuleBasedStateMachine):
    """One incident. Every rule tries something that somebody might try; only the actions decide what comes of it."""

    cast: Cast

    def __init__(self) -> None:
        """Begin with a report of shouting at the gate."""
        super().__init__()
        self.undo = transaction.savepoint()
        self.at: datetime = MONDAY
        self.travel = clock.travel_to(MONDAY)
        self.travel.__enter__()
        self.incident: Incident = reported(self.cast)

    @initialize(begun=st.sampled_from(["", "heard", "provisional", "decided"]))
    def begin(self, begun: str) -> None:
        """Some runs begin where a matter has come further already."""
        if begun in ("heard", "decided"):
            self.hear_guardian()
        if begun in ("provisional", "decided"):
            safety = WORDS if begun == "provisional" else ""
            self.decide_a_whole_limit(who="head", safety=safety, days=60, step=Step.SITE_BAR, asked=True)
            assert Decision.objects.count() == 1

    def teardown(self) -> None:
        self.travel.__exit__(None, None, None)
        transaction.savepoint_rollback(self.undo)

    @rule(hours=st.sampled_from([1, 30, 24 * 9, 24 * 40]))
    def time_passes(self, hours: int) -> None:
        self.wait(timedelta(hours=hours))

    def wait(self, time: timedelta) -> None:
        self.at += time
        self.travel.__exit__(None, None, None)
        self.travel = clock.travel_to(self.at)
        self.travel.__enter__()

    @rule()
    def hear_guardian(self) -> None:
        heard(self.cast, self.incident, self.at)

    @rule(
        role=st.sampled_from([Decider.CHAIR, Decider.CHIEF_EXECUTIVE, Decider.LEADER, Decider.PANEL]),
        whom=st.sampled_from(LOGINS), days=st.sampled_from([20, 60]), step=st.sampled_from(STEPS),
    )  # fmt: skip
    def ask(self, role: Decider, whom: str, days: int, step: Step) -> None:
        with tried():
            ask_consultation(
                incident=self.incident, step=step, role=role, person=self.cast.login(whom), draft="As it was.",
                staff=self.cast.staff["head"], by="login:head", at=self.at,
                until=self.at.date() + timedelta(days=days),
            )  # fmt: skip

    @rule()
    def ask_both_and_have_answers(self) -> None:
        for role, whom in ((Decider.CHAIR, "chair"), (Decider.CHIEF_EXECUTIVE, "chief")):
            self.ask(role, whom, 60, Step.SITE_BAR)
        for waiting in Consultation.objects.filter(answered_at__isnull=True, step="site_bar"):
            self.answer(waiting, agrees=True)

    @precondition(lambda self: Consultation.objects.exists())
    @rule(place=st.integers(0, 5), agrees=st.booleans(), back=st.booleans())
    def answer_or_take_back(self, place: int, agrees: bool, back: bool) -> None:
        found = list(Consultation.objects.all())
        one = found[place % len(found)]
        if not back:
            return self.answer(one, agrees=agrees)
        with tried():
            take_consultation_back(consultation=one, by="login:head", at=self.at)
        return None

    def answer(self, asked: Consultation, *, agrees: bool) -> None:
        with tried():
            answer_consultation(consultation=asked, agrees=agrees, words="I see it so.", by="login:x", at=self.at)

    @rule(
        who=st.sampled_from(STAFF[:4]), step=st.sampled_from(STEPS), days=st.sampled_from([None, -3, 10, 60, 400]),
        begins=st.sampled_from([0, 0, 0, -2, 5, 30]), review=st.sampled_from([None, 10, 25, 90]), why=words,
        safety=words, complaint=st.booleans(),
    )  # fmt: skip
    def decide(
        self, who: str, step: Step, days: int | None, begins: int, review: int | None, why: str, safety: str,
        complaint: bool,
    ) -> None:  # fmt: skip
        today = self.at.date()
        intended = Intended(
            step=step, reasons=why, starts_on=today + timedelta(days=begins), why_less_would_not_do=why,
            ends_on=None if days is None else today + timedelta(days=days), why_outside_guidance=why,
            review_on=None if review is None else today + timedelta(days=review), safety=safety,
            arrangements_for_child=why, contact=self.cast.staff["deputy"] if why else None,
        )  # fmt: skip
        self.try_to_decide(intended, who, complaint=complaint)

    @rule(
        who=st.sampled_from(["head", "head", "deputy"]), safety=words, days=st.sampled_from([20, 60, 90]),
        begins=st.sampled_from([0, 0, 3, 30]), asked=st.booleans(),
        step=st.sampled_from([Step.SITE_BAR, Step.WRITTEN_ONLY, Step.SINGLE_CONTACT]),
    )  # fmt: skip
    def decide_a_whole_limit(self, who: str, safety: str, days: int, step: Step, asked: bool, begins: int = 0) -> None:
        if asked:
            self.ask_both_and_have_answers()
        whole = bar(self.at)
        starts_on = whole.starts_on + timedelta(days=begins)
        days_of_it = {"starts_on": starts_on, "ends_on": starts_on + timedelta(days=days)}
        review_on, contact = starts_on + timedelta(days=15), self.cast.staff["deputy"]
        self.try_to_decide(
            replace(whole, step=step, safety=safety, review_on=review_on, contact=contact, **days_of_it), who
        )

    def try_to_decide(self, intended: Intended, who: str, *, complaint: bool = False) -> None:
        with tried():
            decision = decide_measure(
                incident=self.incident, intended=intended, staff=self.cast.staff[who], has_open_complaint=complaint,
                by=f"login:{who}", at=self.at,
            )  # fmt: skip
            assert decision.incident.closed_at is None
            assert decision.provisional_until or is_heard(self.incident, self.at) or step_needs_no_account(decision)
            assert not complaint or decision.other_leader_id

    @precondition(lambda self: Decision.objects.exists())
    @rule(place=st.integers(0, 5), who=st.sampled_from(("head", "head", *STAFF)), why=words)
    def confirm(self, place: int, who: str, why: str) -> None:
        with tried():
            confirm_measure(decision=self.some(place), staff=self.cast.staff[who], reasons=why, by="x:y", at=self.at)

    @precondition(lambda self: Decision.objects.exists())
    @rule(place=st.integers(0, 5), guardian=st.sampled_from(["jakub", "ewa"]), asks=st.booleans())
    def guardian_answers(self, place: int, guardian: str, asks: bool) -> None:
        with tried():
            answer = answer_measure(
                decision=self.some(place), guardian=self.cast.guardians[guardian], text="I see it in another way.",
                language="en", asks_for_review=asks, by="login:x", at=self.at,
            )  # fmt: skip
            assert answer.guardian == self.cast.guardians["jakub"]

    @precondition(lambda self: Decision.objects.exists())
    @rule(
        place=st.integers(0, 5), who=st.sampled_from(("governor", "governor", "governor", "chair", *LOGINS)),
        outcome=st.sampled_from(Review.Outcome), why=words,
        days=st.sampled_from([-5, 3, 30, 500]), step=st.sampled_from((*GENTLE, *STEPS)),
    )  # fmt: skip
    def review(self, place: int, who: str, outcome: Review.Outcome, why: str, days: int, step: Step) -> None:
        with tried():
            review_measure(
                decision=self.some(place), person=self.cast.login(who), outcome=outcome, reasons=why,
                ends_on=self.at.date() + timedelta(days=days), by=f"login:{who}", at=self.at,
                gentler=Gentler(step, contact=self.cast.staff["deputy"] if why else None, most=2),
            )  # fmt: skip
        self.wait(timedelta(seconds=1))  # what is asked of somebody afterwards was not asked before

    @rule(
        who=st.sampled_from(("deputy", "deputy", *STAFF)), why=words, because=st.sampled_from(Reopening.Because),
        how=st.sampled_from(Closing.How),
    )  # fmt: skip
    def close_or_open_again(self, who: str, why: str, because: Reopening.Because, how: Closing.How) -> None:
        self.incident.refresh_from_db()
        staff, ended = self.cast.staff[who], self.ended()
        does = {"incident": self.incident, "reasons": why, "staff": staff, "by": "login:x", "at": self.at}
        with tried():
            if self.incident.closed_at is None:
                close_incident(how=how, **does)  # type: ignore[arg-type]
            else:
                reopen_incident(because=because, **does)  # type: ignore[arg-type]
                assert who in ("deputy", "head", "chair")
                assert why
        assert self.ended() == ended, "neither revives what has ended"

    def ended(self) -> set[int]:
        return set(Restriction.objects.filter(ends_at__lte=self.at).values_list("pk", flat=True))

    def some(self, place: int) -> Decision:
        found = list(Decision.objects.all())
        return found[place % len(found)]


def step_needs_no_account(decision: Decision) -> bool:
    """The gentlest steps need no account first."""
    return decision.step == Step.INFORMAL_REMINDER
