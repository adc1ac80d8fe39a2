"""A letter of a measure, and one in a closed envelope, for the permission matrix."""

from datetime import timedelta

from accord.conduct.actions.write_letters import write_letters
from accord.conduct.models import Decision, Incident
from accord.core import clock
from accord.core.models import Record
from accord.rules.charter import Step
from accord.web.demo import Cast

BY = "login:matrix"


def lettered(cast: Cast, slug: str, guardian: str, member: str, head: str) -> dict[str, Record]:
    """The head decided two measures about what a member of staff reported; one letter lies in the office."""
    at = clock.now()
    incident = Incident.objects.create(
        school=cast.schools[slug], happened_at=at - timedelta(hours=1), place="gate", category="other", words="Matrix",
        reported_by_staff=cast.staff[member], about_guardian=cast.guardians[guardian], created_at=at,
        held_by=cast.staff["deputy"] if slug == "riverbank" else None,
    )  # fmt: skip
    letters = []
    for step in (Step.FORMAL_REMINDER, Step.WRITTEN_WARNING):
        decision = Decision.objects.create(
            incident=incident, step=step, decided_by=cast.staff[head], decided_at=at, reasons="Matrix",
            starts_on=at.date(), created_at=at,
        )  # fmt: skip
        letters += write_letters(decision=decision, by=BY, at=at)
    letter, envelope = letters
    envelope.sealed_at, envelope.sealed_by = at, cast.staff[head]
    envelope.save(update_fields=["sealed_at", "sealed_by"])
    return {"lettered_incident": incident, "letter": letter, "envelope": envelope}
