"""An adult responsible for a child, as one school knows this adult."""

from django.db import models
from django.db.models import Q

from accord.core.models import Record
from accord.people.models.login import Login
from accord.people.models.named import Named
from accord.schools.models import School


class Guardian(Named, Record):
    """A parent, a carer or a representative. The rights towards a child lie in the tie, `StudentContact`.

    One login may hold guardian records at several schools; each school keeps its own contact details.
    """

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="guardians")
    login = models.ForeignKey(Login, null=True, blank=True, on_delete=models.SET_NULL, related_name="guardians")
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=30, blank=True)
    address = models.TextField(max_length=400, blank=True)
    address_confidential = models.BooleanField(default=False)
    language = models.CharField(max_length=16, default="en")
    interpreter_needed = models.BooleanField(default=False)
    large_print = models.BooleanField(default=False)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    source_id = models.CharField(max_length=255, blank=True)

    class Meta:
        ordering = ["family_name", "given_name", "id"]
        indexes = [models.Index(fields=["school", "family_name", "given_name"], name="guardian_by_name")]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "source_id"], condition=~Q(source_id=""), name="guardian_source_once"
            ),
            models.UniqueConstraint(
                fields=["school", "login"], condition=Q(login__isnull=False), name="guardian_login_once"
            ),
        ]
