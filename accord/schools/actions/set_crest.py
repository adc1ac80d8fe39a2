"""Give a school its crest."""

from __future__ import annotations

from django.core.files import File
from django.core.files.base import ContentFile
from django.db import transaction

from accord.core.ids import new_ref
from accord.schools.changes import hold, tell
from accord.schools.crest import redraw
from accord.schools.models import School


@transaction.atomic
def set_crest(*, by: str, school: School, picture: File[bytes]) -> School:
    """The school shows this picture from now on; it is drawn anew, without anything hidden in the file."""
    drawn = redraw(picture)
    school = hold(school)
    earlier = school.crest.name
    school.crest.save(f"{new_ref()}.png", ContentFile(drawn), save=False)
    school.save(update_fields=["crest"])
    tell(
        by=by,
        verb="set_crest",
        subject=f"school:{school.ref}",
        school=school,
        details={"bytes": len(drawn), "file": school.crest.name},
    )
    if earlier:
        storage = school.crest.storage
        transaction.on_commit(lambda: storage.delete(earlier))
    school.refresh_from_db()
    return school
