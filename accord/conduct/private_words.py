"""Words that a guardian reads are looked through for what belongs to other families, before anything is decided."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from accord.conduct.models import Incident
from accord.core.errors import DomainError
from accord.core.words import isolate
from accord.people.facts.private_details import details_of_others
from accord.people.models import Guardian, Student
from accord.rules.private_details import Detail, Found, Verdict, details_in, judge_words


class DetailsFound(DomainError):
    """Words hold what belongs to somebody else. `may_stay`: whether the writer can say why it must stay."""

    def __init__(self, verdict: Verdict) -> None:
        self.may_stay = len(verdict.never) < len(verdict.found)
        fields: dict[str, str] = {}
        for one in verdict.found:
            fields[one.where] = " ".join([*([fields[one.where]] if one.where in fields else []), _sentence(one)])
        super().__init__("details_found", next(iter(fields.values())), 422, fields=fields)


def look_through(
    incident: Incident, texts: Mapping[str, str], why_they_stay: str, *, reader: Guardian | None = None
) -> str:
    """Look through words for a guardian, else for whom an incident is about; return why something stays, else ''.

    `texts` by the field in which each was written. Raises DetailsFound (DETAILS-1, DETAILS-3).
    """
    reader = reader or incident.about_guardian
    if reader is None:
        return ""
    known, own = details_of_others(incident.school, reader, close=_close(incident))
    found = [one for where, text in texts.items() for one in details_in(where, text, known, own)]
    verdict = judge_words(found, why_they_stay)
    if not verdict.may_go:
        raise DetailsFound(verdict)
    return why_they_stay.strip() if found else ""


def _close(incident: Incident) -> list[Student]:
    """Children whose given name alone would say who is meant: the one in the report, and those of who reported it."""
    found = [incident.student] if incident.student else []
    if incident.reported_by_guardian_id:
        found += Student.objects.filter(contacts__guardian_id=incident.reported_by_guardian_id)
    return found


def _sentence(one: Found) -> str:
    said = {"words": isolate(one.words)}
    if one.confidential:
        return _("“%(words)s” is an address that must never stand here. Take it out.") % said
    return {
        Detail.ADDRESS: _("“%(words)s” is the address of another family. Take it out, or say below why it must stay."),
        Detail.EMAIL: _(
            "“%(words)s” is the e-mail address of another family. Take it out, or say below why it must stay."
        ),
        Detail.PHONE: _(
            "“%(words)s” is the telephone number of another family. Take it out, or say below why it must stay."
        ),
        Detail.CHILD: _("“%(words)s” is the name of another child. Take it out, or say below why it must stay."),
    }[one.detail] % said
