"""Take back what was recorded of a child by mistake."""

from django.db import transaction

from accord.core import audit
from accord.people.viewer import Post
from accord.reception.models import Collection


@transaction.atomic
def take_back_collection(*, collection: Collection, by: Post) -> Collection:
    """The child has not left after all; the record stays and says when it was taken back."""
    collection.taken_back_at = by.at
    collection.save(update_fields=["taken_back_at"])
    audit.record(
        by=by.actor, verb="take_back_collection", subject=f"student:{collection.student.ref}", school=by.school_ref,
        details={"collection": collection.ref},
    )  # fmt: skip
    return collection
