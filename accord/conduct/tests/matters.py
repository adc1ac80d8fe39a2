"""Matters of conduct, step by step as people take them: reported, consulted on, heard, decided."""

from datetime import datetime, timedelta

from accord.conduct.actions.consult import answer_consultation, ask_consultation
from accord.conduct.actions.decide_measure import Intended, decide_measure
from accord.conduct.actions.give_account import give_account
from accord.conduct.actions.report_incident import report_incident
from accord.conduct.models import Decision, Incident
from accord.rules.charter import Decider, Step
from tests.cast import MONDAY, Cast

SAID = "He shouted at Ms Tan at the gate and called her names before the children."


def reported(cast: Cast, **changes: object) -> Incident:
    """Ms Tan reports what Jakub did at the gate."""
    values: dict[str, object] = {
        "school": cast.riverbank, "happened_at": MONDAY - timedelta(hours=2), "place": "gate",
        "category": "abusive_language", "words": SAID, "language": "en", "by": "login:tan", "at": MONDAY,
        "by_staff": cast.staff["tan"], "about_guardian": cast.guardians["jakub"], "affected": [cast.staff["tan"]],
    }  # fmt: skip
    return report_incident(**{**values, **changes})  # type: ignore[arg-type]


def bar(at: datetime = MONDAY) -> Intended:
    """A bar of sixty days."""
    return Intended(
        step=Step.SITE_BAR,
        reasons="Third time, before children, after a warning.",
        starts_on=at.date(),
        ends_on=at.date() + timedelta(days=60),
        review_on=at.date() + timedelta(days=30),
        why_less_would_not_do="A warning and visits by arrangement were tried.",
        why_outside_guidance="A child was pushed aside.",
        arrangements_for_child="The mother brings and fetches the children.",
    )


def consulted(cast: Cast, incident: Incident, at: datetime = MONDAY) -> None:
    """Chair and chief executive are asked and agree."""
    for role, key in ((Decider.CHAIR, "chair"), (Decider.CHIEF_EXECUTIVE, "chief")):
        asked = ask_consultation(
            incident=incident, step=Step.SITE_BAR, role=role, person=cast.login(key), draft="A bar of 60 days.",
            staff=cast.staff["head"], by="login:head", at=at,
        )  # fmt: skip
        answer_consultation(consultation=asked, agrees=True, words="Yes, with a review.", by=f"login:{key}", at=at)


def heard(cast: Cast, incident: Incident, at: datetime = MONDAY) -> None:
    """Jakub is heard."""
    give_account(
        incident=incident, side="guardian", how="talk", text="I was worried about my son.", language="pl",
        by="login:head", at=at, guardian=cast.guardians["jakub"], recorded_by=cast.staff["head"],
    )  # fmt: skip


def decided(cast: Cast, incident: Incident, intended: Intended, at: datetime = MONDAY, **more: bool) -> Decision:
    """The headteacher decides."""
    return decide_measure(
        incident=incident, intended=intended, staff=cast.staff["head"],
        has_open_complaint=more.get("has_open_complaint", False), by="login:head", at=at,
    )  # fmt: skip
