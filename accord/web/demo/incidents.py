"""Incidents for the demo: shouting at the gate, a defamatory post, reports about a teacher and about the chair."""

from datetime import datetime, timedelta

from accord.conduct.actions.ask_for_account import ask_for_account
from accord.conduct.actions.give_account import give_account
from accord.conduct.actions.offer_support import offer_support
from accord.conduct.actions.report_incident import report_incident
from accord.conduct.evidence import Brought, Post
from accord.conduct.models import Incident
from accord.core import clock
from accord.people.models import Guardian, RoleHolding, StaffMember, Student
from accord.rules.charter import Step
from accord.schools.models import School
from accord.web.demo.days import school_day

BY = "house:demo"


def tell_of_incidents(*, at: datetime) -> None:
    """What was reported in the last days at Riverbank, and how far it has come."""
    school = School.objects.get(slug="riverbank")
    _shouting_at_the_gate(school, at)
    _a_post(school, at)
    _a_report_about_staff(school, at)
    _a_report_about_the_chair(school, at)


def _staff(name: str) -> StaffMember:
    return StaffMember.objects.get(school__slug="riverbank", given_name=name)


def _guardian(name: str) -> Guardian:
    return Guardian.objects.get(school__slug="riverbank", given_name=name)


def _report(school: School, moment: datetime, **values: object) -> Incident:
    with clock.travel_to(moment):
        said = {
            "school": school,
            "happened_at": moment - timedelta(minutes=20),
            "language": "en",
            "by": BY,
            "at": moment,
        }
        return report_incident(**(said | values))  # type: ignore[arg-type]


def _shouting_at_the_gate(school: School, at: datetime) -> None:
    """Mr Kowalski shouted at the gate; he and a colleague were asked, and both have answered."""
    tan, deputy, jakub = _staff("Hui Min"), _staff("Leo"), _guardian("Jakub")
    began = school_day(at, 2, 8, 55)
    incident = _report(
        school, began, place="gate", category="abusive_language", by_staff=tan, about_guardian=jakub, affected=[tan],
        student=Student.objects.get(school=school, given_name="Lena"),
        words="Mr Kowalski shouted at me at the gate, close to my face, because Lena came out late. He called me "
        "useless. Four children stood beside us. Mr Ode came over and he left.",
    )  # fmt: skip
    words = (
        "On that morning there was a loud exchange at the gate between you and a member of staff, before children. "
        "We were told that hurtful words were used. We would like to know how it was for you."
    )
    asked_at = began + timedelta(hours=3)
    with clock.travel_to(asked_at):
        ask_for_account(
            incident=incident, staff=deputy, step=Step.WRITTEN_WARNING, words=words, by=BY, at=asked_at, language="en"
        )
        ask_for_account(
            incident=incident, staff=deputy, step=Step.WRITTEN_WARNING, side="witness", of_staff=_staff("Ben"), by=BY,
            words="Please write what you saw and heard at the gate that morning.", at=asked_at, language="en",
        )  # fmt: skip
        offer_support(
            affected=incident.affected.get(), staff=deputy, by=BY, at=asked_at,
            words="I am sorry that this happened to you. Shall I stand at the gate with you this week? And let us have "
            "a tea today, whenever suits you.",
        )  # fmt: skip
    with clock.travel_to(asked_at + timedelta(hours=2)):
        give_account(
            incident=incident, side="witness", how="portal", staff=_staff("Ben"), language="en", by=BY, at=clock.now(),
            text="I heard shouting from the bicycle stand and walked over. He was red in the face and said: you are "
            "useless, all of you. Ms Tan stayed calm. He left when he saw me.",
        )  # fmt: skip
    with clock.travel_to(asked_at + timedelta(hours=8)):
        give_account(
            incident=incident, side="guardian", how="portal", guardian=jakub, language="pl", by=BY, at=clock.now(),
            text="Lena nie wyszła o czasie i nikt nie wiedział, gdzie jest. Bałem się o nią. Krzyknąłem i żałuję tego. "
            "Nie chciałem nikogo obrazić, ale ktoś powinien był do mnie zadzwonić.",
        )  # fmt: skip


def _a_post(school: School, at: datetime) -> None:
    """Somebody wrote on a public page that a teacher lies; it has just been reported."""
    began = school_day(at, 0, 8, 35)
    post = Post("https://portbridge-parents.example/post/2291", "Mr Lim of Riverbank LIES about our kids. Share this!")
    _report(
        school, began, place="online", category="public_attack", by_staff=_staff("Olive"), affected=[_staff("Wei")],
        about_guardian=_guardian("Grace"), brought=Brought(post=post),
        words="A public post names Mr Lim and calls him a liar. A parent showed it to me at the counter. It has been "
        "shared eleven times.",
    )  # fmt: skip


def _a_report_about_staff(school: School, at: datetime) -> None:
    """A mother reports how a teacher spoke to her child; the deputy holds it."""
    began = school_day(at, 1, 16, 20)
    _report(
        school, began, place="on_site", category="abusive_language", by_guardian=_guardian("Mei"), language="zh-hans",
        about_staff=_staff("Ben"),
        words="音乐课上，欧德老师当着全班的面说宝“根本听不懂音乐”。孩子回家哭了，不想再去上音乐课。",
    )  # fmt: skip


def _a_report_about_the_chair(school: School, at: datetime) -> None:
    """A mother reports how the chair of governors spoke to her; nobody at the school holds it, the trust does."""
    chair = RoleHolding.objects.select_related("staff").get(staff__school=school, role=RoleHolding.Role.CHAIR).staff
    _report(
        school, school_day(at, 3, 16, 45), place="meeting", category="other", by_guardian=_guardian("Amina"),
        about_staff=chair,
        words="At the open evening I asked when the ramp will be mended. The chair said before everybody that some "
        "parents only ever complain. I left the room.",
    )  # fmt: skip
