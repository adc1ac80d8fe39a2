"""Slips to sign on paper: one for each person who is asked, in that person's language."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from accord.charters.facts.reading import chosen_language, published_text
from accord.charters.models import Edition
from accord.charters.print.prints import FOLDER, edition_in_words
from accord.core.typesetting import square_code, typeset, voice
from accord.schools.facts import crest_picture

MOST_SLIPS = 400


@dataclass(frozen=True)
class SlipFor:
    """A person who gets a slip: the code by which the office finds the person, the name, the language."""

    code: str
    name: str
    language: str


def typeset_slips(edition: Edition, people: Sequence[SlipFor]) -> bytes:
    """Return one PDF with a slip for each person. Raises ValueError for more than `MOST_SLIPS`."""
    if len(people) > MOST_SLIPS:
        raise ValueError(f"At most {MOST_SLIPS} slips in one file.")
    school = edition.charter.school
    crest = crest_picture(school)
    data = {
        "title": _("Slips to sign"),
        "school": school.name,
        "crest": next(iter(crest), ""),
        "crest_words": _("Crest of %(school)s") % {"school": school.name},
        "slips": [_slip(edition, person) for person in people],
    }
    pictures = {"shared.typ": (FOLDER / "shared.typ").read_bytes(), **crest}
    return typeset(FOLDER / "slips.typ", data, pictures=pictures)


def _slip(edition: Edition, person: SlipFor) -> dict[str, Any]:
    language = person.language if person.language in dict(settings.LANGUAGES) else "en"
    title = published_text(edition, chosen_language(edition.languages, language)).title
    address = reverse("charters:find_signer", args=[edition.charter.school.slug])
    with translation.override(language):
        return {
            "voice": voice(language),
            "title": title,
            "name": person.name,
            "edition": edition_in_words(edition),
            "words": _(
                "Please read the charter, tick one line, sign, and give this slip to the office."
                " Nobody loses anything by not agreeing."
            ),
            "signed": _("I have read the charter and agree with it."),
            "declined": _("I do not agree with something, and would like to talk about it."),
            "reason": _("With what? (if you like)"),
            "signature": _("Signature"),
            "date": _("Date"),
            "code": person.code,
            "qr": square_code(f"{settings.ACCORD_BASE_URL}{address}?name={person.code}"),
            "qr_words": _("Square code for the office"),
        }
