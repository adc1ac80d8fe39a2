"""News for the demo: what families and staff find on their pages, and whom the office still has to tell."""

from datetime import datetime, timedelta

from accord.core import clock
from accord.delivery.actions import mark_read, record_report, tell
from accord.delivery.models import Delivery
from accord.people.models import Guardian, StaffMember, Student
from accord.schools.models import School

BY = "house:demo"


def spread_news(*, at: datetime) -> None:
    """Tell the cast a few things of the last days; one address no longer exists, one family has none."""
    school = School.objects.get(slug="riverbank")
    families = {guardian.given_name: guardian for guardian in Guardian.objects.filter(school=school)}
    children = {student.given_name: student for student in Student.objects.filter(school=school)}
    today = _morning_of_work(at)
    with clock.travel_to(today - timedelta(days=1)):
        fair = tell(
            school=school, kind="demo", recipients=families.values(), by=BY, at=clock.now(),
            subject="The winter fair is on Friday 4 December",
            text="Doors open at 2 pm. We still look for people who help at the tea table.",
        )  # fmt: skip
        _bounce(fair.deliveries.filter(channel="email", guardian=families["Siti"]).first())
        mark_read(readers=[families["Amina"]], notice=fair, at=clock.now())
    with clock.travel_to(today):
        tell(
            school=school, kind="demo", recipients=[families["Amina"], families["Kavitha"]], by=BY, at=clock.now(),
            subject="Please bring a warm coat on Thursday", urgency="important",
            text="Year 4 walks to the river in the morning. It will be cold and windy.",
        )  # fmt: skip
        tell(
            school=school, kind="demo", recipients=[families["Amina"]], student=children["Idris"], by=BY,
            at=clock.now(), subject="Idris read to the whole class today", from_name="Ms Tan",
            text="He was nervous and did it all the same. Ask him about the whale.",
        )  # fmt: skip
        tell(
            school=school, kind="demo", recipients=StaffMember.objects.filter(school=school), by=BY, at=clock.now(),
            subject="The staff room is painted on Wednesday", text="Please take your cups home on Tuesday.",
        )  # fmt: skip


def _morning_of_work(at: datetime) -> datetime:
    """Return ten past nine (UTC) of the last weekday that has begun."""
    morning = at.replace(hour=9, minute=10, second=0, microsecond=0)
    while morning > at or morning.isoweekday() > 5:
        morning -= timedelta(days=1)
    return morning


def _bounce(delivery: Delivery | None) -> None:
    if delivery is not None:
        record_report(
            delivery=delivery, report="refused", code="550 5.1.1", answer="no such person", address_fails=True,
            at=clock.now(),
        )  # fmt: skip
