"""The words for what is compared and decided when two records are joined."""

from typing import Any

from django.utils.translation import gettext as _

from accord.core.words import date_in_words
from accord.people.facts.languages import language_name
from accord.people.models import StudentContact
from accord.rules.joining import Reason, Span, TieReading


def reason_in_words(reason: Reason) -> str:
    """Say why two records look like one person."""
    return {
        Reason.VERIFIED_EMAIL: _("The e-mail address by which one of them signs in stands in both records."),
        Reason.EMAIL: _("The same e-mail address, and a like given name."),
        Reason.PHONE: _("The same telephone, and a like given name."),
        Reason.BIRTHDAY_AND_NAME: _("Born on the same day, with the same family name and a like given name."),
        Reason.BIRTHDAY_AND_GUARDIAN: _("Born on the same day, with a like given name and the same parent or carer."),
    }[reason]


def field_label(name: str) -> str:
    """What a field is called on the page."""
    return {
        "title": _("Title"),
        "given_name": _("Given name"),
        "family_name": _("Family name"),
        "preferred_name": _("Called"),
        "pronunciation": _("How it is said"),
        "email": _("E-mail"),
        "phone": _("Telephone"),
        "address": _("Address"),
        "language": _("Language"),
        "interpreter_needed": _("Interpreter"),
        "large_print": _("Large print"),
        "born_on": _("Born on"),
        "year_group": _("Year group"),
        "job_title": _("Work"),
    }[name]


def value_in_words(person: Any, name: str) -> str:
    """Say what a record holds in a field; a confidential address is not said."""
    value = getattr(person, name)
    if name == "address" and person.address_confidential:
        return _("Confidential")
    if name == "address":
        return ", ".join(line.strip() for line in value.splitlines() if line.strip()) or _("nothing")
    if name == "language":
        return language_name(value)
    if name == "born_on":
        return date_in_words(value) if value else _("nothing")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(value) or _("nothing")


def span_in_days(span: Span) -> str:
    """Say from when until when; empty when it is open on both sides."""
    if span.starts_on and span.ends_on:
        return _("%(first)s to %(last)s") % {
            "first": date_in_words(span.starts_on),
            "last": date_in_words(span.ends_on),
        }
    if span.ends_on:
        return _("until %(day)s") % {"day": date_in_words(span.ends_on)}
    return _("from %(day)s") % {"day": date_in_words(span.starts_on)} if span.starts_on else ""


def relationship_in_words(relationship: str) -> str:
    """Say a relationship."""
    return str(dict(StudentContact.Relationship.choices)[relationship])


def tie_in_words(reading: TieReading, on: Any) -> str:
    """Say what a tie says: the relationship, then each right that it gives or keeps back."""
    words = [relationship_in_words(reading.relationship)]
    if not reading.span.holds(on):
        words.append(span_in_days(reading.span) or _("ended"))
    words.append(_("parental responsibility") if reading.parental_responsibility else _("no parental responsibility"))
    words.append(_("may collect") if reading.may_collect else _("may not collect"))
    if reading.lives_with:
        words.append(_("lives with the child"))
    if not reading.may_be_contacted:
        words.append(_("not to be contacted"))
    return " · ".join(words)
