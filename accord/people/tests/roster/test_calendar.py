"""Years and terms of a roster beside those of the school: the school's own calendar goes first."""

from datetime import date

import pytest

from accord.people.models import SchoolClass
from accord.people.tests.roster.bundles import small_school
from accord.schools.models import AcademicYear, Term

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("A4")]


@pytest.fixture
def own_year(school):
    """The year as the school has set it up by hand."""
    return AcademicYear.objects.create(
        school=school, name="This year", starts_on=date(2026, 8, 31), ends_on=date(2027, 7, 16)
    )


def test_a_school_without_a_calendar_takes_year_and_terms_over(bring, school):
    bring(small_school())
    year = AcademicYear.objects.get()
    assert (year.name, year.starts_on) == ("2026/27 import", date(2026, 9, 1))
    assert Term.objects.get().year == year


def test_the_school_s_own_year_stays_and_its_classes_hang_on_it(bring, school, own_year):
    code, words = bring(small_school())
    assert code == 0, words
    kept = AcademicYear.objects.get()
    assert (kept.name, kept.starts_on, kept.ends_on) == ("This year", date(2026, 8, 31), date(2027, 7, 16))
    assert not Term.objects.exists()
    assert SchoolClass.objects.get().year == own_year
    assert "nothing to change" in bring(small_school())[1]


def test_a_semester_does_not_hide_its_terms(bring, school):
    bundle = small_school()
    bundle.put(
        "academicSessions", "s1", title="First half", type="semester", startDate="2026-09-01", endDate="2027-01-31",
        parentSourcedId="y26",
    )  # fmt: skip
    bundle.put(
        "academicSessions", "g1", title="Marks", type="gradingPeriod", startDate="2026-09-01", endDate="2026-10-01"
    )
    code, words = bring(bundle)
    assert code == 0
    assert [term.name for term in Term.objects.all()] == ["Autumn import"]
    assert "does not fit beside" in words


def test_two_years_of_the_source_that_overlap_are_not_both_made(bring, school):
    bundle = small_school()
    bundle.put(
        "academicSessions", "y26b", title="Also this year", type="schoolYear", startDate="2026-10-01",
        endDate="2027-09-30",
    )  # fmt: skip
    code, words = bring(bundle)
    assert code == 0
    assert AcademicYear.objects.count() == 1
    assert "overlaps “2026/27 import”" in words


def test_new_dates_that_would_not_fit_are_a_conflict(bring, school):
    bring(small_school())
    AcademicYear.objects.create(school=school, name="Next", starts_on=date(2027, 7, 25), ends_on=date(2028, 7, 20))
    code, words = bring(small_school().put("academicSessions", "y26", endDate="2027-08-20"))
    assert code == 0
    assert "Conflicts: 1 school year" in words
    assert AcademicYear.objects.get(name="2026/27 import").ends_on == date(2027, 7, 20)


def test_new_dates_that_fit_are_taken_and_the_school_s_calendar_is_made_anew(bring, school):
    bring(small_school())
    school.refresh_from_db()
    before = school.version
    bring(small_school().put("academicSessions", "y26", endDate="2027-07-22"))
    school.refresh_from_db()
    assert AcademicYear.objects.get().ends_on == date(2027, 7, 22)
    assert school.version > before
