"""What is counted of a promise that is measured, said to families."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accord.rules.charter import Measured

_COUNTED: dict[Measured, Promise] = {
    Measured.ACKNOWLEDGED_IN_TIME: _(
        "Each message to the school counts once, from the moment at which it was written."
    ),
    Measured.ANSWERED_IN_TIME: _(
        "Each message to the school counts once. While the school waits for the family, its time stands still."
    ),
    Measured.QUIET_HOURS_KEPT: _(
        "Each piece of news counts once: kept, if no letter of it came in a family’s quiet hours. "
        "Emergencies do not count."
    ),
    Measured.CONVERSATION_OFFERED: _("Each person who did not sign counts once: a talk was offered in time, or not."),
    Measured.COMPLAINT_ACKNOWLEDGED_IN_TIME: _(
        "Each stage of a complaint counts once: kept, if a person told the family in time that it has arrived. "
        "A complaint is left out where counting it could show somebody that there is one about them."
    ),
    Measured.COMPLAINT_ANSWERED_IN_TIME: _(
        "Each stage of a complaint counts once: kept, if it was answered by the day that was promised. A new date with "
        "its reason counts when it was named in time. A complaint is left out where counting it could show somebody "
        "that there is one about them."
    ),
    Measured.REVIEW_HELD_IN_TIME: _(
        "Each review of a measure counts once: kept, if it was held by its day. "
        "A review is left out where counting it could show somebody what is kept from them."
    ),
    Measured.NEWS_IN_HOME_LANGUAGE: _(
        "Each piece of news counts once: kept, if it was written in the language of each family that it reached. "
        "Languages that the school does not offer do not count, nor does news for families of its main language alone, "
        "nor what Accord says by itself."
    ),
}


def counted_how(measured: Measured) -> str:
    """Say in a sentence or two what counts."""
    return str(_COUNTED[measured])
