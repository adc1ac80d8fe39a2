"""A policy of the school, side by side in its languages."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from accord.charters.forms.draft import DraftForm, long_text, written_in
from accord.charters.policies import PolicyWords
from accord.schools.wording import language_name


class PolicyForm(DraftForm):
    """The address of a policy, and its name and intent per language; the main language must be filled in."""

    address = forms.URLField(required=False, max_length=500, assume_scheme="https")

    def __init__(
        self,
        *args: Any,
        languages: Sequence[str],
        said: Mapping[str, PolicyWords] | None = None,
        address: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.languages = tuple(languages)
        self.fields["address"].label = _("Where it can be read")
        self.fields["address"].help_text = _("The address of a page or file, such as https://school.example/policies.")
        self.fields["address"].error_messages["invalid"] = _("This is not an address of a page.")
        self.fields["address"].widget.attrs["dir"] = "ltr"
        self.initial["address"] = address
        for place, language in enumerate(self.languages):
            here = (said or {}).get(language)
            self.fields[f"name_{language}"] = forms.CharField(
                label=_("Name"), max_length=160, required=place == 0, widget=forms.TextInput(written_in(language))
            )
            self.fields[f"intent_{language}"] = long_text(
                _("What it is for"),
                language,
                rows=3,
                help_text=_("One or two sentences for families.") if place == 0 else "",
                max_length=1200,
            )
            self.initial[f"name_{language}"] = here["name"] if here else ""
            self.initial[f"intent_{language}"] = here["intent"] if here else ""

    @property
    def sides(self) -> list[tuple[str, str, Any, Any]]:
        """Per language: its code, its own name, and the two fields."""
        return [
            (language, language_name(language), self[f"name_{language}"], self[f"intent_{language}"])
            for language in self.languages
        ]

    def words(self) -> dict[str, PolicyWords]:
        """Return what was typed, by language."""
        return {
            language: PolicyWords(
                name=" ".join(self.cleaned_data[f"name_{language}"].split()),
                intent=self.cleaned_data[f"intent_{language}"].strip(),
            )
            for language in self.languages
        }
