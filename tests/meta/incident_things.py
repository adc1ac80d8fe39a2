"""Incidents with everything that their addresses name, for the permission matrix."""

from datetime import timedelta

from accord.conduct.actions.ask_for_account import ask_for_account
from accord.conduct.actions.offer_support import offer_support
from accord.conduct.actions.report_incident import report_incident
from accord.conduct.evidence import Brought
from accord.conduct.models import Incident
from accord.core import clock
from accord.core.models import Record
from accord.delivery.inbound.attachments import attachment
from accord.rules.charter import Step
from accord.web.demo import Cast

BY = "login:matrix"


def reported(cast: Cast, slug: str, guardian: str, member: str, colleague: str) -> dict[str, Record]:
    """The colleague and the guardian report each other; who was there is asked, and one is offered support."""
    at, family = clock.now(), cast.guardians[guardian]
    incident = _report(
        cast, slug, by_staff=cast.staff[colleague], about_guardian=family, affected=[cast.staff[member]],
        brought=Brought(files=[attachment("gate.txt", "text/plain", b"Matrix", number=1)]),
    )  # fmt: skip
    asked = {"incident": incident, "staff": cast.staff[colleague], "step": Step.INFORMAL_REMINDER, "by": BY, "at": at}
    affected = incident.affected.get()
    above = _report(
        cast, slug, by_guardian=family, about_words="Matrix",
        brought=Brought(files=[attachment("letter.txt", "text/plain", b"Matrix", number=2)]),
    )  # fmt: skip
    Incident.objects.filter(pk=above.pk).update(held_by=None, held_by_login=cast.login("chief"))
    return {
        "incident": incident,
        "incident_above": above,
        "piece": above.evidence.get(),
        "family_report": _report(cast, slug, by_guardian=family, about_staff=cast.staff[colleague]),
        "account_request": ask_for_account(
            side="affected", of_staff=cast.staff[member], words="Matrix", **asked,  # type: ignore[arg-type]
        ),
        "family_request": ask_for_account(words="Matrix", **asked),  # type: ignore[arg-type]
        "item": incident.evidence.get(),
        "affected": affected,
        "support_offer": offer_support(
            affected=affected, words="Matrix", staff=incident.held_by or cast.staff[colleague], by=BY, at=at
        ),
    }  # fmt: skip


def _report(cast: Cast, slug: str, **values: object) -> Incident:
    at = clock.now()
    return report_incident(
        school=cast.schools[slug], happened_at=at - timedelta(hours=1), place="gate", category="other", words="Matrix",
        language="en", by=BY, at=at, **values,  # type: ignore[arg-type]
    )  # fmt: skip
