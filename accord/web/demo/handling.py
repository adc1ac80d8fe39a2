"""Complaints on their way for the demo: one that the chair can answer, one before a panel with its papers sent."""

from datetime import datetime, timedelta

from accord.concerns.actions.acknowledge_complaint import acknowledge_complaint
from accord.concerns.actions.add_paper import add_family_paper, add_school_paper
from accord.concerns.actions.answer_complaint import answer_complaint
from accord.concerns.actions.ask_next_stage import ask_next_stage
from accord.concerns.actions.ask_staff_account import ask_staff_account
from accord.concerns.actions.confirm_points import confirm_points
from accord.concerns.actions.follow_remedy import promise_remedy
from accord.concerns.actions.name_investigator import name_investigator
from accord.concerns.actions.prepare_hearing import say_attendance, send_papers, set_hearing
from accord.concerns.actions.raise_complaint import Complainant, raise_complaint
from accord.concerns.actions.record_finding import record_finding
from accord.concerns.actions.seat_panel import seat_member
from accord.concerns.facts.complaints import current_stage, points_of, school_days
from accord.concerns.models import Complaint, Finding
from accord.concerns.papers import written_paper
from accord.concerns.splitting import Proposed
from accord.core import clock
from accord.people.models import Guardian, Login, StaffMember, Student
from accord.web.demo.days import school_day

BY = "house:demo"
DAY = timedelta(days=1)

LETTER = """Tom waited alone at the gate for forty minutes when the football club ended early. Nobody told me.

When I came, he was wet and crying. I would like every club to ring before it ends early."""

POINTS = (
    Proposed("Tom waited alone at the gate for forty minutes.", "Somebody stays until every child is fetched."),
    Proposed("Nobody told me that the club ended early.", "A call before a club ends early."),
)


def bring_complaints_on(*, at: datetime) -> None:
    """The chair can answer Amina's complaint; Grace's has gone through two stages and has its hearing next."""
    _look_into_the_first(at)
    _bring_before_a_panel(at)


def _look_into_the_first(at: datetime) -> None:
    complaint = Complaint.objects.filter(guardian__given_name="Amina", ended_at__isnull=True).first()
    chair = current_stage(complaint).handled_by if complaint else None
    if complaint is None or chair is None:
        return
    with clock.travel_to(school_day(at, 1, 15, 10)):
        now, governor = clock.now(), _login("Gil")
        acknowledge_complaint(complaint=complaint, login=chair, words="", by=BY, at=now)
        name_investigator(complaint=complaint, login=chair, person=governor, by=BY, at=now)
        ask_staff_account(
            complaint=complaint, staff=StaffMember.objects.get(school=complaint.school, given_name="Helen"),
            question="Who asked you for a talk in October, and what became of it?", login=governor, by=BY, at=now,
        )  # fmt: skip
        add_school_paper(
            complaint=complaint, paper=written_paper("Diary of the office", "Three requests: 5, 12 and 19 October."),
            for_family=True, login=governor, by=BY, at=now,
        )  # fmt: skip
        for point in points_of(complaint):
            record_finding(
                complaint=complaint, point=point, result=Finding.Result.UPHELD, login=governor, by=BY, at=now,
                reasons="The diary of the office shows three requests. None was answered.",
                in_their_language="يُظهر سجل المكتب ثلاثة طلبات، ولم يُجَب عن أي منها.",
            )  # fmt: skip
        promise_remedy(
            complaint=complaint, text="The chair meets Amina with an interpreter.", due_on=(at + 9 * DAY).date(),
            in_their_language="تلتقي رئيسة المجلس بأمينة بحضور مترجم.", login=chair, by=BY, at=now,
        )  # fmt: skip


def _bring_before_a_panel(at: datetime) -> None:
    guardian = Guardian.objects.get(school__slug="riverbank", given_name="Grace")
    began = school_day(at, 40, 9, 20)
    with clock.travel_to(began):
        complaint = raise_complaint(
            school=guardian.school, complainant=Complainant(guardian=guardian), letter=LETTER, language="en",
            how="portal", by=BY, at=began, student=Student.objects.get(school=guardian.school, given_name="Tom"),
        )  # fmt: skip
        confirm_points(complaint=complaint, points=POINTS, confirmed=True, by=BY, at=began)
    _answer(
        complaint,
        school_day(at, 32, 10, 30),
        Finding.Result.PARTLY,
        "The coach thought that everybody had been fetched.",
    )
    _ask_again(complaint, school_day(at, 30, 11, 45))
    _answer(
        complaint,
        school_day(at, 16, 14, 0),
        Finding.Result.PARTLY,
        "No call was made. The gate was watched until four.",
    )
    _ask_again(complaint, school_day(at, 12, 15, 20))
    _prepare_the_hearing(complaint, school_day(at, 2, 15, 40))


def _answer(complaint: Complaint, at: datetime, result: str, reasons: str) -> None:
    has_it = current_stage(complaint).handled_by
    if has_it is None:
        return
    with clock.travel_to(at):
        what = {"complaint": complaint, "login": has_it, "by": BY, "at": at}
        acknowledge_complaint(words="", **what)  # type: ignore[arg-type]
        name_investigator(person=has_it, **what)  # type: ignore[arg-type]
        for point in points_of(complaint):
            record_finding(point=point, result=result, reasons=reasons, **what)  # type: ignore[arg-type]
        if not complaint.remedies.exists():
            promise_remedy(
                text="Every club rings before it ends early.", due_on=(at + 36 * DAY).date(), **what  # type: ignore[arg-type]
            )  # fmt: skip
        answer_complaint(answer="We are sorry that Tom stood in the rain. It should not have happened.", **what)  # type: ignore[arg-type]


def _ask_again(complaint: Complaint, at: datetime) -> None:
    with clock.travel_to(at):
        ask_next_stage(complaint=complaint, reason="Nobody has said who watched the gate.", by=BY, at=at)


def _prepare_the_hearing(complaint: Complaint, at: datetime) -> None:
    stage, grace = current_stage(complaint), complaint.guardian
    chair = stage.handled_by
    if chair is None or grace is None or grace.login is None:
        return
    with clock.travel_to(at):
        what = {"complaint": complaint, "login": chair, "by": BY, "at": at}
        acknowledge_complaint(words="", **what)  # type: ignore[arg-type]
        seat_member(person=chair, chairs=True, **what)  # type: ignore[arg-type]
        seat_member(person=_login("Gil"), **what)  # type: ignore[arg-type]
        seat_member(name="Iris Vane", independent=True, **what)  # type: ignore[arg-type]
        add_family_paper(
            complaint=complaint, paper=written_paper("My notes of that day", "16:05 I arrived. He stood at the gate."),
            login=grace.login, by=BY, at=at,
        )  # fmt: skip
        closing = school_days(complaint.school, at).add_working_days(at, 7)
        if closing - timedelta(hours=1) < stage.answer_by:
            set_hearing(hearing_at=closing - timedelta(hours=1), place="The library", **what)  # type: ignore[arg-type]
            send_papers(**what)  # type: ignore[arg-type]
            say_attendance(
                stage=current_stage(complaint), comes=True, with_whom="My sister", interpreter="", needs="",
                by=BY, at=at,
            )  # fmt: skip


def _login(given_name: str) -> Login:
    return Login.objects.get(name__startswith=f"{given_name} ")
