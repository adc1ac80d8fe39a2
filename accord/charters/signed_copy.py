"""The signed copy: a file of its own that says exactly what was signed, by whom, when, and in which language."""

from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from accord.charters.models import Acknowledgement
from accord.charters.shown import Shown
from accord.schools.facts import settings_of

LOOK = Path(__file__).parent / "static" / "charters" / "signed_copy.css"


def signed_copy(answer: Acknowledgement) -> str:
    """Return the copy as one HTML file that needs nothing else, in the language that was signed."""
    school = answer.edition.charter.school
    zone = settings_of(school).zone
    language = answer.text.language
    speaks = language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    with translation.override(speaks):
        return render_to_string(
            "charters/signed_copy.html",
            {
                "answer": answer,
                "who": answer.guardian or answer.staff or answer.student,
                "charter_school": school,
                "shown": Shown.from_plain(answer.text.document),
                "signed_at": answer.answered_at.astimezone(zone),
                "zone": zone,
                "language_name": dict(settings.LANGUAGES).get(language, language),
                "look": _look(),
            },
        )


def _look() -> str:
    """The style sheet of the copy, inside the file, so that it reads well wherever it is kept."""
    return format_html("<style>{}</style>", mark_safe(LOOK.read_text(encoding="utf-8")))  # noqa: S308
