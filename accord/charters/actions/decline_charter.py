"""Decline to sign the charter."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from accord.charters.access.signing import Signatory
from accord.charters.actions._answer import Outcome, same_answer, standing_now, store_answer, text_shown
from accord.charters.models import Acknowledgement, EditionText


@transaction.atomic
def decline_charter(
    *,
    signatory: Signatory,
    shown: EditionText | None,
    sha256: str,
    clauses: Iterable[str],
    reason: str,
    at: datetime,
) -> Acknowledgement:
    """Somebody says that they do not agree, with which clauses and why; the school owes them a talk.

    Nothing is closed to them. Raises DomainError when another edition holds meanwhile.
    """
    asked_in, standing = standing_now(signatory.asked_in, signatory.person, at)
    text = text_shown(asked_in, signatory.person, shown, sha256)
    if answer := same_answer(standing, text, Outcome.DECLINED):
        return answer
    return store_answer(
        asked_in=asked_in,
        person=signatory.person,
        text=text,
        outcome=Outcome.DECLINED,
        way=Acknowledgement.Way.PORTAL,
        by=signatory.actor,
        verb="decline_charter",
        at=at,
        reason=reason,
        clauses=clauses,
    )
