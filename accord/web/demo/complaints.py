"""Complaints for the demo: one about the headteacher that lies with the chair, one that is late, one taken back."""

from datetime import datetime

from accord.concerns.actions.acknowledge_complaint import acknowledge_complaint
from accord.concerns.actions.confirm_points import confirm_points
from accord.concerns.actions.raise_complaint import Complainant, raise_complaint
from accord.concerns.actions.withdraw_complaint import withdraw_complaint
from accord.concerns.complaint_tasks import remind
from accord.concerns.facts.complaints import current_stage, points_of
from accord.concerns.models import Complaint
from accord.concerns.splitting import Proposed
from accord.core import clock
from accord.people.models import Guardian, StaffMember, Student
from accord.web.demo.days import school_day

BY = "house:demo"

ABOUT_THE_HEAD = """طلبت ثلاث مرات موعدًا مع المديرة بشأن ابني إدريس ولم أحصل على رد.

في يوم الخميس قالت لي المديرة أمام الأهالي الآخرين إنني أبالغ، وشعرت بالإهانة.

أطلب اعتذارًا وموعدًا للحديث بحضور مترجم."""

LATE = """Adam's inhaler was locked in a cupboard during swimming, and nobody at the pool had the key.

I rang the office the same day and was told somebody would ring back. Nobody did.

I would like the inhaler to go wherever Adam goes, and to know who carries it."""

TAKEN_BACK = "Na zebraniu nikt nie mówił po polsku i nie zrozumiałem, co ustalono w sprawie Leny."


def bring_complaints(*, at: datetime) -> None:
    """Amina complains about the headteacher, Siti waits longer than was promised, Jakub took his complaint back."""
    head = StaffMember.objects.get(school__slug="riverbank", given_name="Helen")
    about_the_head = _complain("Amina", "Idris", ABOUT_THE_HEAD, "ar", school_day(at, 3, 8, 5), about=head)
    _points(about_the_head, school_day(at, 2, 10, 20))
    late = _complain("Siti", "Adam", LATE, "en", school_day(at, 45, 8, 40))
    _points(late, school_day(at, 44, 9, 30))
    _acknowledge(late, school_day(at, 43, 11, 15))
    with clock.travel_to(school_day(at, 3, 9, 5)):
        for stage in late.stages.all():
            remind(stage, clock.now())
    taken_back = _complain("Jakub", "Lena", TAKEN_BACK, "pl", school_day(at, 6, 9, 50))
    with clock.travel_to(school_day(at, 4, 14, 10)):
        withdraw_complaint(
            complaint=taken_back, login=taken_back.guardian.login if taken_back.guardian else None,
            reason="We talked, with an interpreter.", by=BY, at=clock.now(),
        )  # fmt: skip


def _complain(
    given: str, child: str, letter: str, language: str, at: datetime, about: StaffMember | None = None
) -> Complaint:
    guardian = Guardian.objects.filter(school__slug="riverbank", given_name=given).earliest("pk")
    with clock.travel_to(at):
        return raise_complaint(
            school=guardian.school,
            complainant=Complainant(guardian=guardian),
            letter=letter,
            language=language,
            how="portal",
            by=BY,
            at=at,
            student=Student.objects.get(school=guardian.school, given_name=child),
            about=[about] if about else [],
        )


def _points(complaint: Complaint, at: datetime) -> None:
    with clock.travel_to(at):
        meant = [Proposed(one.text, one.wanted) for one in points_of(complaint)]
        confirm_points(complaint=complaint, points=meant, confirmed=True, by=BY, at=at)


def _acknowledge(complaint: Complaint, at: datetime) -> None:
    has_it = current_stage(complaint).handled_by
    if has_it is not None:
        with clock.travel_to(at):
            acknowledge_complaint(complaint=complaint, login=has_it, words="", by=BY, at=at)
