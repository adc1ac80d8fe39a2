"""What becomes of a complaint before it is made: who would have it, and by when it would be answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from accord.concerns.actions.begin_stage import who_would_have_it
from accord.concerns.course import who_words
from accord.concerns.facts.complaints import (
    dates_of,
    day_at,
    edition_at,
    school_days,
    stages_laid_down,
    time_limit,
)
from accord.concerns.facts.matters import matter_about
from accord.concerns.facts.named_in_words import named_above_in_words, named_in_words
from accord.people.facts.in_charge import in_charge
from accord.people.models import Guardian, Login, StaffMember, Student
from accord.rules.charter import ComplaintStage
from accord.rules.complaints import StageDates, is_raised_in_time
from accord.schools.models import School


@dataclass(frozen=True)
class Foreseen:
    """Who would have a complaint (empty: nobody is free), its dates, its stages, and whether it comes late."""

    who: str
    dates: StageDates
    stages: tuple[ComplaintStage, ...]
    is_late: bool
    months: int
    out_of_term: bool


def foreseen(
    school: School, *, guardian: Guardian | None, student: Student | None, about: Sequence[StaffMember],
    about_words: str, happened_on: date | None, at: datetime, above: Sequence[Login] = (),
) -> Foreseen:  # fmt: skip
    """Judge a complaint as it would be judged if it were made now."""
    edition, on = edition_at(school, at), day_at(school, at)
    stages, limit = stages_laid_down(edition), time_limit(edition)
    named = [*about, *named_in_words(school, about_words, on)]
    district = [*above, *named_above_in_words(school, about_words, on)]
    child = student.pk if student else None
    matter = matter_about(school, guardian=guardian, student_id=child, about=named, above=district)
    found = who_would_have_it(stages[0], 1, matter, in_charge(school, on))
    dates = dates_of(school, stages[0], at)
    return Foreseen(
        who=who_words(found[1].login, found[0]) if found else "",
        dates=dates,
        stages=stages,
        is_late=happened_on is not None and not is_raised_in_time(limit, happened_on, on),
        months=limit.months,
        out_of_term=_counts_later(school, at),
    )


def _counts_later(school: School, at: datetime) -> bool:
    """Whether the days begin to count only with a later school day."""
    opening = school_days(school, at).next_opening(at)
    return (day_at(school, opening) - day_at(school, at)).days > 3
