"""The tie between a guardian and a child: it holds the rights."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accord.core.models import Record
from accord.people.models.guardian import Guardian
from accord.people.models.student import Student
from accord.schools.models import School


class StudentContact(Record):
    """What one guardian is to one child, and what this guardian may do."""

    class Relationship(models.TextChoices):
        MOTHER = "mother", _("Mother")
        FATHER = "father", _("Father")
        PARENT = "parent", _("Parent")
        STEP_PARENT = "step_parent", _("Step-parent")
        GRANDPARENT = "grandparent", _("Grandparent")
        AUNT_OR_UNCLE = "aunt_or_uncle", _("Aunt or uncle")
        SIBLING = "sibling", _("Grown-up brother or sister")
        FOSTER_CARER = "foster_carer", _("Foster carer")
        CARER = "carer", _("Carer")
        REPRESENTATIVE = "representative", _("Representative of a guardian")
        LOCAL_AUTHORITY = "local_authority", _("Local authority")
        OTHER = "other", _("Other")

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="contacts")
    student = models.ForeignKey(Student, on_delete=models.PROTECT, related_name="contacts")
    guardian = models.ForeignKey(Guardian, on_delete=models.PROTECT, related_name="contacts")
    represents = models.ForeignKey(
        Guardian, null=True, blank=True, on_delete=models.PROTECT, related_name="representations"
    )
    relationship = models.CharField(max_length=16, choices=Relationship.choices, default=Relationship.PARENT)
    parental_responsibility = models.BooleanField(default=False)
    lives_with = models.BooleanField(default=False)
    may_be_contacted = models.BooleanField(default=True)
    may_collect = models.BooleanField(default=False)
    contact_order = models.PositiveSmallIntegerField(default=1)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    source_id = models.CharField(max_length=512, blank=True)

    class Meta:
        ordering = ["contact_order", "id"]
        indexes = [models.Index(fields=["guardian", "student"], name="tie_by_guardian")]
        constraints = [
            models.UniqueConstraint(fields=["student", "guardian"], name="one_tie_per_child_and_guardian"),
            models.CheckConstraint(
                condition=Q(relationship="representative") | Q(represents__isnull=True),
                name="only_representatives_represent",
            ),
        ]
