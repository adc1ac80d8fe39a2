"""Measures for the demo: a provisional bar that waits, a single contact with its review due, one that was lifted."""

from datetime import datetime, timedelta

from accord.conduct.actions.answer_measure import answer_measure
from accord.conduct.actions.consult import answer_consultation, ask_consultation
from accord.conduct.actions.decide_measure import Intended, decide_measure
from accord.conduct.actions.give_account import give_account
from accord.conduct.actions.report_incident import report_incident
from accord.conduct.actions.review_measure import review_measure
from accord.conduct.models import Decision, Incident
from accord.core import clock
from accord.people.models import Guardian, Login, StaffMember
from accord.rules.charter import Decider, Step
from accord.schools.models import School
from accord.web.demo.days import school_day

BY = "house:demo"


def tell_of_measures(*, at: datetime) -> None:
    """What was decided at Riverbank in the last weeks."""
    school = School.objects.get(slug="riverbank")
    _lifted(school, at)
    _review_due(school, at)
    _provisional(school, at)


def _staff(name: str) -> StaffMember:
    return StaffMember.objects.get(school__slug="riverbank", given_name=name)


def _guardian(name: str) -> Guardian:
    return Guardian.objects.get(school__slug="riverbank", given_name=name)


def _login(name: str) -> Login:
    return Login.objects.get(name__startswith=f"{name} ")


def _moment(at: datetime, days: int) -> datetime:
    """Ten in the morning of a school day, so many days ago."""
    return school_day(at, days, 10)


def _case(school: School, moment: datetime, guardian: str, words: str, *, category: str, place: str) -> Incident:
    with clock.travel_to(moment):
        return report_incident(
            school=school, happened_at=moment - timedelta(hours=1), place=place, category=category, words=words,
            language="en", by=BY, at=moment, by_staff=_staff("Olive"), about_guardian=_guardian(guardian),
        )  # fmt: skip


def _heard(incident: Incident, moment: datetime, guardian: str, words: str) -> None:
    with clock.travel_to(moment):
        give_account(
            incident=incident, side="guardian", how="telephone", text=words, language="en", by=BY, at=moment,
            guardian=_guardian(guardian), recorded_by=_staff("Leo"),
        )  # fmt: skip


def _decided(incident: Incident, intended: Intended, moment: datetime) -> Decision:
    with clock.travel_to(moment):
        return decide_measure(
            incident=incident, intended=intended, staff=_staff("Helen"), has_open_complaint=False, by=BY, at=moment
        )


def _lifted(school: School, at: datetime) -> None:
    """Ms Reed telephoned many times a day; after two weeks in writing only, the chair lifted it."""
    began = _moment(at, 19)
    incident = _case(
        school, began, "Grace", "Eleven calls to the office in one morning, all about the same bus.",
        category="unreasonable_demands", place="telephone",
    )  # fmt: skip
    _heard(incident, began + timedelta(days=1), "Grace", "I did not know whom to ask, and Tom was waiting in the rain.")
    day = began.date() + timedelta(days=2)
    intended = Intended(
        step=Step.WRITTEN_ONLY, starts_on=day, ends_on=day + timedelta(days=60), review_on=day + timedelta(days=30),
        reasons="The office could not look after anybody else that morning.",
        said="We want to answer you well, and in writing we can.",
    )  # fmt: skip
    decision = _decided(incident, intended, began + timedelta(days=2))
    asked_at = began + timedelta(days=12)
    with clock.travel_to(asked_at):
        answer_measure(
            decision=decision, guardian=_guardian("Grace"), language="en", asks_for_review=True, by=BY, at=asked_at,
            text="I have the number of the bus company now. Could we speak by telephone again?",
        )  # fmt: skip
    heard_at = began + timedelta(days=14)
    with clock.travel_to(heard_at):
        review_measure(
            decision=decision, person=_login("Carys"), outcome="lifted", by=BY, at=heard_at,
            reasons="It has been quiet for two weeks, and the cause has gone.",
        )  # fmt: skip


def _review_due(school: School, at: datetime) -> None:
    """Mr Rahman has one contact person; its review is due in the next days."""
    began = _moment(at, 17)
    incident = _case(
        school, began, "Farid", "Letters to nine members of staff about the same matter within two days.",
        category="public_attack", place="in_writing",
    )  # fmt: skip
    _heard(incident, began + timedelta(days=1), "Farid", "Nobody told me who looks after it.")
    day = began.date() + timedelta(days=2)
    intended = Intended(
        step=Step.SINGLE_CONTACT, starts_on=day, ends_on=day + timedelta(days=60), review_on=day + timedelta(days=18),
        reasons="Nine people wrote nine answers, and none of them fitted together.", contact=_staff("Leo"),
        said="Mr Grant knows the whole matter and answers all of it.",
    )  # fmt: skip
    _decided(incident, intended, began + timedelta(days=2))


def _provisional(school: School, at: datetime) -> None:
    """Mr Kowalski came back shouting; a bar stands provisionally until he has been heard."""
    began = _moment(at, 1)
    incident = _case(
        school, began, "Jakub", "He came back to the gate, pushed it open and shouted that he would wait for Ms Tan.",
        category="threats_and_violence", place="gate",
    )  # fmt: skip
    day = began.date()
    until = day + timedelta(days=28)
    draft = "On two days he shouted at the gate, the second time with a threat. Children were there."
    with clock.travel_to(began):
        for role, name, words in (
            (Decider.CHAIR, "Carys", "Yes, for four weeks. Please hear him this week."),
            (Decider.CHIEF_EXECUTIVE, "Edith", "I agree. Make sure that Lena is brought and fetched calmly."),
        ):
            asked = ask_consultation(
                incident=incident, step=Step.SITE_BAR, role=role, person=_login(name), draft=draft, until=until,
                staff=_staff("Helen"), by=BY, at=began,
            )  # fmt: skip
            answer_consultation(consultation=asked, agrees=True, words=words, by=BY, at=began)
    intended = Intended(
        step=Step.SITE_BAR, starts_on=day, ends_on=until, review_on=day + timedelta(days=20),
        reasons="On two days in a row there was shouting at the gate before children, the second time with a threat.",
        why_less_would_not_do="We spoke with you after the first day, and asked you to telephone before you come.",
        safety="It was said that it would happen again the next morning.",
        arrangements_for_child="Lena's mother brings her. On Wednesdays Mr Ode brings Lena to you at the side gate.",
        said="We want to hear you before anything is final. Please write or telephone.",
    )  # fmt: skip
    _decided(incident, intended, began + timedelta(hours=2))
