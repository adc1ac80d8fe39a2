"""About whom somebody may complain, to which school, and which concern of their own they may take over."""

from collections.abc import Collection
from datetime import datetime

from django.http import Http404
from django.utils.translation import gettext as _

from accord.concerns.facts.complaints import day_at
from accord.concerns.models import Complaint, Concern
from accord.core.words import isolate
from accord.messaging.facts.known_staff import KnownStaff, known_staff
from accord.people.facts import forms_of, staff_name
from accord.people.facts.in_charge import ABOVE, in_charge
from accord.people.models import Guardian, Login, RoleHolding, StaffMember, Student
from accord.people.viewer import Viewer, in_force
from accord.schools.models import School


def schools_to_complain_to(viewer: Viewer) -> list[School]:
    """The schools that know somebody as a guardian, by name."""
    ids = [one.guardian_id for one in viewer.guardianships]
    return list(School.objects.filter(guardians__in=ids).distinct().order_by("name"))


def get_guardian_to_complain(viewer: Viewer, school_ref: str) -> Guardian:
    """What somebody is as a guardian at one of their schools. Raises Http404."""
    own = next((one for one in viewer.guardianships if one.school_ref == school_ref), None)
    if own is None:
        raise Http404
    return Guardian.objects.select_related("school", "login").get(pk=own.guardian_id)


def concern_to_take_over(viewer: Viewer, ref: str) -> Concern | None:
    """A concern of one's own that has not become a complaint; None where none is named. Raises Http404."""
    if not ref:
        return None
    rows = Concern.objects.select_related("school", "student").filter(
        ref=ref, guardian__in=[one.guardian_id for one in viewer.guardianships]
    )
    found = rows.first()
    if found is None or Complaint.objects.filter(concern=found).exists():
        raise Http404
    return found


def staff_to_name(school: School, children: Collection[Student], viewer: Viewer) -> list[tuple[StaffMember, str]]:
    """Those on the staff whom a family knows anyway, and the chair of governors, each as the family knows them."""
    on = next(one.on for one in viewer.guardianships if one.school_id == school.pk)
    ids = [child.pk for child in children]
    years = {form.year_group for form in forms_of(ids, on).values()}
    known = known_staff(school, ids, on, years=years, login_id=viewer.login.pk)
    refs = {one.staff.pk for one in known}
    chairs = RoleHolding.objects.filter(
        in_force(on), in_force(on, "staff__starts_on", "staff__ends_on"), staff__school=school,
        role=RoleHolding.Role.CHAIR,
    ).select_related("staff")  # fmt: skip
    known += [KnownStaff(row.staff, role=str(row.get_role_display())) for row in chairs if row.staff_id not in refs]
    return [(one.staff, _known_as(one)) for one in known]


def district_to_name(school: School, at: datetime) -> list[tuple[Login, str]]:
    """Those of the district whom a complaint may be about, by their capacity: the chief executive first."""
    people, found = in_charge(school, day_at(school, at)), dict[Login, str]()
    for role, capacity in ABOVE.items():
        for one in people.get(capacity, []):
            if one.login:
                said = {"name": isolate(one.name), "role": role.label}
                found.setdefault(one.login, _("%(name)s, %(role)s") % said)
    return list(found.items())


def _known_as(known: KnownStaff) -> str:
    said = {"name": isolate(staff_name(known.staff.title, known.staff.called)), "role": known.role or known.taught}
    return _("%(name)s, %(role)s") % said
