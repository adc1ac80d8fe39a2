"""The addresses of a case: at the desk of the school, or under /asked/ for whoever of the district holds it."""

from dataclasses import dataclass

from django.urls import reverse

from accord.conduct.models import Incident

BY_LOGIN = frozenset(
    {"incident", "ask_account", "record_account", "add_evidence", "evidence", "evidence_file", "close", "reopen"}
)
"""What whoever of the district can open and do; the rest is done by somebody at the school."""


@dataclass(frozen=True)
class CaseWay:
    """Where the pages of one case are for who asks. `slug` is empty for somebody of the district."""

    slug: str
    ref: str

    @property
    def by_login(self) -> bool:
        """Whether it is opened by a login, without a post at the school."""
        return not self.slug

    def to(self, name: str, *more: str) -> str:
        """The address of a page of the case; empty where it is not there for who asks."""
        if self.slug:
            return reverse(f"conduct:{name}", args=[self.slug, self.ref, *more])
        return reverse(f"asked_incidents:{name}", args=[self.ref, *more]) if name in BY_LOGIN else ""


def way_at_school(incident: Incident) -> CaseWay:
    """The addresses for staff."""
    return CaseWay(incident.school.slug, incident.ref)


def way_above(incident: Incident) -> CaseWay:
    """The addresses for somebody of the district."""
    return CaseWay("", incident.ref)
