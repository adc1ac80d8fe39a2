"""Staff, the roles they hold and the teams they belong to."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accord.core.models import Record
from accord.people.models.login import Login
from accord.people.models.named import Named
from accord.schools.models import District, School


class StaffMember(Named, Record):
    """Anyone employed by a school, or serving it as a governor."""

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="staff")
    login = models.ForeignKey(Login, null=True, blank=True, on_delete=models.SET_NULL, related_name="staff_posts")
    title = models.CharField(max_length=20, blank=True)
    job_title = models.CharField(max_length=80, blank=True)
    email = models.EmailField(blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    source_id = models.CharField(max_length=255, blank=True)

    class Meta:
        ordering = ["family_name", "given_name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "source_id"], condition=~Q(source_id=""), name="staff_source_once"
            ),
            models.UniqueConstraint(
                fields=["school", "login"], condition=Q(login__isnull=False), name="staff_login_once"
            ),
        ]


class RoleHolding(Record):
    """A role that a member of staff holds from a date, perhaps until a date."""

    class Role(models.TextChoices):
        TEACHER = "teacher", _("Teacher")
        FORM_TEACHER = "form_teacher", _("Form teacher")
        OFFICE = "office", _("Office")
        HEAD_OF_YEAR = "head_of_year", _("Head of year")
        SPECIAL_NEEDS = "special_needs", _("Special needs coordinator")
        SAFEGUARDING_LEAD = "safeguarding_lead", _("Safeguarding lead")
        LEADER = "leader", _("Leader")
        HEADTEACHER = "headteacher", _("Headteacher")
        GOVERNOR = "governor", _("Governor")
        CHAIR = "chair", _("Chair of governors")
        VOLUNTEER_COORDINATOR = "volunteer_coordinator", _("Volunteer coordinator")
        ADMINISTRATOR = "administrator", _("Administrator")

    staff = models.ForeignKey(StaffMember, on_delete=models.CASCADE, related_name="roles")
    role = models.CharField(max_length=24, choices=Role.choices)
    scope = models.CharField(max_length=40, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["role", "starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="role_ends_after_start"
            ),
            models.UniqueConstraint(
                fields=["staff", "role", "scope"], condition=Q(ends_on__isnull=True), name="role_held_once"
            ),
        ]


class DistrictPost(Record):
    """A post above the schools: the trust's chief executive, or an administrator of the district."""

    class Role(models.TextChoices):
        CHIEF_EXECUTIVE = "chief_executive", _("Chief executive")
        DISTRICT_ADMINISTRATOR = "district_administrator", _("District administrator")

    district = models.ForeignKey(District, on_delete=models.PROTECT, related_name="posts")
    login = models.ForeignKey(Login, on_delete=models.PROTECT, related_name="district_posts")
    role = models.CharField(max_length=24, choices=Role.choices)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["district", "login", "role"],
                condition=Q(ends_on__isnull=True),
                name="district_post_once",
            )
        ]


class DistrictSafeguarding(Record):
    """Somebody of a district holds safeguarding for its schools: they look back where a school's own lead cannot.

    It opens one emergency at a time and nothing else, and counts while its holder is of the district's people.
    """

    district = models.ForeignKey(District, on_delete=models.PROTECT, related_name="safeguarding")
    login = models.ForeignKey(Login, on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["district", "login"], condition=Q(ends_on__isnull=True), name="district_safeguarding_once"
            )
        ]


class Team(Record):
    """A group of staff that answers for something: attendance, well-being, year 4."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="teams")
    name = models.CharField(max_length=80)
    purpose = models.CharField(max_length=200, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "name"], condition=Q(ended_at__isnull=True), name="team_named_once"
            )
        ]

    def __str__(self) -> str:
        return self.name


class TeamMembership(Record):
    """A member of staff in a team."""

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="memberships")
    staff = models.ForeignKey(StaffMember, on_delete=models.CASCADE, related_name="memberships")
    leads = models.BooleanField(default=False)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["team", "staff"], condition=Q(ends_on__isnull=True), name="in_a_team_once")
        ]
