"""Write the letters of a measure."""

import hashlib
from datetime import datetime

from django.core.files.base import ContentFile
from django.db import transaction

from accord.conduct.letters import addressee_of, attached_language, compose
from accord.conduct.models import Decision, Letter, Review
from accord.conduct.notices.letters import tell_of_letter
from accord.core import audit
from accord.delivery.letters import spoken_in, typeset
from accord.people.models import Guardian


@transaction.atomic
def write_letters(*, decision: Decision, by: str, at: datetime, review: Review | None = None) -> tuple[Letter, ...]:
    """The guardian gets the letter of a measure, of its confirmation or of a review, in their language; each once.

    The English is attached. The file is sealed by its hash. Nothing is written to somebody who is not a guardian.
    Returns the letters that are new.
    """
    decision = Decision.objects.select_for_update(of=("self",)).select_related("incident__school").get(pk=decision.pk)
    guardian = addressee_of(decision)
    if guardian is None:
        return ()
    occasions = [Letter.Occasion.MEASURE]
    if hasattr(decision, "confirmation"):
        occasions.append(Letter.Occasion.CONFIRMATION)
    wanted: list[tuple[Letter.Occasion, Review | None]] = [(occasion, None) for occasion in occasions]
    if review:
        wanted.append((Letter.Occasion.REVIEW, review))
    there = {(letter.occasion, letter.review_id) for letter in decision.letters.all()}
    missing = [one for one in wanted if (one[0], one[1].pk if one[1] else None) not in there]
    return tuple(_write(decision, guardian, occasion, of, by, at) for occasion, of in missing)


def _write(
    decision: Decision, guardian: Guardian, occasion: Letter.Occasion, review: Review | None, by: str, at: datetime
) -> Letter:
    language = spoken_in(guardian.language)
    letter = Letter(decision=decision, review=review, occasion=occasion, language=language, created_at=at)
    other = attached_language(letter)
    also = compose(letter, guardian, at=at, language=other) if other else None
    pdf = typeset(compose(letter, guardian, at=at), also=also)
    letter.sha256 = hashlib.sha256(pdf).hexdigest()
    letter.file.save(letter.ref, ContentFile(pdf), save=False)
    letter.save(force_insert=True)
    letter.notice_ref = tell_of_letter(letter, guardian, by=by, at=at).ref
    letter.save(update_fields=["notice_ref"])
    audit.record(
        by=by,
        verb="write_letter",
        subject=f"incident:{decision.incident.ref}",
        school=decision.incident.school.ref,
        details={"letter": letter.ref, "occasion": str(occasion), "language": language, "sha256": letter.sha256},
    )
    return letter
