"""Sign the charter."""

from datetime import datetime

from django.db import transaction

from accord.charters.access.signing import Signatory
from accord.charters.actions._answer import Outcome, same_answer, standing_now, store_answer, text_shown
from accord.charters.models import Acknowledgement, EditionText


@transaction.atomic
def sign_charter(
    *, signatory: Signatory, shown: EditionText | None, sha256: str, typed_name: str, at: datetime
) -> Acknowledgement:
    """Somebody signs exactly the words that the page showed them, in the language in which it showed them.

    Signing twice is signing once. Raises DomainError when another edition holds meanwhile; then nothing is signed.
    """
    asked_in, standing = standing_now(signatory.asked_in, signatory.person, at)
    text = text_shown(asked_in, signatory.person, shown, sha256)
    if answer := same_answer(standing, text, Outcome.SIGNED):
        return answer
    return store_answer(
        asked_in=asked_in,
        person=signatory.person,
        text=text,
        outcome=Outcome.SIGNED,
        way=Acknowledgement.Way.PORTAL,
        by=signatory.actor,
        verb="sign_charter",
        at=at,
        typed_name=typed_name,
    )
