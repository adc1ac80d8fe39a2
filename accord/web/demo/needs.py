"""Support for additional needs in the demo: one child has it, one has more of it since autumn, one no longer."""

from datetime import date, datetime, timedelta

from accord.people.actions.end_need import end_need
from accord.people.actions.record_need import record_need
from accord.people.models import NeedSupport, StaffMember, Student
from accord.people.viewer import Post, viewer_of


def give_support(*, at: datetime) -> None:
    """Ms Navarro writes down what has held over the last two years."""
    level, today = NeedSupport.Level, at.date()
    _recorded("Lena", level.SEN_SUPPORT, today - timedelta(days=430))
    _recorded("Bao", level.SEN_SUPPORT, today - timedelta(days=400))
    _recorded("Bao", level.EHC_PLAN, today - timedelta(days=60))
    over = _recorded("Maya", level.SEN_SUPPORT, today - timedelta(days=700))
    end_need(need=over, by=_coordinator(), last_day=today - timedelta(days=130))


def _coordinator() -> Post:
    staff = StaffMember.objects.select_related("login").get(school__slug="riverbank", given_name="Sol")
    post = viewer_of(staff.login).post_at("riverbank") if staff.login else None
    if post is None:
        raise LookupError("The coordinator of the cast has no post.")
    return post


def _recorded(name: str, level: NeedSupport.Level, starts_on: date) -> NeedSupport:
    student = Student.objects.get(school__slug="riverbank", given_name=name)
    return record_need(student=student, by=_coordinator(), level=level, starts_on=starts_on)
