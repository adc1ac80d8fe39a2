"""A district names who sets up a school of its own, and invites them."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.people.actions.invite import invite
from accord.people.facts.administrators import Administrators, administrators_of
from accord.people.models import Invitation, RoleHolding, StaffMember
from accord.schools.facts import settings_of
from accord.schools.models import School

DAY = timedelta(days=1)


@transaction.atomic
def name_first_administrator(
    *, school: School, given_name: str, family_name: str, email: str, by: str, at: datetime
) -> Invitation:
    """The first administrator of a school is written down and invited by e-mail; whoever was asked before is not.

    It ends once an administrator has joined: from then on the school lets in everybody else, and the district nobody.
    Raises DomainError.
    """
    school = School.objects.select_for_update(of=("self",)).select_related("district").get(pk=school.pk)
    on = at.astimezone(settings_of(school).zone).date()
    known = administrators_of(school, on)
    if not known.is_needed:
        raise DomainError(
            "has-administrator",
            _("%(school)s has an administrator, who gives everybody else access.") % {"school": school.name},
            409,
        )
    staff = next((one for one in known.asked if one.email.casefold() == email.casefold()), None)
    _ask_no_more(known, staff, at)
    if staff is None:
        staff = StaffMember.objects.create(
            school=school, given_name=given_name, family_name=family_name, email=email, created_at=at
        )
        RoleHolding.objects.create(staff=staff, role=RoleHolding.Role.ADMINISTRATOR, starts_on=on)
    elif not _has_been_here(staff):
        staff.given_name, staff.family_name = given_name, family_name
        staff.save(update_fields=["given_name", "family_name"])
    audit.record(
        by=by, verb="name_first_administrator", subject=f"staff:{staff.ref}", school=school.ref,
        details={"district": school.district.ref if school.district else ""},
    )  # fmt: skip
    return invite(person=staff, channel=Invitation.Channel.EMAIL, actor=by, at=at)


def _ask_no_more(known: Administrators, staff: StaffMember | None, at: datetime) -> None:
    """Somebody else is named in the place of those who have not joined: their way in is closed, and the role with it.

    Whoever once signed in at the school, or has another part there, keeps the role.
    """
    others = [one for one in known.asked if one != staff]
    Invitation.objects.filter(staff__in=others, accepted_at__isnull=True, withdrawn_at__isnull=True).update(
        withdrawn_at=at
    )
    yesterday = at.date() - DAY
    never_here = [one for one in others if not _has_been_here(one)]
    for role in RoleHolding.objects.filter(staff__in=never_here, ends_on__isnull=True):
        role.starts_on, role.ends_on = min(role.starts_on, yesterday), yesterday
        role.save(update_fields=["starts_on", "ends_on"])


def _has_been_here(staff: StaffMember) -> bool:
    """Whether somebody once signed in at the school, or has another part there than the one they were asked to take."""
    joined = staff.login_id is not None or Invitation.objects.filter(staff=staff, accepted_at__isnull=False).exists()
    return joined or staff.roles.exclude(role=RoleHolding.Role.ADMINISTRATOR).exists()
