"""The form that every page builds on: refusals land on their fields, and nothing typed is lost."""

from functools import lru_cache
from typing import Any
from unicodedata import category

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accord.core.errors import DomainError

FAULTS: dict[type[forms.Field], dict[str, Promise]] = {
    forms.Field: {"required": _("Please fill this in.")},
    forms.CharField: {
        "max_length": _("This is too long: at most %(limit_value)s characters, and you have %(show_value)s."),
        "min_length": _("This is too short: at least %(limit_value)s characters, and you have %(show_value)s."),
        "null_characters_not_allowed": _("There is a character in here that cannot be shown. Please type it anew."),
    },
    forms.EmailField: {"invalid": _("This is not an e-mail address. It should look like name@example.org.")},
    forms.ChoiceField: {"required": _("Please choose one."), "invalid_choice": _("Please choose one of the list.")},
    forms.MultipleChoiceField: {"required": _("Please choose at least one.")},
    forms.BooleanField: {"required": _("Please tick this to go on.")},
    forms.DateField: {"invalid": _("There is no such date. Write it as 2027-03-14.")},
    forms.TimeField: {"invalid": _("There is no such time. Write it as 15:30.")},
    forms.DateTimeField: {"invalid": _("There is no such date or time. Write it as 2027-03-14 15:30.")},
    forms.IntegerField: {"invalid": _("Please write a whole number.")},
    forms.FileField: {
        "required": _("Please choose a file."),
        "missing": _("Please choose a file."),
        "empty": _("This file is empty. Please choose another."),
        "invalid": _("No file came through. Please choose it again."),
    },
}
"""What is said of a faulty field, by its kind; a form may say something closer to its matter."""


BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters by their kind that leave the paper white."""
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zs", "Zl", "Zp"})
"""Kinds of characters that show nothing (Unicode's general categories). One that is not assigned yet shows a box."""


def is_unseen(value: str) -> bool:
    """Whether nobody would see anything of these words."""
    return all(sign in BLANK or category(sign) in UNSEEN for sign in value)


def shows_something(value: str) -> None:
    """Refuse words of which nobody would see anything: a name of signs without a width is no name."""
    if value.strip() and is_unseen(value):
        raise ValidationError(
            _("There is a character in here that cannot be shown. Please type it anew."), code="invisible"
        )


class Form(forms.Form):
    """A form without Django's own look; the components draw it."""

    use_required_attribute = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        _let_speak_plainly(type(self))
        super().__init__(*args, **kwargs)

    def refuse(self, refusal: DomainError) -> None:
        """Show a refusal of the school's rules on the fields that it names, or above the form."""
        for name, message in refusal.fields.items():
            self.add_error(name if name in self.fields else None, message)
        if not refusal.fields:
            words = f"{refusal.message} {refusal.remedy}".strip()
            self.add_error(None, ValidationError(words, code=refusal.code))


@lru_cache(maxsize=1024)
def _let_speak_plainly(form: type[forms.Form]) -> None:
    """Each form of a kind takes a copy of its fields, with what they say of faults."""
    for field in form.base_fields.values():
        speak_plainly(field)


def speak_plainly(field: forms.Field) -> None:
    """Replace the framework's sentences by ours, but not those that the form chose itself; refuse invisible words."""
    framework: dict[str, Any] = {}
    ours: dict[str, Any] = {}
    for kind in reversed(type(field).__mro__):
        framework |= vars(kind).get("default_error_messages", {})
        ours |= FAULTS.get(kind, {})
    if isinstance(field, forms.CharField) and shows_something not in field.validators:
        field.validators.append(shows_something)
    for code, words in ours.items():
        if field.error_messages.get(code) == framework.get(code):
            field.error_messages[code] = words
