"""Two records of one member of staff become one: roles, teams, classes, time."""

from datetime import timedelta

import pytest

from accord.core import clock
from accord.core.errors import NotYours
from accord.people.actions.join_staff import join_staff
from accord.people.facts.staffing import roles_of, teachings_of, teams_of
from accord.people.models import (
    Absence,
    Cover,
    Duty,
    RoleHolding,
    StaffJoined,
    StaffMember,
    Teaching,
    TeamMembership,
    WorkPattern,
)
from accord.people.tests.joining.twins import join, post_of, today
from accord.people.viewer import viewer_of
from accord.rules.joining import Side

pytestmark = [pytest.mark.requirement("A3"), pytest.mark.django_db]


@pytest.fixture
def twin(cast) -> StaffMember:
    """Ms Tan, written down a second time."""
    return StaffMember.objects.create(school=cast.riverbank, given_name="Hui Min", family_name="Tan", title="Ms")


def test_roles_teams_and_classes_of_both_records_are_held_once(cast, twin):
    tan, day = cast.staff["tan"], today()
    team = cast.teams["Attendance"]
    RoleHolding.objects.create(staff=twin, role="teacher", starts_on=day - timedelta(days=9))
    RoleHolding.objects.create(staff=twin, role="special_needs", starts_on=day)
    Teaching.objects.create(staff=twin, school_class=cast.classes["4B"], part="form_teacher")
    Teaching.objects.create(staff=twin, school_class=cast.classes["1A"], part="support")
    TeamMembership.objects.create(team=team, staff=twin, leads=True, starts_on=day)
    joined = join(join_staff, tan, twin, post_of(cast, "admin"))
    roles = {(line.name, line.is_over) for line in roles_of(tan, day)}
    assert roles == {("Teacher", False), ("Form teacher", False), ("Special needs coordinator", False)}
    assert {each.school_class.name for each in teachings_of(tan, day)} == {"4B", "1A"}
    assert [each.team for each in teams_of(tan, day)] == [team]
    assert joined.done["roles_made_one"] == 1
    assert not viewer_of(cast.login("tan")).roles_at(cast.riverbank.id) - {"teacher", "form_teacher", "special_needs"}


def test_join_5_a_role_that_ended_with_its_record_does_not_begin_again(cast, twin):
    tan, day = cast.staff["tan"], today()
    StaffMember.objects.filter(pk=twin.pk).update(ends_on=day - timedelta(days=60))
    RoleHolding.objects.create(staff=twin, role="headteacher", starts_on=day - timedelta(days=99))
    RoleHolding.objects.create(staff=twin, role="leader", starts_on=day - timedelta(days=9))
    join(join_staff, tan, twin, post_of(cast, "admin"))
    assert viewer_of(cast.login("tan")).roles_at(cast.riverbank.id) == {"teacher", "form_teacher"}
    tan.refresh_from_db()
    assert tan.ends_on is None


def test_absences_covers_and_duties_go_along_and_nobody_covers_for_themselves(cast, twin):
    tan, at = cast.staff["tan"], clock.now()
    span = {"starts_at": at, "ends_at": at + timedelta(days=1)}
    away = Absence.objects.create(staff=twin, **span)
    itself = Cover.objects.create(absence=away, staff=tan, **span)
    other = Cover.objects.create(absence=Absence.objects.create(staff=cast.staff["ode"], **span), staff=twin, **span)
    duty = Duty.objects.create(school=cast.riverbank, staff=twin, kind="gate", **span)
    join(join_staff, tan, twin, post_of(cast, "admin"))
    for record in (away, itself, other, duty):
        record.refresh_from_db()
    assert (away.staff, other.staff, duty.staff) == (tan, tan, tan)
    assert itself.cancelled_at is not None
    assert other.cancelled_at is None


def test_weekly_hours_go_along_unless_the_record_that_stays_has_its_own(cast, twin):
    tan, day = cast.staff["tan"], today()
    pattern = WorkPattern.objects.create(staff=twin, starts_on=day)
    join(join_staff, tan, twin, post_of(cast, "admin"))
    pattern.refresh_from_db()
    assert pattern.staff == tan
    third = StaffMember.objects.create(school=cast.riverbank, given_name="Hui Min", family_name="Tan")
    own = WorkPattern.objects.create(staff=third, starts_on=day)
    join(join_staff, tan, third, post_of(cast, "admin"))
    own.refresh_from_db()
    assert own.staff == third


def test_join_9_a_teacher_who_is_a_parent_keeps_both_faces(cast):
    nair = cast.staff["nair"]
    twin = StaffMember.objects.create(school=cast.riverbank, given_name="Priya", family_name="Nair")
    join(join_staff, twin, nair, post_of(cast, "admin"), sign_in=Side.KEPT)
    viewer = viewer_of(cast.login("nair"))
    post = viewer.post_at("riverbank")
    assert post is not None
    assert post.staff_id == twin.pk
    assert post.own_guardian_id == cast.guardians["priya"].pk
    assert "teacher" in post.roles


def test_join_4_nobody_joins_their_own_record(cast):
    admin = cast.staff["admin"]
    twin = StaffMember.objects.create(school=cast.riverbank, given_name="Arun", family_name="Das")
    RoleHolding.objects.create(staff=cast.staff["deputy"], role="administrator", starts_on=today())
    with pytest.raises(NotYours):
        join(join_staff, admin, twin, post_of(cast, "admin"))
    with pytest.raises(NotYours):
        join(join_staff, admin, twin, post_of(cast, "office"))
    assert not StaffJoined.objects.exists()
    join(join_staff, admin, twin, post_of(cast, "deputy"))
    assert "administrator" in viewer_of(cast.login("admin")).roles_at(cast.riverbank.id)
