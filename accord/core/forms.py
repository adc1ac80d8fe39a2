"""The form that every page builds on: refusals land on their fields, and nothing typed is lost."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from accord.core.errors import DomainError


class Form(forms.Form):
    """A form without Django's own look; the components draw it."""

    use_required_attribute = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)

    def refuse(self, refusal: DomainError) -> None:
        """Show a refusal of the school's rules on the fields that it names, or above the form."""
        for name, message in refusal.fields.items():
            self.add_error(name if name in self.fields else None, message)
        if not refusal.fields:
            words = f"{refusal.message} {refusal.remedy}".strip()
            self.add_error(None, ValidationError(words, code=refusal.code))
