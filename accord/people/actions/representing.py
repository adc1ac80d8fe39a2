"""Who may represent whom."""

from typing import Any

from django.utils.translation import gettext as _

from accord.core.errors import DomainError
from accord.people.models import Guardian, Student, StudentContact


def check_represented(student: Student, guardian: Guardian, rights: dict[str, Any]) -> None:
    """A representative speaks for another guardian of the same child, who is not a representative.

    Nobody else represents anybody.
    """
    represents: Guardian | None = rights.get("represents")
    if rights.get("relationship") != StudentContact.Relationship.REPRESENTATIVE:
        rights["represents"] = None
        return
    if represents is None:
        raise _refusal(_("Choose whom the representative speaks for."))
    theirs = StudentContact.objects.filter(student=student, guardian=represents).first()
    if represents == guardian or theirs is None:
        raise _refusal(
            _("%(name)s is not one of %(student)s's people. Choose one of them.")
            % {"name": represents.called, "student": student.called}
        )
    if theirs.relationship == StudentContact.Relationship.REPRESENTATIVE:
        raise _refusal(_("%(name)s is a representative too. Choose a parent or carer.") % {"name": represents.called})


def _refusal(message: str) -> DomainError:
    return DomainError("represents-nobody", message, 422, fields={"represents": message})
