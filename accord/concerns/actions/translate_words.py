"""Somebody brings the family's words into the school's language."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accord.concerns.actions.taking_a_step import hold, needed
from accord.concerns.facts.translated import family_words, words_named
from accord.concerns.models import Complaint, TranslatedWords
from accord.core import audit
from accord.core.errors import DomainError
from accord.people.models import Login


@transaction.atomic
def translate_words(
    *, complaint: Complaint, of: str, text: str, name: str, login: Login, by: str, at: datetime
) -> TranslatedWords:
    """What a person wrote of the family's words stands beside them, with the translator's name and the day.

    The words as they came are never changed, and no date moves. Raises DomainError.
    """
    hand = hold(complaint, login, at)
    if not hand.works:
        raise DomainError("not_your_step", _("Somebody else does this in this complaint."), status=403)
    found = words_named(family_words(complaint), of)
    if found is None or not found.is_foreign:
        raise DomainError("nothing_to_translate", _("There is nothing of that name here."), status=404)
    row = TranslatedWords.objects.create(
        complaint=complaint, of=of, by=login, created_at=at, at=at,
        text=needed("text", text, _("Write what the words say.")),
        name=needed("name", name, _("Write who translated it, so that one can ask them."))[:160],
    )  # fmt: skip
    audit.record(
        by=by, verb="translate_words", subject=f"complaint:{complaint.ref}", school=complaint.school.ref,
        details={"of": of, "words": row.ref},
    )  # fmt: skip
    return row
