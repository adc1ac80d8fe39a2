"""A core value, side by side in the languages of the school."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _

from accord.schools.forms.base import SchoolForm
from accord.schools.values import Wording
from accord.schools.wording import language_name

RIGHT_TO_LEFT = frozenset(settings.LANGUAGES_BIDI)


class ValueForm(SchoolForm):
    """A name and one sentence per language; the main language must be filled in."""

    def __init__(
        self, *args: Any, languages: Sequence[str], stored: Mapping[str, Wording] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.languages = tuple(languages)
        for place, code in enumerate(self.languages):
            said = (stored or {}).get(code)
            attrs = {"lang": code, "dir": "rtl" if code in RIGHT_TO_LEFT else "ltr"}
            names = {"language": language_name(code)}
            self.fields[f"name_{code}"] = forms.CharField(
                label=_("Name in %(language)s") % names,
                max_length=60,
                required=place == 0,
                error_messages={"required": _("Say the value in %(language)s at least.") % names},
                initial=said["name"] if said else "",
                widget=forms.TextInput(attrs=attrs),
            )
            self.fields[f"sentence_{code}"] = forms.CharField(
                label=_("One sentence in %(language)s") % names,
                max_length=240,
                required=place == 0,
                error_messages={"required": _("Write the sentence in %(language)s too.") % names},
                initial=said["sentence"] if said else "",
                widget=forms.Textarea(attrs={**attrs, "rows": 3}),
            )
            if place == 0:
                self.fields[f"name_{code}"].help_text = _("One or two words, such as 'Kindness'.")
            self.initial[f"name_{code}"] = said["name"] if said else ""
            self.initial[f"sentence_{code}"] = said["sentence"] if said else ""

    @property
    def sides(self) -> list[tuple[str, str, Any, Any]]:
        """Per language: its code, its own name, and the two fields."""
        return [(code, language_name(code), self[f"name_{code}"], self[f"sentence_{code}"]) for code in self.languages]

    def wordings(self) -> dict[str, Wording]:
        """Return what was typed, by language."""
        return {
            code: {
                "name": self.cleaned_data[f"name_{code}"],
                "sentence": " ".join(self.cleaned_data[f"sentence_{code}"].split()),
            }
            for code in self.languages
        }
