"""Who looks back at the use of an emergency about a child at risk: whoever may read it and had no part in it."""

from dataclasses import dataclass
from datetime import datetime

from accord.messaging.facts.next_person import barred_from
from accord.messaging.models import Assignment, Emergency, Message
from accord.people.facts import rota_of
from accord.people.models import RoleHolding, StaffMember
from accord.people.viewer import in_force
from accord.rules.reviewing import AtRiskFacts, who_looks_back
from accord.schools.facts import settings_of
from accord.schools.models import School


@dataclass(frozen=True)
class Keepers:
    """The safeguarding leads of a school at a moment, and those who stand in for one of them just now."""

    leads: tuple[StaffMember, ...]
    stand_ins: tuple[StaffMember, ...]

    @property
    def people(self) -> dict[str, StaffMember]:
        """All of them by their refs."""
        return {one.ref: one for one in (*self.leads, *self.stand_ins)}


def keepers_of(school: School, at: datetime) -> Keepers:
    """Read who keeps children safe at a school at a moment; at most five queries."""
    on = at.astimezone(settings_of(school).zone).date()
    rows = RoleHolding.objects.filter(
        in_force(on), in_force(on, "staff__starts_on", "staff__ends_on"),
        staff__school=school, role=RoleHolding.Role.SAFEGUARDING_LEAD,
    )  # fmt: skip
    leads = {row.staff_id: row.staff for row in rows.select_related("staff").order_by("starts_on", "id")}
    rota = rota_of(school.pk, at)
    chains = (rota.chain(pk) for pk in leads if pk in rota.away)
    covering = [chain[-1] for chain in chains if chain and chain[-1] not in leads]
    return Keepers(tuple(leads.values()), tuple(StaffMember.objects.filter(pk__in=covering).order_by("pk")))


def lookers_at(emergency: Emergency, keepers: Keepers) -> list[StaffMember]:
    """Who may look back at an emergency about a child at risk (REVIEW-3); nobody where nobody is free (REVIEW-4)."""
    conversation = emergency.message.conversation
    written = Message.objects.filter(conversation=conversation, staff__isnull=False).values_list(
        "staff__ref", flat=True
    )
    had = Assignment.objects.filter(conversation=conversation, staff__isnull=False).values_list("staff__ref", flat=True)
    told = {emergency.told.ref} if emergency.told else set()
    free = who_looks_back(
        AtRiskFacts(
            leads=[one.ref for one in keepers.leads],
            stand_ins=[one.ref for one in keepers.stand_ins],
            took_part=frozenset({*written, *had, *told}),
            barred=barred_from(conversation),
        )
    )
    return [keepers.people[ref] for ref in free]
