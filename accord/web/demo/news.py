"""News for the demo: what families and staff find on their pages, and whom the office still has to tell."""

from datetime import date, datetime, timedelta

from accord.core import clock
from accord.delivery.actions import mark_read, record_report, tell
from accord.delivery.models import Delivery
from accord.people.models import Guardian, StaffMember, Student, StudentContact
from accord.schools.models import School
from accord.web.demo.days import RIVERBANK, weekday_before

BY = "house:demo"

WEEK = (
    (
        4,
        9,
        5,
        "all",
        "",
        "Lunch this week",
        "Pasta on Monday, fish on Wednesday, apple cake on Friday.",
    ),
    (4, 15, 20, "1A", "Mr Lim", "Circles and squares", "1A looks for shapes at home. A drawing is enough."),
    (3, 12, 10, "all", "", "Gloves and hats", "Three bags of them wait at reception. Please have a look."),
    (
        3,
        15,
        35,
        "4B",
        "Ms Tan",
        "What 4B did this week",
        "We finished the story of the whale and measured it.",
    ),
    (1, 10, 40, "6A", "Ms Nair", "The play of 6A", "Everybody has a part. The costumes stay at school."),
    (1, 15, 15, "4B", "Mr Ode", "Songs for the fair", "4B sings three songs. The words come home on paper."),
    (0, 9, 30, "all", "", "Thank you", "Forty-one families brought something for the food shelf."),
)
"""What a school writes in a week: how many weekdays ago, at which hour, to which class, from whom, what."""


def spread_news(*, at: datetime) -> None:
    """Tell the cast a few things of the last days; one address no longer exists, one family has none."""
    school = School.objects.get(slug="riverbank")
    families = {guardian.given_name: guardian for guardian in Guardian.objects.filter(school=school)}
    children = {student.given_name: student for student in Student.objects.filter(school=school)}
    with clock.travel_to(weekday_before(at, 1, 9, 10)):
        fair = tell(
            school=school, kind="demo", recipients=families.values(), by=BY, at=clock.now(),
            subject=f"The winter fair is on Friday {_friday_after_next(at):%-d %B}",
            text="Doors open at 2 pm. We still look for people who help at the tea table.",
        )  # fmt: skip
        _bounce(fair.deliveries.filter(channel="email", guardian=families["Siti"]).first())
        mark_read(readers=[families["Amina"]], notice=fair, at=clock.now())
    with clock.travel_to(weekday_before(at, 0, 9, 10)):
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


def fill_the_week(*, at: datetime) -> None:
    """Tell families what a school writes between the things that matter: lunch, lost gloves, what a class did."""
    school = School.objects.get(slug="riverbank")
    families = Guardian.objects.filter(school=school, ends_on__isnull=True)
    for back, hour, minute, form, from_name, subject, text in WEEK:
        ties = StudentContact.objects.filter(student__enrolments__school_class__name=form, student__school=school)
        theirs = families.filter(pk__in=ties.values("guardian"))
        with clock.travel_to(weekday_before(at, back, hour, minute)):
            tell(
                school=school, kind="demo", recipients=families if form == "all" else theirs, by=BY, at=clock.now(),
                subject=subject, text=text, from_name=from_name,
            )  # fmt: skip


def _friday_after_next(at: datetime) -> date:
    today = at.astimezone(RIVERBANK).date()
    return today + timedelta(days=7 + (5 - today.isoweekday()) % 7)


def _bounce(delivery: Delivery | None) -> None:
    if delivery is not None:
        record_report(
            delivery=delivery, report="refused", code="550 5.1.1", answer="no such person", address_fails=True,
            at=clock.now(),
        )  # fmt: skip
