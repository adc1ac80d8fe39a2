"""What whoever holds an incident did with it: passed it on, spoke with the person, closed it, opened it again."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accord.conduct.models.incident import Account, Incident, name_of, one_holder
from accord.core.models import Record
from accord.people.models import Login, StaffMember


class Passing(Record):
    """An incident went to another leader who is not involved: from whom, to whom and why."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="passings")
    before = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    to = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    reasons = models.TextField()


class Addressing(Record):
    """Somebody was spoken with to address, resolve and support: how, and what both sides said they would do."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="addressings")
    how = models.CharField(max_length=10, choices=Account.How.choices)
    by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()


class Closing(Record):
    """An incident was closed: in which way, and why."""

    class How(models.TextChoices):
        NO_MEASURE = "no_measure", _("Without a measure")
        ADDRESSED = "addressed", _("Addressed in a talk")
        MEASURES = "measures", _("With the measures that were decided")

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="closings")
    how = models.CharField(max_length=10, choices=How.choices)
    by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    by_login = models.ForeignKey(Login, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reasons = models.TextField()

    class Meta:
        constraints = [one_holder("incident_closed_by_one")]

    @property
    def closer(self) -> str:
        """The name of whoever closed it."""
        return name_of(self.by, self.by_login)


class Reopening(Record):
    """A closed incident was opened again: by whom, because of what, and why. What has ended stays ended."""

    class Because(models.TextChoices):
        NEW = "new", _("Something new has come to light")
        FINDING = "finding", _("A complaint or a review has found something")
        MISTAKE = "mistake", _("It was closed by mistake")

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="reopenings")
    because = models.CharField(max_length=8, choices=Because.choices)
    by = models.ForeignKey(StaffMember, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    by_login = models.ForeignKey(Login, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reasons = models.TextField()

    class Meta:
        constraints = [one_holder("incident_opened_again_by_one")]

    @property
    def opener(self) -> str:
        """The name of whoever opened it again."""
        return name_of(self.by, self.by_login)
