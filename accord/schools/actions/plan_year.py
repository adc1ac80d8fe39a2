"""Plan a school year and its terms."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accord.core import words
from accord.core.errors import DomainError
from accord.schools.changes import hold, refuse, tell
from accord.schools.models import AcademicYear, School, Term
from accord.schools.seen import check_seen, stamp
from accord.schools.spans import check_span

MOST_TERMS = 12
LONGEST = 732


@dataclass(frozen=True, slots=True)
class PlannedTerm:
    """A term as it was entered; `ref` names the stored term that it replaces, `place` its row on the page."""

    name: str
    starts_on: date
    ends_on: date
    ref: str = ""
    place: int = 0


def stamp_of_year(year: AcademicYear | None) -> str:
    """Return the fingerprint of a year with its terms."""
    if year is None:
        return ""
    terms = [(term.ref, term.name, term.starts_on, term.ends_on) for term in Term.objects.filter(year=year)]
    return stamp(year.ref, year.name, year.starts_on, year.ends_on, terms)


@transaction.atomic
def plan_year(
    *,
    by: str,
    at: datetime,
    school: School,
    name: str,
    starts_on: date,
    ends_on: date,
    terms: Sequence[PlannedTerm],
    year: AcademicYear | None = None,
    seen: str | None = None,
) -> AcademicYear:
    """The school year and its terms are as entered here; a term that is left out is taken away."""
    school = hold(school)
    if year is not None:
        year = AcademicYear.objects.get(id=year.id)
        check_seen(seen, stamp_of_year(year))
    check_span(starts_on, ends_on, most_days=LONGEST, first="starts_on", last="ends_on")
    if ends_on == starts_on:
        raise refuse("ends-before-start", _("A school year lasts longer than one day."), "ends_on")
    _check_terms(starts_on, ends_on, terms)
    _check_apart(school, year, starts_on, ends_on)
    before = _told(year) if year else None
    kept = year or AcademicYear(school=school, created_at=at)
    kept.name, kept.starts_on, kept.ends_on = name, starts_on, ends_on
    try:
        with transaction.atomic():
            kept.save()
    except IntegrityError:
        raise refuse("year-named-twice", _("Another school year has this name."), "name") from None
    _store_terms(school, kept, terms, at)
    tell(
        by=by,
        verb="plan_year",
        subject=f"year:{kept.ref}",
        school=school,
        details={"before": before, "after": _told(kept)},
    )
    return kept


def _check_terms(starts_on: date, ends_on: date, terms: Sequence[PlannedTerm]) -> None:
    if len(terms) > MOST_TERMS:
        sentence = ngettext(
            "A year can have at most %(most)s term.", "A year can have at most %(most)s terms.", MOST_TERMS
        )
        raise refuse("too-many-terms", sentence % {"most": MOST_TERMS})
    wrong: dict[str, str] = {}
    for term in terms:
        if term.ends_on < term.starts_on:
            wrong[f"term_{term.place}_ends_on"] = _("%(term)s ends before it starts.") % {"term": term.name}
        if not starts_on <= term.starts_on <= ends_on:
            wrong[f"term_{term.place}_starts_on"] = _("%(term)s starts outside the school year.") % {"term": term.name}
        elif not starts_on <= term.ends_on <= ends_on:
            wrong.setdefault(
                f"term_{term.place}_ends_on",
                _("%(term)s ends outside the school year.") % {"term": term.name},
            )
    for earlier, later in pairwise(sorted(terms, key=lambda term: term.starts_on)):
        if later.starts_on <= earlier.ends_on:
            said = {"term": later.name, "other": earlier.name, "date": words.date_in_words(earlier.ends_on)}
            wrong.setdefault(
                f"term_{later.place}_starts_on",
                _("%(term)s starts before %(other)s is over (%(date)s).") % said,
            )
    if wrong:
        raise DomainError("terms-do-not-fit", next(iter(wrong.values())), 422, fields=wrong)


def _check_apart(school: School, year: AcademicYear | None, starts_on: date, ends_on: date) -> None:
    others = AcademicYear.objects.filter(school=school, starts_on__lte=ends_on, ends_on__gte=starts_on)
    if year is not None:
        others = others.exclude(id=year.id)
    if other := others.first():
        message = _("These dates overlap the school year %(year)s.") % {"year": other.name}
        raise refuse("years-overlap", message, "starts_on")


def _store_terms(school: School, year: AcademicYear, terms: Sequence[PlannedTerm], at: datetime) -> None:
    stored = {term.ref: term for term in Term.objects.filter(year=year)}
    for planned in terms:
        term = stored.pop(planned.ref, None) or Term(school=school, year=year, created_at=at)
        term.name, term.starts_on, term.ends_on = planned.name, planned.starts_on, planned.ends_on
        term.save()
    Term.objects.filter(ref__in=list(stored)).delete()


def _told(year: AcademicYear) -> dict[str, object]:
    return {
        "name": year.name,
        "from": year.starts_on.isoformat(),
        "to": year.ends_on.isoformat(),
        "terms": [
            [term.name, term.starts_on.isoformat(), term.ends_on.isoformat()] for term in Term.objects.filter(year=year)
        ],
    }
