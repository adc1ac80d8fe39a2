"""Record that a child was handed over."""

from django.db import transaction
from django.utils.translation import gettext as _

from accord.core import audit
from accord.core.errors import DomainError
from accord.people.models import Guardian, StaffMember, Student
from accord.people.viewer import Post
from accord.reception.facts.counter import handing_of
from accord.reception.models import Collection
from accord.rules.reception import Handing


@transaction.atomic
def record_collection(
    *,
    student: Student,
    by: Post,
    guardian: Guardian | None = None,
    name: str = "",
    agreed_with: StaffMember | None = None,
) -> Collection:
    """A child leaves before the end of the day: with whom, and who handed it over.

    Whom the board does not show as allowed, and whoever is not known, somebody in charge agrees to by name. Raises
    DomainError without that, and when nobody is named.
    """
    if guardian is None and not name.strip():
        sentence = _("Choose who collects the child, or write the name.")
        raise DomainError("nobody_named", sentence, status=422, fields={"who": sentence})
    decision = handing_of(student, guardian, by) if guardian else None
    how = decision.handing if decision else Handing.CALL_FIRST
    if how is Handing.CALL_FIRST and agreed_with is None:
        sentence = _("Please call first, and choose who agreed.")
        raise DomainError("call_first", sentence, status=422, fields={"agreed_with": sentence})
    collection = Collection.objects.create(
        school_id=by.school_id,
        student=student,
        guardian=guardian,
        name="" if guardian else name.strip(),
        how=how,
        at=by.at,
        by_id=by.staff_id,
        agreed_with=agreed_with if how is Handing.CALL_FIRST else None,
        created_at=by.at,
    )
    audit.record(
        by=by.actor, verb="record_collection", subject=f"student:{student.ref}", school=by.school_ref,
        details={
            "collection": collection.ref,
            "guardian": guardian.ref if guardian else "",
            "agreed_with": agreed_with.ref if collection.agreed_with and agreed_with else "",
        },
    )  # fmt: skip
    return collection
