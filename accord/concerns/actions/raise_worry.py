"""Somebody is worried about a child."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from accord.concerns.actions._apart import entry_apart
from accord.concerns.facts.worries import About, From, who_is_told
from accord.concerns.models import Worry, WorryAbout
from accord.concerns.notices import safeguarding as notices
from accord.people.models import Login, StaffMember, Student
from accord.schools.facts import settings_of
from accord.schools.models import School


@transaction.atomic
def raise_worry(
    *,
    school: School,
    author: From,
    text: str,
    by: str,
    at: datetime,
    student: Student | None = None,
    child: str = "",
    about: Collection[StaffMember] = (),
    above: Collection[Login] = (),
    about_words: str = "",
    language: str = "",
    came_from: str = Worry.CameFrom.PAGE,
    told_by: str = "",
) -> Worry:
    """A worry about a child goes to the safeguarding lead alone, or who has the lead's place, at once at any hour.

    `above` are those of the district whom it is about; whoever `about_words` may mean counts as named.
    """
    on = at.astimezone(settings_of(school).zone).date()
    named = About(tuple(about), tuple(above)).with_words(school, about_words, on)
    told = who_is_told(school, author, student, named, at)
    worry = Worry.objects.create(
        school=school, guardian=author.guardian, author_student=author.student, staff=author.staff, student=student,
        child=child, came_from=came_from, told_by=told_by, text=text, about_words=about_words, language=language,
        raised_at=at, held_by=told.holder, created_at=at,
    )  # fmt: skip
    WorryAbout.objects.bulk_create(WorryAbout(worry=worry, staff=one) for one in named.staff)
    WorryAbout.objects.bulk_create(WorryAbout(worry=worry, login=one) for one in named.above)
    notices.tell_keepers(worry, told.people, at)
    keeper = told.keeper
    entry_apart(
        worry, "raise_worry", by, rule=keeper.rule if keeper else "WORRY-4", to=keeper.who if keeper else "",
        came_from=came_from,
    )  # fmt: skip
    return worry
