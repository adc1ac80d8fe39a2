"""Who of the district could not be written to about a measure, in words for those who wait for the answer."""

from django.utils.translation import gettext as _

from accord.core.words import isolate, listed
from accord.delivery.facts.failed_above import not_reached_about


def not_reached_words(ref: str) -> str:
    """Who could not be reached by e-mail about a consultation or a decision; '' where everybody was."""
    people = not_reached_about([ref]).get(ref, [])
    if not people:
        return ""
    names = listed(str(isolate(one.name)) for one in people)
    return _(
        "%(names)s could not be reached by e-mail. Tell them in person or by telephone that something waits for them."
    ) % {"names": names}
