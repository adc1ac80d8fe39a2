"""Announce a visitor."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.people.models import Guardian, StaffMember
from accord.people.viewer import Post
from accord.reception.facts.arranging import may_arrange
from accord.reception.facts.counter import coming_today
from accord.reception.models import Visitor
from accord.rules.reception import Coming


@transaction.atomic
def announce_visitor(
    *,
    by: Post,
    name: str,
    expected_at: datetime,
    visits: StaffMember | None,
    organisation: str = "",
    purpose: str = "",
    guardian: Guardian | None = None,
    arrangement: str = "",
) -> Visitor:
    """Staff say who comes, when, and to whom; reception then expects this person.

    A guardian who comes or meets staff by arrangement only is announced by somebody in charge, with what reception
    does. Raises DomainError for everybody else, and for one who does not come to the site at present.
    """
    if guardian:
        _check(guardian, by, arrangement, meets=visits is not None)
    visitor = Visitor.objects.create(
        school_id=by.school_id,
        name=guardian.called if guardian else name.strip(),
        organisation=organisation.strip(),
        guardian=guardian,
        visits=visits,
        purpose=purpose.strip(),
        arrangement=arrangement.strip(),
        expected_at=expected_at,
        announced_by_id=by.staff_id,
        created_at=by.at,
    )
    audit.record(
        by=by.actor, verb="announce_visitor", subject=f"visitor:{visitor.ref}", school=by.school_ref,
        details={"guardian": guardian.ref if guardian else "", "visits": visits.ref if visits else ""},
    )  # fmt: skip
    return visitor


def _check(guardian: Guardian, by: Post, arrangement: str, *, meets: bool) -> None:
    decision = coming_today(guardian, by, as_arranged=False)
    coming = decision.coming
    names = {"name": guardian.called}
    if coming is Coming.WAITS_OUTSIDE:
        raise DomainError(
            "not_on_site",
            _("%(name)s does not come to the school site at present, so a visit cannot be announced.") % names,
            status=422,
            remedy=_("Offer one of the ways that are open, or ask the leader on duty."),
        )
    if coming is Coming.BY_ARRANGEMENT or (meets and decision.call_before_talk):
        if not may_arrange(guardian, by):
            raise DomainError(
                "arranged_by_others",
                _("Visits of %(name)s are arranged by somebody in charge.") % names,
                status=422,
                remedy=_("Ask the leader on duty first."),
            )
        if not arrangement.strip():
            sentence = _("Write what was arranged, so that reception knows what to do.")
            raise DomainError("no_arrangement", sentence, status=422, fields={"arrangement": sentence})
