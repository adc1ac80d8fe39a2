"""A guardian tells the school what troubles them."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from accord.concerns.actions._concern import begin_to_count, entry
from accord.concerns.facts.complaints import day_at
from accord.concerns.facts.concern_dates import dates_for
from accord.concerns.facts.concern_people import Around, Troubled, with_those_in_words
from accord.concerns.models import Concern, ConcernAbout, Handing
from accord.concerns.notices import concerns as notices
from accord.messaging.facts.timing import charter_at


@dataclass(frozen=True)
class ConcernWords:
    """What the family wrote; only `what_happened` is needed."""

    what_happened: str
    child_says: str = ""
    school_side: str = ""
    put_right: str = ""
    language: str = ""


@transaction.atomic
def raise_concern(*, troubled: Troubled, words: ConcernWords, by: str, at: datetime) -> Concern:
    """A family raises a concern: it goes to the person nearest the matter, with a date by which the family hears."""
    held = charter_at(troubled.school, at)
    troubled = with_those_in_words(troubled, day_at(troubled.school, at))
    chosen, staff = Around(troubled, held, at).first()
    dates = dates_for(troubled.school, troubled.topic, staff, held, at)
    concern = Concern.objects.create(
        school=troubled.school, guardian=troubled.guardian, student=troubled.student, topic=troubled.topic,
        language=words.language, what_happened=words.what_happened, child_says=words.child_says,
        school_side=words.school_side, put_right=words.put_right, edition=held.edition, raised_at=at,
        about_words=troubled.about_words, reaches_at=dates.reaches_at, answer_by=dates.answer_by, held_by=staff,
        created_at=at,
    )  # fmt: skip
    ConcernAbout.objects.bulk_create(ConcernAbout(concern=concern, staff=each) for each in troubled.about)
    ConcernAbout.objects.bulk_create(ConcernAbout(concern=concern, login=each) for each in troubled.above)
    Handing.objects.create(concern=concern, to=staff, because=chosen.because, created_at=at)
    begin_to_count(concern)
    notices.tell_holder(concern, at, by=by)
    entry(concern, "raise_concern", by, rule=chosen.rule, because=str(chosen.because), to=staff.ref if staff else "")
    return concern
