"""Who is in an incident and may be asked for an account: each by a short key that a form carries."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from accord.conduct.models import Account, Incident
from accord.core.words import isolate
from accord.people.facts import language_name
from accord.people.models import Guardian, StaffMember


@dataclass(frozen=True)
class Involved:
    """Somebody who may be asked or may have spoken: from which side, and as whom."""

    key: str
    side: str
    name: str
    guardian: Guardian | None = None
    staff: StaffMember | None = None

    @property
    def label(self) -> str:
        """The name with the side, as a form offers it."""
        said = {"name": isolate(self.name), "side": Account.Side(self.side).label}
        if self.guardian:
            language = language_name(self.guardian.language)
            return _("%(name)s (%(side)s), reads %(language)s") % (said | {"language": language})
        return _("%(name)s (%(side)s)") % said


def involved_in(incident: Incident) -> list[Involved]:
    """The people of an incident: whom it is about, who was affected, who reported it."""
    found: list[Involved] = []
    if incident.about_guardian:
        found.append(_guardian(Account.Side.GUARDIAN, incident.about_guardian))
    if incident.about_staff:
        found.append(_staff(Account.Side.STAFF, incident.about_staff))
    for one in incident.affected.select_related("staff").order_by("id"):
        found.append(_staff(Account.Side.AFFECTED, one.staff))
    if incident.reported_by_guardian:
        found.append(_guardian(Account.Side.AFFECTED, incident.reported_by_guardian))
    reporter = incident.reported_by_staff
    if reporter and all(one.staff != reporter for one in found):
        found.append(_staff(Account.Side.WITNESS, reporter))
    return found


def _guardian(side: str, guardian: Guardian) -> Involved:
    return Involved(f"guardian:{guardian.ref}", side, guardian.called, guardian=guardian)


def _staff(side: str, staff: StaffMember) -> Involved:
    return Involved(f"staff:{staff.ref}", side, staff.called, staff=staff)


def witness(staff: StaffMember) -> Involved:
    """A colleague who saw it."""
    return _staff(Account.Side.WITNESS, staff)
