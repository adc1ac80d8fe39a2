"""The form from which every form of schools comes: it knows what was seen and what has changed since."""

from collections.abc import Iterator
from datetime import date, time
from typing import Any

from django import forms
from django.forms.utils import ErrorDict
from django.http import HttpRequest

from accord.core import words
from accord.core.errors import DomainError
from accord.core.forms import Form
from accord.core.words import listed


class SchoolForm(Form):
    """A form whose page carries a fingerprint of what its reader saw; `initial` is always what is stored now."""

    refused_with = 0

    @property
    def seen(self) -> str | None:
        """The fingerprint that came with the form; None while nothing was sent."""
        return str(self.data.get("seen", "")) if self.is_bound else None

    @property
    def wants_more(self) -> bool:
        """Whether another row was asked for: then nothing is judged and nothing is stored."""
        return self.is_bound and "more" in self.data

    def full_clean(self) -> None:
        super().full_clean()
        if self.wants_more:
            self._errors = ErrorDict()

    @property
    def status(self) -> int:
        """The HTTP status of the page that shows this form."""
        if self.refused_with:
            return self.refused_with
        return 422 if self.is_bound and self.errors else 200

    def refuse(self, refusal: DomainError) -> None:
        """Keep what was typed, show what was wrong, and remember the status."""
        self.refused_with = int(refusal.status)
        super().refuse(refusal)

    def newer(self) -> Iterator[tuple[str, str]]:
        """What is stored now, for each answer that differs from what was typed; only after a collision."""
        if self.refused_with != 409:
            return
        for name, field in self.fields.items():
            stored, typed = self.initial.get(name), self.cleaned_data.get(name)
            if (stored or None) != (typed or None):
                yield str(field.label or name), said(field, stored)


def said(field: forms.Field, value: Any) -> str:
    """Say a stored value as the page would."""
    choices = _flat(getattr(field, "choices", ()))
    match value:
        case None | "" | [] | ():
            return "–"
        case list() | tuple():
            return listed(choices.get(str(part), str(part)) for part in value)
        case date():
            return words.date_in_words(value)
        case time():
            return words.time_of_day(value)
        case bool():
            return "✓" if value else "–"
    return choices.get(str(value), str(value))


def _flat(choices: Any) -> dict[str, str]:
    flat: dict[str, str] = {}
    for code, label in choices:
        if isinstance(label, list | tuple):
            flat.update(_flat(label))
        else:
            flat[str(code)] = str(label)
    return flat


def sent(request: HttpRequest) -> Any:
    """Return what was sent with the form, or None when the page is merely opened."""
    return request.POST if request.method == "POST" else None
