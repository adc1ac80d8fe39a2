"""Letters for the demo: one opened, one of which nobody knows whether it arrived, one in a closed envelope."""

from datetime import datetime, timedelta

from accord.conduct.actions.letter_arrives import open_letter, seal_letter
from accord.conduct.actions.write_letters import write_letters
from accord.conduct.models import Decision, Incident, Letter
from accord.core import clock
from accord.people.models import Guardian, StaffMember
from accord.rules.charter import Step
from accord.schools.models import School
from accord.web.demo.days import school_day

BY = "house:demo"


def write_demo_letters(*, at: datetime) -> None:
    """Every measure of the demo has its letter, from the day on which it was decided."""
    school = School.objects.get(slug="riverbank")
    _reminder_on_paper(school, at)
    for decision in Decision.objects.filter(incident__school=school, incident__about_guardian__isnull=False):
        with clock.travel_to(decision.decided_at):
            write_letters(decision=decision, by=BY, at=clock.now())
    opened = Letter.objects.filter(decision__step=Step.SITE_BAR).select_related("decision__incident__about_guardian")
    for letter in opened[:1]:
        guardian = letter.decision.incident.about_guardian
        with clock.travel_to(letter.created_at + timedelta(hours=20)):
            if guardian:
                open_letter(letter=letter, guardian=guardian, by=BY, at=clock.now())
    for letter in Letter.objects.filter(decision__incident__about_guardian__given_name="Kavitha"):
        with clock.travel_to(school_day(at, 0, 13, 20)):
            seal_letter(letter=letter, staff=_staff("Helen"), by=BY, at=clock.now())


def _staff(name: str) -> StaffMember:
    return StaffMember.objects.get(school__slug="riverbank", given_name=name)


def _reminder_on_paper(school: School, at: datetime) -> None:
    """Ms Raman, who reads Tamil and has no e-mail, filmed in the corridor; she is kindly reminded."""
    guardian = Guardian.objects.get(school=school, given_name="Kavitha")
    happened, decided = school_day(at, 3, 8, 50), school_day(at, 1, 11, 30)
    incident = Incident.objects.create(
        school=school, happened_at=happened, place=Incident.Place.ON_SITE, category="other", language="en",
        words="She filmed the corridor with her telephone while other children changed their shoes.",
        reported_by_staff=_staff("Wei"), about_guardian=guardian, held_by=_staff("Leo"), created_at=happened,
    )  # fmt: skip
    Decision.objects.create(
        incident=incident, step=Step.INFORMAL_REMINDER, decided_by=_staff("Helen"), decided_at=decided,
        reasons="We know that you wanted a picture of Devi. Other families have not agreed to pictures of their "
        "children, so please do not film inside the school. We gladly take a picture of Devi for you.",
        starts_on=decided.date(), created_at=decided,
    )  # fmt: skip
