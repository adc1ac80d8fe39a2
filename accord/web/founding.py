"""Founding an installation's first school: there is nobody yet who could give the first role."""

from django.db import transaction

from accord.core import audit, clock
from accord.people.actions.invite import invite, join_link
from accord.people.models import Invitation, RoleHolding, StaffMember
from accord.schools.actions.open_school import open_school

OPERATOR = "operator"
"""Whoever runs the commands on the machine, in the audit log."""


@transaction.atomic
def found_school(
    *, name: str, slug: str, country: str, time_zone: str, language: str, administrator: str, email: str
) -> str:
    """Open the school, write down its first administrator, and return the address that lets this person in.

    Raises DomainError when the short name is taken or the place is unknown.
    """
    at = clock.now()
    school = open_school(
        by=OPERATOR,
        at=at,
        name=name,
        slug=slug,
        country=country,
        time_zone=time_zone,
        languages=[language],
        main_language=language,
    )
    given, _, family = administrator.partition(" ")
    staff = StaffMember.objects.create(school=school, given_name=given, family_name=family, email=email)
    on = clock.today(time_zone)
    role = RoleHolding.objects.create(staff=staff, role=RoleHolding.Role.ADMINISTRATOR, starts_on=on)
    audit.record(
        by=OPERATOR,
        verb="found_school",
        subject=f"staff:{staff.ref}",
        school=school.ref,
        details={"role": role.role},
    )
    return join_link(invite(person=staff, channel=Invitation.Channel.LETTER, actor=OPERATOR, at=at))
