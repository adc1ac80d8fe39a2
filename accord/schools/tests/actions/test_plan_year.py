"""Planning school years and terms."""

from datetime import date

import pytest

from accord.core.errors import DomainError
from accord.core.models import AuditEntry
from accord.schools.actions.plan_year import PlannedTerm, plan_year, stamp_of_year
from accord.schools.actions.remove_year import remove_year
from accord.schools.models import AcademicYear
from accord.schools.tests.conftest import BY, MONDAY

pytestmark = pytest.mark.requirement("A1")

AUTUMN = PlannedTerm("Autumn", date(2027, 9, 1), date(2027, 12, 17), place=0)
SPRING = PlannedTerm("Spring", date(2028, 1, 4), date(2028, 4, 1), place=1)


def plan(school, terms=(AUTUMN, SPRING), **more):
    wanted = {"name": "2027/28", "starts_on": date(2027, 9, 1), "ends_on": date(2028, 8, 31), **more}
    return plan_year(by=BY, at=MONDAY, school=school, terms=terms, **wanted)


def test_a_year_is_planned_with_its_terms(cast):
    year = plan(cast.riverbank)
    assert [term.name for term in year.terms.all()] == ["Autumn", "Spring"]
    assert AuditEntry.objects.get(verb="plan_year").details["after"]["name"] == "2027/28"


def test_changed_terms_keep_their_identity_and_left_out_ones_go(cast):
    year = plan(cast.riverbank)
    autumn = year.terms.first()
    later = PlannedTerm("Autumn term", date(2027, 9, 3), date(2027, 12, 17), ref=autumn.ref)
    plan(cast.riverbank, [later], year=year)
    kept = AcademicYear.objects.get(id=year.id).terms.get()
    assert (kept.id, kept.name) == (autumn.id, "Autumn term")


@pytest.mark.parametrize(
    ("terms", "field"),
    [
        ([PlannedTerm("A", date(2027, 8, 1), date(2027, 12, 1))], "term_0_starts_on"),
        ([PlannedTerm("A", date(2027, 9, 1), date(2028, 9, 1))], "term_0_ends_on"),
        ([PlannedTerm("A", date(2027, 9, 5), date(2027, 9, 1))], "term_0_ends_on"),
        ([AUTUMN, PlannedTerm("B", date(2027, 12, 17), date(2028, 2, 1), place=1)], "term_1_starts_on"),
    ],
    ids=["starts too early", "ends too late", "runs backwards", "overlaps by one day"],
)
def test_terms_that_do_not_fit_are_named_by_their_field(cast, terms, field):
    with pytest.raises(DomainError) as refused:
        plan(cast.riverbank, terms)
    assert field in refused.value.fields


@pytest.mark.parametrize(
    ("dates", "code"),
    [
        ({"ends_on": date(2027, 8, 1)}, "ends-before-start"),
        ({"ends_on": date(2031, 8, 1)}, "span-too-long"),
        ({"starts_on": date(1027, 9, 1)}, "date-far-off"),
        ({"starts_on": date(2027, 7, 1)}, "years-overlap"),
        ({"name": "2026–27"}, "year-named-twice"),
    ],
)
def test_years_that_cannot_be_are_refused(cast, dates, code):
    with pytest.raises(DomainError, match=code):
        plan(cast.riverbank, [], **dates)


def test_nobody_overwrites_a_colleagues_terms_unknowingly(cast):
    year = plan(cast.riverbank)
    seen = stamp_of_year(year)
    plan(cast.riverbank, [AUTUMN], year=year, seen=seen)
    with pytest.raises(DomainError, match="changed-meanwhile"):
        plan(cast.riverbank, [SPRING], year=year, seen=seen)


def test_a_coming_year_can_be_taken_back_and_one_under_way_cannot(cast):
    remove_year(by=BY, at=MONDAY, year=plan(cast.riverbank))
    assert not AcademicYear.objects.filter(name="2027/28").exists()
    with pytest.raises(DomainError, match="year-has-begun"):
        remove_year(by=BY, at=MONDAY, year=cast.riverbank.years.get())
