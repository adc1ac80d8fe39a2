"""The base of every record that a person can be shown."""

from django.db import models

from accord.core import clock
from accord.core.ids import REF_LENGTH, new_ref


class Record(models.Model):
    """A row with a public `ref`. The integer key stays inside the database and is never shown."""

    ref = models.CharField(max_length=REF_LENGTH, unique=True, default=new_ref, editable=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        abstract = True
