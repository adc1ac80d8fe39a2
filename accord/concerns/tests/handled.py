"""The course of a complaint for tests: each step in one line, taken by whoever takes it in the story."""

from datetime import datetime, timedelta

from accord.concerns.actions.acknowledge_complaint import acknowledge_complaint
from accord.concerns.actions.answer_complaint import answer_complaint
from accord.concerns.actions.ask_next_stage import ask_next_stage
from accord.concerns.actions.begin_stage import begin_stage
from accord.concerns.actions.confirm_points import confirm_points
from accord.concerns.actions.name_investigator import name_investigator
from accord.concerns.actions.prepare_hearing import hold_hearing, send_papers, set_hearing
from accord.concerns.actions.record_finding import record_finding
from accord.concerns.actions.seat_panel import seat_member
from accord.concerns.facts.complaints import current_stage
from accord.concerns.models import Bundle, Complaint, Stage
from accord.concerns.splitting import Proposed
from accord.concerns.tests.complaining import complained
from accord.core import clock
from accord.people.models import Login
from tests.cast import MONDAY, Cast

DAY = timedelta(days=1)
POINTS = (Proposed("My son was left alone in the hall."), Proposed("Nobody rang me.", "An apology."))


def confirmed(cast: Cast, guardian: str = "amina", **changes: object) -> Complaint:
    """A complaint whose points the family has confirmed."""
    complaint = complained(cast, guardian=guardian, **changes)  # type: ignore[arg-type]
    confirm_points(complaint=complaint, points=POINTS, confirmed=True, by="login:test", at=MONDAY)
    return complaint


def handler(complaint: Complaint) -> Login:
    """Whoever has the stage now."""
    found = current_stage(complaint).handled_by
    assert found
    return found


def investigated(cast: Cast, complaint: Complaint, by: str = "year_head", at: datetime = MONDAY) -> Complaint:
    """Acknowledged, with somebody who investigates and has found something on every point."""
    has_it, finds = handler(complaint), cast.login(by)
    acknowledge_complaint(complaint=complaint, login=has_it, words="", by="login:test", at=at)
    name_investigator(complaint=complaint, login=has_it, person=finds, by="login:test", at=at)
    found(complaint, finds, at)
    return complaint


def found(complaint: Complaint, login: Login, at: datetime, reasons: str = "The register shows it.") -> None:
    """Something is found on every point."""
    for point in complaint.points.filter(dropped_at__isnull=True):
        record_finding(
            complaint=complaint, point=point, result="partly", reasons=reasons, login=login, by="login:test", at=at
        )


def answered(cast: Cast, complaint: Complaint, at: datetime = MONDAY) -> Stage:
    """Investigated and answered."""
    investigated(cast, complaint, at=at)
    return answer_complaint(
        complaint=complaint, answer="We are sorry.", login=handler(complaint), by="login:test", at=at
    )


def before_the_panel(cast: Cast, complaint: Complaint, at: datetime = MONDAY) -> Stage:
    """Answered, and taken to the last stage, which a panel hears."""
    answered(cast, complaint, at)
    ask_next_stage(complaint=complaint, reason="", by="login:test", at=at)
    return past_the_middle(cast, complaint, at)


def past_the_middle(cast: Cast, complaint: Complaint, at: datetime = MONDAY) -> Stage:
    """The stages in between have been answered; the chair convenes the panel."""
    while current_stage(complaint).handled_by != cast.login("chair"):
        stage = current_stage(complaint)
        Stage.objects.filter(pk=stage.pk).update(answered_at=at, answer="We still think so.")
        begin_stage(complaint=complaint, number=stage.number + 1, by="login:test", at=at)
    return current_stage(complaint)


def seated(cast: Cast, complaint: Complaint, at: datetime = MONDAY) -> Stage:
    """The chair, the parent governor and somebody from outside sit on the panel."""
    chair = cast.login("chair")
    who = {"complaint": complaint, "login": chair, "by": "login:test", "at": at}
    seat_member(person=chair, chairs=True, **who)  # type: ignore[arg-type]
    seat_member(person=cast.login("governor"), **who)  # type: ignore[arg-type]
    seat_member(name="Iris Vane", independent=True, **who)  # type: ignore[arg-type]
    return current_stage(complaint)


def sent(cast: Cast, complaint: Complaint, at: datetime = MONDAY) -> Bundle:
    """The hearing is set two weeks ahead and its papers are sent."""
    chair = cast.login("chair")
    set_hearing(complaint=complaint, hearing_at=at + 14 * DAY, place="Library", login=chair, by="login:test", at=at)
    return send_papers(complaint=complaint, login=chair, by="login:test", at=at)


def heard(cast: Cast, complaint: Complaint, at: datetime = MONDAY) -> Stage:
    """The panel has heard the family."""
    seated(cast, complaint, at)
    sent(cast, complaint, at)
    with clock.travel_to(at + 14 * DAY):
        return hold_hearing(complaint=complaint, login=cast.login("chair"), by="login:test", at=at + 14 * DAY)
