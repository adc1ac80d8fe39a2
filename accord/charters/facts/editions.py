"""Which edition holds, where an edition stands, and the rules that it lays down."""

from datetime import date, datetime
from enum import StrEnum

from django.db.models import QuerySet

from accord.charters.facts.content import content_of
from accord.charters.models import Edition
from accord.core.questions import question
from accord.core.shelf import Shelf
from accord.rules.charter import CharterRules
from accord.schools.facts import settings_of
from accord.schools.models import School

_rules: Shelf[CharterRules] = Shelf(most=256)


class Standing(StrEnum):
    """Where an edition stands between its first word and its replacement."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    TO_COME = "to_come"
    IN_FORCE = "in_force"
    REPLACED = "replaced"
    RECALLED = "recalled"
    DISCARDED = "discarded"


def published_editions(school: School) -> QuerySet[Edition]:
    """The published editions of a school's charter that were not called back, the latest first."""
    return published_and_recalled(school).filter(publication__recall__isnull=True)


def published_and_recalled(school: School) -> QuerySet[Edition]:
    """Every edition that the school ever published, also those called back before they began; the latest first."""
    return _published_at(school.pk)


def edition_before(edition: Edition) -> Edition | None:
    """The edition that began before a published one (for a draft: the last that is published); None for the first."""
    others = published_editions(edition.charter.school).exclude(pk=edition.pk)
    publication = getattr(edition, "publication", None)
    return (others.filter(publication__starts_on__lt=publication.starts_on) if publication else others).first()


def edition_in_force(school: School, on: date) -> Edition | None:
    """The edition that holds on a date: the latest that has begun; None before the first."""
    return _in_force.first(school_id=school.pk, on=on)


def editions_begun(school: School, on: date) -> list[Edition]:
    """Every edition that has begun by a date and was not called back, the latest first."""
    return _begun(school_id=school.pk, on=on)


@question
def _begun(*, school_id: int, on: date) -> QuerySet[Edition]:
    return _published_at(school_id).filter(publication__recall__isnull=True, publication__starts_on__lte=on)


@question
def _in_force(*, school_id: int, on: date) -> QuerySet[Edition]:
    begun = _published_at(school_id).filter(publication__recall__isnull=True, publication__starts_on__lte=on)
    return begun[:1]


@question
def ref_in_force(*, school_id: int, on: date) -> QuerySet[Edition, str]:
    """The ref of the edition that holds on a date; a room above may ask for it beside what it asks (`rules_on`)."""
    begun = _published_at(school_id).filter(publication__recall__isnull=True, publication__starts_on__lte=on)
    return begun.values_list("ref", flat=True)[:1]


def _published_at(school_id: int) -> QuerySet[Edition]:
    return (
        Edition.objects.filter(charter__school=school_id, publication__isnull=False)
        .select_related("publication__recall", "charter__school")
        .order_by("-publication__starts_on", "-publication__number")
    )


def rules_of(edition: Edition) -> CharterRules:
    """The rules that an edition lays down. Those of a published one never change and are read once in a process."""
    kept = _rules.take(edition.ref)
    if kept is not None:
        return kept
    rules = content_of(edition).rules(edition.ref)
    if hasattr(edition, "publication"):
        _rules.put(edition.ref, rules)
    return rules


def rules_in_force(school: School, at: datetime) -> CharterRules:
    """What the rulebook obeys at an instant; without a charter, the profession's defaults."""
    on = at.astimezone(settings_of(school).zone).date()
    return rules_on(school, on, ref_in_force.first(school_id=school.pk, on=on))


def rules_on(school: School, on: date, ref: str | None) -> CharterRules:
    """The same on a date, for whoever knows the `ref` of the edition that holds then (None without a charter)."""
    known = _rules.take(ref) if ref else CharterRules("")
    if known is not None:
        return known
    edition = edition_in_force(school, on)
    return rules_of(edition) if edition else CharterRules("")


def standing_of(edition: Edition, on: date) -> Standing:
    """Where an edition stands on a date (in the school's own zone)."""
    if hasattr(edition, "discard"):
        return Standing.DISCARDED
    if hasattr(edition, "publication"):
        if hasattr(edition.publication, "recall"):
            return Standing.RECALLED
        if edition.publication.starts_on > on:
            return Standing.TO_COME
        current = edition_in_force(edition.charter.school, on)
        return Standing.IN_FORCE if current == edition else Standing.REPLACED
    if edition.approvals.filter(content_hash=content_of(edition).sha256).exists():
        return Standing.APPROVED
    return Standing.IN_REVIEW if edition.review_requests.exists() else Standing.DRAFT
