"""Begin a draft of the charter."""

from datetime import datetime

from django.db import transaction

from accord.charters.content import CharterContent
from accord.charters.models import Charter, Edition
from accord.charters.writing import write_content
from accord.core import audit
from accord.schools.models import School


@transaction.atomic
def begin_draft(
    *,
    school: School,
    by: str,
    at: datetime,
    content: CharterContent,
    starting_point: str = "",
    based_on: Edition | None = None,
) -> Edition:
    """The school begins a new edition of its charter from this content.

    `starting_point` names the ready charter that it was taken from, if any; `based_on` the edition before.
    """
    charter, _ = Charter.objects.get_or_create(school=school, defaults={"starting_point": starting_point})
    edition = Edition.objects.create(charter=charter, based_on=based_on, created_at=at)
    write_content(edition=edition, content=content)
    audit.record(
        by=by,
        verb="begin_draft",
        subject=f"edition:{edition.ref}",
        school=school.ref,
        details={"starting_point": starting_point, "based_on": based_on.ref if based_on else ""},
    )
    return edition
