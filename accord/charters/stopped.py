"""What stops a draft from becoming an edition."""

from datetime import datetime

from django.utils.translation import gettext as _

from accord.charters.content import CharterContent
from accord.charters.findings import Severity, findings_of
from accord.core.errors import DomainError
from accord.schools.models import School


def refuse_while_stopped(content: CharterContent, school: School, at: datetime) -> None:
    """Raise DomainError, with the first finding, while something in the draft stops its publication."""
    stops = [finding for finding in findings_of(content, school, at) if finding.severity is Severity.STOPS]
    if stops:
        raise DomainError(
            "draft_has_faults",
            _("Something in this draft has to be put right first: %(what)s") % {"what": stops[0].sentence},
            status=422,
        )
