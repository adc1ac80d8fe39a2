"""The field for papers of a complaint: several at once, looked at by their bytes, refused by name with a reason."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import ngettext

from accord.concerns.papers import LARGEST, NewPaper, read_paper
from accord.core.errors import DomainError
from accord.core.said_later import said_later

MOST_FILES = 10


class PapersInput(forms.FileInput):
    """A chooser that takes several files."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[Any]:
        """Return all files that were chosen; without any, an empty list."""
        return list(files.getlist(name)) if hasattr(files, "getlist") else []


def _how_many() -> str:
    """Say how many files may come, and how large."""
    said = ngettext(
        "As PDF or as a picture, %(number)s file of at most %(size)s MB. You can bring more later.",
        "As PDF or as pictures, at most %(number)s files of %(size)s MB each. You can bring more later.",
        MOST_FILES,
    )
    return said % {"number": MOST_FILES, "size": LARGEST // (1024 * 1024)}


class PapersField(forms.Field):
    """Papers as PDF, as pictures or as plain text. Its value is a list of `NewPaper`."""

    widget = PapersInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        kwargs.setdefault(
            "help_text",
            said_later(_how_many),
        )
        super().__init__(**kwargs)

    def clean(self, value: Any) -> list[NewPaper]:
        """Look at each file. Raises ValidationError that names every one that cannot go, and why."""
        chosen = value or []
        if len(chosen) > MOST_FILES:
            words = ngettext(
                "These are %(count)s files. Choose %(number)s now; you can bring the others later.",
                "These are %(count)s files. Choose at most %(number)s now; you can bring the others later.",
                MOST_FILES,
            )
            raise ValidationError(words % {"count": len(chosen), "number": MOST_FILES}, code="too_many")
        taken, faults = [], []
        for one in chosen:
            try:
                content = one.read(LARGEST + 1)
                taken.append(read_paper(one.name or "", one.content_type or "", content))
            except DomainError as refusal:
                faults.append(ValidationError(refusal.message, code="file_refused"))
        if faults:
            raise ValidationError(faults)
        return taken
