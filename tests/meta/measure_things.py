"""A measure that waits to be confirmed, and a question before another one, for the permission matrix."""

from datetime import timedelta

from accord.conduct.actions.consult import ask_consultation
from accord.conduct.actions.decide_measure import Intended, decide_measure
from accord.conduct.models import Incident
from accord.core import clock
from accord.core.models import Record
from accord.rules.charter import Decider, Step
from accord.web.demo import Cast

BY = "login:matrix"


def measured(cast: Cast, slug: str, guardian: str, member: str, head: str) -> dict[str, Record]:
    """The head decided in haste that one speaks in writing, and asks the chair (or the trust) about a bar."""
    at = clock.now()
    incident = Incident.objects.create(
        school=cast.schools[slug], happened_at=at - timedelta(hours=1), place="gate", category="other", words="Matrix",
        reported_by_staff=cast.staff[member], about_guardian=cast.guardians[guardian], created_at=at,
        held_by=cast.staff["deputy"] if slug == "riverbank" else None,
    )  # fmt: skip
    decider = cast.staff[head] if head != member else cast.staff["hillside_head"]
    asks = {"incident": incident, "staff": decider, "by": BY, "at": at}
    if head == member:
        Incident.objects.filter(pk=incident.pk).update(reported_by_staff=cast.staff["hillside_office"])
        incident.refresh_from_db()
    day = at.date()
    intended = Intended(
        step=Step.WRITTEN_ONLY, reasons="Matrix", safety="Matrix", starts_on=day, ends_on=day + timedelta(days=20),
        review_on=day + timedelta(days=10),
    )  # fmt: skip
    role, key = (Decider.CHAIR, "chair") if slug == "riverbank" else (Decider.CHIEF_EXECUTIVE, "chief")
    return {
        "measured_incident": incident,
        "measure": decide_measure(intended=intended, has_open_complaint=False, **asks),  # type: ignore[arg-type]
        "measure_question": ask_consultation(
            step=Step.SITE_BAR, role=role, person=cast.login(key), draft="Matrix", **asks,  # type: ignore[arg-type]
        ),
    }  # fmt: skip
