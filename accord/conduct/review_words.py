"""A review in words: what came of it, and what a gentler limit still lacks."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from accord.conduct.measure_words import step_title
from accord.conduct.models import Review
from accord.core import words
from accord.rules.gentler import Lacking


def outcome_words(review: Review, at: datetime, zone: ZoneInfo, called: Callable[[str], str] = step_title) -> str:
    """What came of a review. `called`: what a measure is called for who reads."""
    said = {
        "day": words.day(review.ends_on, at, zone) if review.ends_on else "",
        "measure": called(review.restriction.kind) if review.restriction else "",
    }
    return {
        Review.Outcome.STAYS: _("It stays as it is."),
        Review.Outcome.MILDER: _("It becomes shorter: the last day is now %(day)s."),
        Review.Outcome.EASED: _("Something gentler takes its place: %(measure)s. The last day is %(day)s."),
        Review.Outcome.LIFTED: _("It is lifted, at once."),
    }[Review.Outcome(review.outcome)] % said


def exchange_words(lacking: Lacking) -> str:
    """What stands in the way of a gentler limit and how to mend it, a sentence for the field that it belongs to."""
    return {
        Lacking.GENTLER: _("Choose something gentler than what holds now."),
        Lacking.CONTACT: _("Choose the person who answers alone."),
        Lacking.LIMIT: _("Write how many messages are read at once."),
        Lacking.END: _("Enter the last day, today or later."),
        Lacking.NOT_LATER: _("A review makes nothing longer. Enter the last day that stands, or an earlier one."),
        Lacking.SHORTER: _("This is longer than the charter allows. Choose an earlier last day."),
    }[lacking]


EXCHANGE_FIELD = {
    Lacking.GENTLER: "step", Lacking.CONTACT: "contact", Lacking.LIMIT: "most", Lacking.END: "ends_on",
    Lacking.NOT_LATER: "ends_on", Lacking.SHORTER: "ends_on",
}  # fmt: skip
"""At which field of the review it is mended."""
