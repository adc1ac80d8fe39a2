"""A day at reception for the demo: visitors, a talk by arrangement, and a grandmother who fetches at the side gate."""

from datetime import datetime, timedelta

from accord.conduct.actions.consult import answer_consultation, ask_consultation
from accord.conduct.actions.decide_measure import Intended, decide_measure
from accord.conduct.actions.give_account import give_account
from accord.conduct.actions.report_incident import report_incident
from accord.conduct.models import Incident, Restriction
from accord.core import clock
from accord.people.models import Duty, Guardian, Login, StaffMember, Student
from accord.people.viewer import Post, viewer_of
from accord.reception.actions.announce_visitor import announce_visitor
from accord.reception.actions.ask_to_watch import ask_to_watch
from accord.reception.actions.receive_walk_in import receive_walk_in
from accord.reception.actions.record_collection import record_collection
from accord.rules.charter import Decider, Step
from accord.rules.restrictions import Restricted
from accord.schools.models import School

BY = "house:demo"
AT_THE_SIDE_GATE = (
    "Please ask her to wait at the side gate in Mill Lane. Ms Tan brings Tom there at 3:20 pm. "
    "If she is early, she waits outside the gate."
)


def open_reception(*, at: datetime) -> None:
    """Mr Grant is on duty; three people are expected, one is here, a child went home with her aunt."""
    school = School.objects.get(slug="riverbank")
    with clock.travel_to(at - timedelta(days=9)):
        _limit_visits(school, clock.now())
    Duty.objects.create(
        school=school, staff=_staff("Leo"), kind="duty_person", phone="+44 1632 960 188",
        starts_at=at - timedelta(hours=8), ends_at=at + timedelta(days=2),
    )  # fmt: skip
    office, leader = _post("Olive Park"), _post("Leo Grant")
    announce_visitor(
        by=_post("Hui Min Tan"), name="Ria Sands", organisation="Harbour School Nurses", visits=_staff("Hui Min"),
        expected_at=at + timedelta(hours=1), purpose="Talk about sleep with 4B",
    )  # fmt: skip
    announce_visitor(
        by=leader, name="Farid Rahman", guardian=_guardian("Farid"), visits=_staff("Leo"), purpose="Talk about support",
        expected_at=at + timedelta(hours=2), arrangement="Please show him to room 2; Mr Grant is there.",
    )  # fmt: skip
    receive_walk_in(
        by=office, name="Tariq Wells", organisation="Portbridge Heating", visits=None, purpose="The boiler", badge="4"
    )
    sara = Student.objects.get(school=school, given_name="Sara")
    record_collection(student=sara, by=office, guardian=_guardian("Amina"))
    for restriction in Restriction.objects.filter(school=school, kind=Restricted.SITE_BAR, decided_by=_staff("Helen")):
        ask_to_watch(restriction=restriction, by=_post("Helen Moss"), watch=True)


def _limit_visits(school: School, at: datetime) -> None:
    """Ms Moss decided, after a second incident at the gate, how Nora fetches Tom; Farid comes by arrangement."""
    _bar(_reported(school, _guardian("Nora"), at), at)
    incident = _reported(school, _guardian("Farid"), at, place="office")
    _heard(incident, at)
    decide_measure(
        incident=incident, staff=_staff("Helen"), has_open_complaint=False, by=BY, at=at,
        intended=Intended(
            step=Step.IN_PERSON_LIMITED, reasons="Talks at the counter became loud twice this month.",
            starts_on=at.date(), ends_on=at.date() + timedelta(days=28), review_on=at.date() + timedelta(days=21),
            why_outside_guidance="A quiet room and a fixed time serve both sides.",
        ),
    )  # fmt: skip


def _bar(incident: Incident, at: datetime) -> None:
    _heard(incident, at)
    for role, person in ((Decider.CHAIR, "Carys Price"), (Decider.CHIEF_EXECUTIVE, "Edith Crane")):
        asked = ask_consultation(
            incident=incident, step=Step.SITE_BAR, role=role, person=Login.objects.get(name=person),
            draft="Six weeks, with a review after three.", staff=_staff("Helen"), by=BY, at=at,
        )  # fmt: skip
        answer_consultation(consultation=asked, agrees=True, words="Yes, with the review.", by=BY, at=at)
    decide_measure(
        incident=incident, staff=_staff("Helen"), has_open_complaint=False, by=BY, at=at,
        intended=Intended(
            step=Step.SITE_BAR, reasons="A second incident at the gate before children, after a warning.",
            starts_on=at.date(), ends_on=at.date() + timedelta(days=42), review_on=at.date() + timedelta(days=21),
            why_less_would_not_do="A warning and visits by arrangement were tried.",
            why_outside_guidance="Children stood close by.", arrangements_for_child=AT_THE_SIDE_GATE,
        ),
    )  # fmt: skip


def _reported(school: School, guardian: Guardian, at: datetime, place: str = "gate") -> Incident:
    return report_incident(
        school=school, happened_at=at - timedelta(days=2), place=place, category="abusive_language", language="en",
        words="There were loud words, and children stood close by.", by=BY, at=at - timedelta(days=2),
        by_staff=_staff("Olive"), about_guardian=guardian, affected=[],
    )  # fmt: skip


def _heard(incident: Incident, at: datetime) -> None:
    give_account(
        incident=incident, side="guardian", how="talk", text="I had waited a long time and was worried.",
        language="en", by=BY, at=at, guardian=incident.about_guardian, recorded_by=_staff("Helen"),
    )  # fmt: skip


def _staff(given: str) -> StaffMember:
    return StaffMember.objects.get(school__slug="riverbank", given_name=given)


def _guardian(given: str) -> Guardian:
    return Guardian.objects.get(school__slug="riverbank", given_name=given)


def _post(name: str) -> Post:
    post = viewer_of(Login.objects.get(name=name)).post_at("riverbank")
    if post is None:
        raise LookupError(f"{name} has no post at Riverbank today.")
    return post
