"""Words that a guardian reads about an incident are looked through for what belongs to other families."""

from collections.abc import Mapping

from accord.conduct.models import Incident
from accord.people.models import Guardian, Student
from accord.people.private_words import found_in, stop_once


def look_through(
    incident: Incident, texts: Mapping[str, str], why_they_stay: str, *, reader: Guardian | None = None
) -> str:
    """Look through words for a guardian, else for whom an incident is about; return why something stays, else ''.

    `texts` by the field in which each was written. Raises DetailsFound (DETAILS-1, DETAILS-3).
    """
    reader = reader or incident.about_guardian
    if reader is None:
        return ""
    return stop_once(found_in(incident.school, reader, texts, close=_close(incident)), why_they_stay)


def _close(incident: Incident) -> list[Student]:
    """Children whose given name alone would say who is meant: the one in the report, and those of who reported it."""
    found = [incident.student] if incident.student else []
    if incident.reported_by_guardian_id:
        found += Student.objects.filter(contacts__guardian_id=incident.reported_by_guardian_id)
    return found
