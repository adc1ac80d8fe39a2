"""Count whether families had the school's news in the language that they wish."""

from collections.abc import Collection
from datetime import datetime, timedelta
from itertools import islice

from django.db import transaction

from accord.charters.facts.editions import edition_in_force
from accord.charters.models import PromiseOutcome
from accord.core import audit
from accord.delivery.facts.told import ToldToFamilies, told_to_families
from accord.people.models import Guardian
from accord.rules.charter import Measured
from accord.rules.promises import came_in_home_language, is_promised_beside
from accord.schools.facts import settings_of
from accord.schools.models import School

LOOKED_BACK = timedelta(days=10)
"""Longer than anything stays unsettled, so that nothing slips through between two looks."""

AT_A_TIME = 200
"""Pieces of news counted at once."""


@transaction.atomic
def measure_home_language(*, school: School, at: datetime, by: str = "house:worker") -> int:
    """Each piece of news that people of the school wrote counts once: kept, if each family had it in its language.

    Counted: what has come to rest, by whatever channel, and reached at least one guardian who wishes a language that
    the school offers besides its main one; emergencies too. The language of what was written is compared with that of
    each guardian whom it reached; one who could not read it in the wished language breaks the promise for this news.
    Not counted: what Accord says by itself, such as a receipt or a reminder (it comes in each reader's language and
    would flatter the figure); news whose language is not known; news for readers of the main language alone; readers
    whose language the school does not offer, or whom nothing reached (the office has them on its list). An
    interpreter, or a translation made by the reader's own telephone, is not seen here. Returns how many counted.
    """
    settings = settings_of(school)
    edition = edition_in_force(school, at.astimezone(settings.zone).date())
    if edition is None:
        return 0
    since = at - LOOKED_BACK
    offered, main = settings.languages.value, school.main_language
    languages = Guardian.objects.filter(school=school).order_by().values_list("language", flat=True).distinct()
    wishing = [wish for wish in languages if is_promised_beside(wish, offered=offered, main=main)]
    if not wishing:
        return 0
    counted = PromiseOutcome.objects.filter(school=school, measured=Measured.NEWS_IN_HOME_LANGUAGE)
    known = counted.filter(began_at__gt=since).values_list("about", flat=True)
    refs = {about.removeprefix("notice:") for about in known}
    told = told_to_families(school, since=since, at=at, wishing=wishing, leave_out=refs)
    made = 0
    while page := list(islice(told, AT_A_TIME)):
        outcomes = [
            PromiseOutcome(
                school=school,
                edition=edition,
                measured=Measured.NEWS_IN_HOME_LANGUAGE,
                about=f"notice:{news.ref}",
                began_at=news.told_at,
                due_at=news.arrived_at,
                met_at=news.arrived_at if kept else None,
                created_at=at,
            )
            for news in page
            if (kept := _is_kept(news, offered, main)) is not None
        ]
        PromiseOutcome.objects.bulk_create(outcomes, ignore_conflicts=True)
        made += len(outcomes)
    if made:
        audit.record(
            by=by, verb="measure_home_language", subject=f"school:{school.ref}", school=school.ref,
            details={"notices": made},
        )  # fmt: skip
    return made


def _is_kept(news: ToldToFamilies, offered: Collection[str], main: str) -> bool | None:
    return came_in_home_language(written_in=news.written_in, wished=news.wished, offered=offered, main=main)
