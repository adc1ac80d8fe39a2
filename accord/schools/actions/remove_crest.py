"""Take a school's crest away."""

from django.db import transaction

from accord.schools.changes import hold, tell
from accord.schools.models import School


@transaction.atomic
def remove_crest(*, by: str, school: School) -> School:
    """The school shows its initials again."""
    school = hold(school)
    earlier, storage = school.crest.name, school.crest.storage
    if not earlier:
        return school
    school.crest = ""
    school.save(update_fields=["crest"])
    tell(by=by, verb="remove_crest", subject=f"school:{school.ref}", school=school, details={"file": earlier})
    transaction.on_commit(lambda: storage.delete(earlier))
    school.refresh_from_db()
    return school
