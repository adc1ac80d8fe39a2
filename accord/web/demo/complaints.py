"""Complaints for the demo: one about the headteacher that lies with the chair, one that is late, one taken back."""

from datetime import datetime, timedelta

from accord.concerns.actions.acknowledge_complaint import acknowledge_complaint
from accord.concerns.actions.confirm_points import confirm_points
from accord.concerns.actions.raise_complaint import Complainant, raise_complaint
from accord.concerns.actions.withdraw_complaint import withdraw_complaint
from accord.concerns.facts.complaints import current_stage, points_of
from accord.concerns.models import Complaint
from accord.concerns.splitting import Proposed
from accord.core import clock
from accord.people.models import Guardian, StaffMember, Student

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
    _points(_complain("Amina", "Idris", ABOUT_THE_HEAD, "ar", at - timedelta(days=3), about=head), at)
    late = _complain("Siti", "Adam", LATE, "en", at - timedelta(days=45))
    _points(late, at - timedelta(days=44))
    _acknowledge(late, at - timedelta(days=43))
    taken_back = _complain("Jakub", "Lena", TAKEN_BACK, "pl", at - timedelta(days=6))
    with clock.travel_to(at - timedelta(days=4)):
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
