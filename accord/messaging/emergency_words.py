"""Emergencies in words: their kinds, and what may help where one comes up again and again."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accord.charters.words import choice_label
from accord.rules.charter import EmergencyKind


def kind_in_words(kind: str) -> str:
    """Say a kind of emergency as it stands alone; a message of staff past quiet hours has words of its own."""
    if kind in {one.value for one in EmergencyKind}:
        return str(capfirst(choice_label(EmergencyKind(kind))))
    return _("Staff wrote past quiet hours")


def help_for(kind: str) -> str:
    """Say what may help families or staff where a kind came up several times in a term."""
    said = {
        EmergencyKind.CHILD_SAFETY: _("Ask the safeguarding lead what families need to know sooner, and whom to ring."),
        EmergencyKind.CHILD_MISSING: _("Look at the way home and at who is told when a child does not arrive."),
        EmergencyKind.MEDICAL: _("Look at the care plans: do families know whom to ring by day and by night?"),
        EmergencyKind.COLLECTION_TODAY: _("Families may need a simpler way to say who collects a child today."),
        EmergencyKind.SITE_OR_TRANSPORT: _("Tell families earlier when a bus is late or the site is closed."),
        EmergencyKind.BEREAVEMENT: _("Think of who offers support to these families, and of support for staff."),
    }
    found = next((words for one, words in said.items() if one.value == kind), None)
    return found or _("Staff may need an earlier end to the day’s messages, or somebody on duty in the evening.")
