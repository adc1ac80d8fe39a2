"""The measure that somebody is asked about, in words: what stood in the form when they were asked."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date

from django.utils.translation import gettext as _

from accord.conduct.facts.parts import staff_named
from accord.core import words


def terms_in_words(terms: Mapping[str, str]) -> list[tuple[str, str]]:
    """Each part of a measure with its name, in the order in which one reads it; without the draft itself."""
    names = {
        "starts_on": _("First day"),
        "ends_on": _("Last day"),
        "review_on": _("Day of the review"),
        "contact": _("Who answers alone"),
        "most": _("Messages that are read at once"),
        "per_days": _("In how many days"),
        "reasons": _("The reasons"),
        "why_outside_guidance": _("Why it lies outside of what the charter names"),
        "why_less_would_not_do": _("Why something gentler would not do"),
        "safety": _("Why it cannot wait"),
        "arrangements_for_child": _("How the child is brought and fetched"),
    }
    return [(label, _said(name, terms[name])) for name, label in names.items() if terms.get(name)]


def _said(name: str, value: str) -> str:
    if name == "contact":
        return staff_named(value)
    if name.endswith("_on"):
        with suppress(ValueError):
            return words.date_in_words(date.fromisoformat(value))
    return value
