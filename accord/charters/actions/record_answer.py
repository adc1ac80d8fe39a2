"""Record an answer that was given on paper or at a meeting."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.charters.actions._answer import Outcome, same_answer, standing_now, store_answer
from accord.charters.facts.signing import Person, SigningRound
from accord.charters.models import Acknowledgement, EditionText
from accord.core.errors import DomainError
from accord.people.models import Student
from accord.people.viewer import Post
from accord.rules.signing import SigningState


@transaction.atomic
def record_answer(
    *,
    asked_in: SigningRound,
    person: Person,
    text: EditionText,
    outcome: str,
    way: str,
    by: Post,
    at: datetime,
    reason: str = "",
    clauses: Iterable[str] = (),
) -> Acknowledgement:
    """The office writes down what somebody answered on paper or at a meeting, and in which language they read it.

    Recorded twice it stands once. Raises DomainError when another edition holds meanwhile, or for an answer of
    the person themselves that would be overwritten by the same.
    """
    fresh, standing = standing_now(asked_in, person, at)
    if text.edition_id != fresh.edition.pk or (text.for_children and not isinstance(person, Student)):
        raise DomainError(
            "edition-changed",
            _("A new edition holds since you opened this page, so nothing is recorded yet."),
            remedy=_("Look which edition stands on the paper. A signature under an older one cannot be recorded."),
        )
    if answer := same_answer(standing, text, Outcome(outcome)):
        return answer
    return store_answer(
        asked_in=fresh,
        person=person,
        text=text,
        outcome=Outcome(outcome),
        way=way,
        by=by.actor,
        verb="record_answer",
        at=at,
        reason=reason,
        clauses=clauses,
        recorded_by_id=by.staff_id,
    )


@transaction.atomic
def record_meeting(
    *, asked_in: SigningRound, people: Iterable[tuple[Person, EditionText]], by: Post, at: datetime
) -> list[Acknowledgement]:
    """The office ticks off who signed at a meeting: one record and one entry for each person.

    Whoever has signed before is left as they are.
    """
    recorded = []
    for person, text in people:
        _fresh, standing = standing_now(asked_in, person, at)
        if standing.state is SigningState.SIGNED:
            continue
        recorded.append(
            record_answer(
                asked_in=asked_in, person=person, text=text, outcome=Outcome.SIGNED,
                way=Acknowledgement.Way.MEETING, by=by, at=at,
            )
        )  # fmt: skip
    return recorded
