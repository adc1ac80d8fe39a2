"""A child that a conversation can be about, and who would answer then, in one line to choose from."""

from datetime import datetime

from django.utils.translation import gettext as _

from accord.core.words import isolate
from accord.messaging import explaining
from accord.messaging.facts.which_child import who_would_have_it
from accord.messaging.models import Conversation
from accord.people.models import Student


def child_to_choose(found: Conversation, student: Student | None, form: str, at: datetime) -> str:
    """A child (None: no child in particular) with the form it is in, '' where that is not said, and who answers."""
    name = str(isolate(student.called)) if student else _("No child in particular")
    if form:
        name = _("%(child)s (%(form)s)") % {"child": name, "form": isolate(form)}
    stands = (student.pk if student else None) == found.student_id
    who = _who_has(found) if stands else explaining.who_has_it(who_would_have_it(found, student, at))
    return _("%(child)s · answered by: %(who)s") % {"child": name, "who": who}


def _who_has(found: Conversation) -> str:
    if found.assigned_staff:
        return explaining.name_for_family(found.assigned_staff)
    return str(isolate(found.assigned_team.name)) if found.assigned_team else _("The school office")
