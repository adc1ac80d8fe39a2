"""Two records of one person that were joined, and pairs of records that a person has said are two people."""

from django.db import models
from django.db.models import F, Q

from accord.core.models import Record
from accord.people.models.guardian import Guardian
from accord.people.models.login import Login
from accord.people.models.staff import StaffMember
from accord.people.models.student import Student
from accord.schools.models import School


class JoinedInto(Record):
    """One record was joined into another of the same person: who said so, when and why.

    The joined record stays, with its last day and without a sign-in; a record is joined into another at most once.
    Where both had a sign-in, `login_gone` opens this person's pages no more and `login_stays` does: both are one
    person, whatever either of them did before.
    """

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.CharField(max_length=80)
    by_name = models.CharField(max_length=160)
    why = models.CharField(max_length=200)
    same_child_why = models.CharField(max_length=200, blank=True)
    done = models.JSONField(default=dict)
    login_gone = models.ForeignKey(Login, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    login_stays = models.ForeignKey(Login, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True
        ordering = ["-at", "-id"]
        constraints = [models.CheckConstraint(condition=~Q(away=F("into")), name="%(class)s_into_another")]


class GuardianJoined(JoinedInto):
    """Two records of one guardian became one."""

    away = models.OneToOneField(Guardian, on_delete=models.PROTECT, related_name="joined_into")
    into = models.ForeignKey(Guardian, on_delete=models.PROTECT, related_name="joined_here")


class StudentJoined(JoinedInto):
    """Two records of one student became one."""

    away = models.OneToOneField(Student, on_delete=models.PROTECT, related_name="joined_into")
    into = models.ForeignKey(Student, on_delete=models.PROTECT, related_name="joined_here")


class StaffJoined(JoinedInto):
    """Two records of one member of staff became one."""

    away = models.OneToOneField(StaffMember, on_delete=models.PROTECT, related_name="joined_into")
    into = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="joined_here")


class TwoPeople(Record):
    """Somebody has looked and said: these two records are not the same person. Can be taken back."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()
    by = models.CharField(max_length=80)
    by_name = models.CharField(max_length=160)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="%(class)s_in_order"),
            models.UniqueConstraint(
                fields=["one", "other"], condition=Q(taken_back_at__isnull=True), name="%(class)s_said_once"
            ),
        ]


class TwoGuardians(TwoPeople):
    """Two guardians who look alike and are two people."""

    one = models.ForeignKey(Guardian, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Guardian, on_delete=models.CASCADE, related_name="+")


class TwoStudents(TwoPeople):
    """Two students who look alike and are two children."""

    one = models.ForeignKey(Student, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Student, on_delete=models.CASCADE, related_name="+")


class TwoStaff(TwoPeople):
    """Two members of staff who look alike and are two people."""

    one = models.ForeignKey(StaffMember, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(StaffMember, on_delete=models.CASCADE, related_name="+")
