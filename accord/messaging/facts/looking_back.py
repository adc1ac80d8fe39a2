"""Who looks back at the use of an emergency about a child at risk: whoever may read it and had no part in it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from accord.core import clock
from accord.delivery.models import Notice
from accord.messaging.facts.next_person import barred_from
from accord.messaging.facts.own_family import family_sign_ins
from accord.messaging.facts.routes import SAFEGUARDING
from accord.messaging.models import Assignment, Conversation, Emergency, Message
from accord.people.facts import rota_of
from accord.people.facts.district_safeguarding import holders_of
from accord.people.facts.keys import key_of_login
from accord.people.facts.one_person import with_other_selves
from accord.people.models import DistrictSafeguarding, Login, RoleHolding, StaffMember
from accord.people.viewer import in_force
from accord.rules.reviewing import AtRiskFacts, who_looks_back
from accord.schools.facts import settings_of
from accord.schools.models import School

LOOK_BACK = "look-back"
"""The kind of the notice to somebody of a district that an emergency waits for them."""
AT_ONCE = 200


@dataclass(frozen=True)
class Keepers:
    """The safeguarding leads of a school at a moment, who stands in for one of them just now, and who of its district
    holds safeguarding.
    """

    leads: tuple[StaffMember, ...]
    stand_ins: tuple[StaffMember, ...]
    above: tuple[Login, ...] = ()

    @property
    def people(self) -> dict[str, StaffMember]:
        """All of them by their refs."""
        return {one.ref: one for one in (*self.leads, *self.stand_ins)}


def keepers_of(school: School, at: datetime) -> Keepers:
    """Read who keeps children safe at a school at a moment; at most six queries."""
    on = at.astimezone(settings_of(school).zone).date()
    rows = RoleHolding.objects.filter(
        in_force(on), in_force(on, "staff__starts_on", "staff__ends_on"),
        staff__school=school, role=RoleHolding.Role.SAFEGUARDING_LEAD,
    )  # fmt: skip
    leads = {row.staff_id: row.staff for row in rows.select_related("staff").order_by("starts_on", "id")}
    rota = rota_of(school.pk, at)
    chains = (rota.chain(pk) for pk in leads if pk in rota.away)
    covering = [chain[-1] for chain in chains if chain and chain[-1] not in leads]
    stand_ins = tuple(StaffMember.objects.filter(pk__in=covering).order_by("pk"))
    return Keepers(tuple(leads.values()), stand_ins, holders_of(school.district_id, on))


def lookers_at(emergency: Emergency, keepers: Keepers) -> list[StaffMember]:
    """Who of the school may look back at an emergency about a child at risk (REVIEW-3)."""
    people = keepers.people
    return [people[name] for name in _free(emergency, keepers) if name in people]


def lookers_above(emergency: Emergency, keepers: Keepers) -> list[Login]:
    """Who of the district may, where nobody of the school is free (REVIEW-3); nobody where nobody is (REVIEW-4)."""
    free = _free(emergency, keepers)
    return [one for one in keepers.above if key_of_login(one.pk) in free]


def waiting_above(at: datetime) -> list[tuple[Emergency, Login]]:
    """Each emergency that somebody of a district can look back at now, with whom; those told of it are left out.

    One query where no district has given safeguarding to anybody, or nothing waits.
    """
    districts = set(DistrictSafeguarding.objects.filter(in_force(at.date())).values_list("district_id", flat=True))
    rows = list(_waiting().filter(message__conversation__school__district__in=districts)[:AT_ONCE]) if districts else []
    if not rows:
        return []
    told = set(
        Notice.objects.filter(kind=LOOK_BACK, about_ref__in=[one.ref for one in rows]).values_list(
            "about_ref", "deliveries__login"
        )
    )
    keepers = {school.pk: keepers_of(school, at) for school in {one.message.conversation.school for one in rows}}
    return [
        (one, login)
        for one in rows
        for login in lookers_above(one, keepers[one.message.conversation.school_id])
        if (one.ref, login.pk) not in told
    ]


def still_waits_above(login: Login, refs: Collection[str]) -> frozenset[str]:
    """Those emergencies that somebody of a district can look back at now, and nobody has looked back at yet."""
    at, rows = clock.now(), list(_waiting().filter(ref__in=list(refs)))
    return frozenset(
        one.ref for one in rows if login in lookers_above(one, keepers_of(one.message.conversation.school, at))
    )


def _waiting() -> QuerySet[Emergency]:
    """The emergencies about a child at risk that reached the school, and that nobody has looked back at."""
    return Emergency.objects.filter(
        review__isnull=True, message__visible_at__isnull=False, message__withdrawal__isnull=True,
        message__conversation__topic=SAFEGUARDING,
    ).select_related("message__conversation__school", "told").order_by("created_at", "id")  # fmt: skip


def _free(emergency: Emergency, keepers: Keepers) -> tuple[str, ...]:
    """Who is free: staff by their refs, people of the district by the keys of their sign-ins."""
    conversation = emergency.message.conversation
    written = Message.objects.filter(conversation=conversation, staff__isnull=False).values_list(
        "staff__ref", flat=True
    )
    had = Assignment.objects.filter(conversation=conversation, staff__isnull=False).values_list("staff__ref", flat=True)
    told = {emergency.told.ref} if emergency.told else set()
    took_part, barred = frozenset({*written, *had, *told}), barred_from(conversation)
    return who_looks_back(
        AtRiskFacts(
            leads=[one.ref for one in keepers.leads],
            stand_ins=[one.ref for one in keepers.stand_ins],
            above=[key_of_login(one.pk) for one in keepers.above],
            took_part=took_part,
            barred=barred | _sign_ins(conversation, took_part | barred) if keepers.above else barred,
        )
    )


def _sign_ins(conversation: Conversation, refs: frozenset[str]) -> frozenset[str]:
    """The keys of every sign-in of these staff and of the family, whichever place they act from."""
    staff = StaffMember.objects.filter(school=conversation.school_id, ref__in=refs).values_list("login_id", flat=True)
    family = family_sign_ins(conversation.school_id, conversation.student_id, conversation.guardian_id)
    return with_other_selves(key_of_login(pk) for pk in {*staff, *family} if pk is not None)
