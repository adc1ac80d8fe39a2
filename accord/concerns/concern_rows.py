"""Concerns as lines of a list, for a family and for the desk."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.text import Truncator

from accord.concerns.concern_words import Known, Line, for_family, for_staff, look_again_words
from accord.concerns.facts.concerns import looks_again_on, standings_of, taken_talks
from accord.concerns.models import Concern
from accord.rules.concerns import Standing
from accord.schools.facts import settings_of

WORDS = 90
ENDED = frozenset({Standing.COMPLAINT, Standing.SETTLED, Standing.LOOK_AGAIN})


@dataclass(frozen=True)
class Row:
    """One concern in a list. `needs_them`: the next step is theirs who read the list."""

    ref: str
    child: str
    family: str
    words: str
    standing: Line
    url: str
    is_open: bool
    needs_them: bool
    raised_at: datetime


def family_rows(concerns: Iterable[Concern], at: datetime) -> list[Row]:
    """The lines of a family's list."""
    return [
        _row(concern, standing, for_family(known), reverse("family_concerns:concern", args=[concern.ref]), (
            Standing.FAMILY_AGREES, Standing.FAMILY_CHOOSES,
        ))
        for concern, standing, known in _known(concerns, at)
    ]  # fmt: skip


def staff_rows(concerns: Iterable[Concern], at: datetime) -> list[Row]:
    """The lines of the desk."""
    return [
        _row(
            concern, standing, for_staff(known), reverse("concerns:concern", args=[concern.school.slug, concern.ref]),
            (Standing.SCHOOL, Standing.TO_WRITE_DOWN),
        )
        for concern, standing, known in _known(concerns, at)
    ]  # fmt: skip


def _known(concerns: Iterable[Concern], at: datetime) -> list[tuple[Concern, Standing, Known]]:
    concerns = list(concerns)
    standings = standings_of(concerns, at)
    talks = taken_talks(concerns)
    found = []
    for concern in concerns:
        standing = standings[concern.pk]
        again = looks_again_on(concern) if standing is Standing.LOOK_AGAIN else None
        zone = settings_of(concern.school).zone
        known = Known(concern, standing, at, zone, talks.get(concern.pk), look_again_words(again, at))
        found.append((concern, standing, known))
    return found


def _row(concern: Concern, standing: Standing, line: Line, url: str, theirs: tuple[Standing, ...]) -> Row:
    return Row(
        ref=concern.ref,
        child=concern.student.called if concern.student else "",
        family=concern.guardian.called,
        words=Truncator(" ".join(concern.what_happened.split())).chars(WORDS),
        standing=line,
        url=url,
        is_open=standing not in ENDED,
        needs_them=standing in theirs,
        raised_at=concern.raised_at,
    )
