"""The form from which every form of a draft comes: it knows what was seen and what has changed since."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from accord.core.errors import DomainError
from accord.core.forms import Form
from accord.schools.wording import language_name


class DraftForm(Form):
    """A form whose page carries a fingerprint of what its reader saw; `initial` is always what is stored now."""

    refused_with = 0

    @property
    def seen(self) -> str | None:
        """The fingerprint that came with the form; None while nothing was sent."""
        return str(self.data.get("seen", "")) if self.is_bound else None

    @property
    def only_shows(self) -> bool:
        """Whether 'Show what it means' or 'More hours' was pressed: then nothing is stored."""
        return self.is_bound and ("show" in self.data or "more" in self.data)

    @property
    def status(self) -> int:
        """The HTTP status of the page that shows this form."""
        if self.refused_with:
            return self.refused_with
        return 422 if self.is_bound and self.errors and not self.only_shows else 200

    def refuse(self, refusal: DomainError) -> None:
        """Keep what was typed, show what was wrong, and remember the status."""
        self.refused_with = int(refusal.status)
        super().refuse(refusal)

    def newer(self) -> Iterator[tuple[str, str, dict[str, Any]]]:
        """For each answer that differs from what was typed: its label, what is stored now, and its attributes."""
        if self.refused_with != 409:
            return
        for name, field in self.fields.items():
            stored, typed = self.initial.get(name), self.cleaned_data.get(name)
            if isinstance(stored, str) and (stored or "") != (typed or ""):
                yield str(field.label or name), stored or "–", dict(field.widget.attrs)


def written_in(language: str) -> dict[str, str]:
    """The attributes of a field in which one writes a language."""
    return {"lang": language, "dir": "rtl" if language in settings.LANGUAGES_BIDI else "ltr"}


def long_text(label: str, language: str, *, rows: int = 6, help_text: str = "", **more: Any) -> forms.CharField:
    """A field for a longer text in one language."""
    widget = forms.Textarea(attrs={**written_in(language), "rows": rows})
    return forms.CharField(label=label, required=False, strip=False, widget=widget, help_text=help_text, **more)


def sent(request: HttpRequest) -> Any:
    """Return what was sent with the form, or None when the page is merely opened."""
    return request.POST if request.method == "POST" else None


class ClauseForm(DraftForm):
    """A clause in the first language and in the one beside it."""

    def __init__(
        self,
        *args: Any,
        languages: Sequence[str],
        said: Mapping[str, str],
        children: Mapping[str, str] | None = None,
        stale: bool = False,
        translated: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.languages = tuple(languages)
        for language in self.languages:
            name = f"text_{language}"
            self.fields[name] = long_text(language_name(language), language, rows=9)
            self.initial[name] = said.get(language, "")
            to_children = _("%(language)s, for children") % {"language": language_name(language)}
            self.fields[f"children_{language}"] = long_text(to_children, language, rows=4)
            self.initial[f"children_{language}"] = (children or {}).get(language, "")
        self.fields[f"text_{self.languages[0]}"].required = True
        if translated:
            self.fields["small"] = forms.BooleanField(
                label=_("Only a small correction: the translations still fit"), required=False
            )
        if stale:
            self.fields["fits"] = forms.BooleanField(label=_("This translation still fits"), required=False)

    @property
    def texts(self) -> dict[str, str]:
        """What was typed, by language."""
        return {language: self.cleaned_data.get(f"text_{language}", "") for language in self.languages}

    @property
    def children(self) -> dict[str, str]:
        """What was typed in words for children, by language."""
        return {language: self.cleaned_data.get(f"children_{language}", "") for language in self.languages}

    @property
    def opens_children(self) -> bool:
        """Whether the words for children stand open on the page: they are written, or something is wrong with them."""
        return any(self[f"children_{one}"].value() or self[f"children_{one}"].errors for one in self.languages)


class WordsForm(DraftForm):
    """The title, the opening words and the note of changes, in the first language and in the one beside it."""

    def __init__(
        self, *args: Any, languages: Sequence[str], said: Mapping[str, Mapping[str, object]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.languages = tuple(languages)
        for place, language in enumerate(self.languages):
            here = said.get(language, {})
            self.fields[f"title_{language}"] = forms.CharField(
                label=_("Title"), max_length=160, required=place == 0, widget=forms.TextInput(written_in(language))
            )
            self.fields[f"opening_{language}"] = long_text(_("Opening words"), language)
            self.fields[f"change_note_{language}"] = long_text(
                _("What has changed since the last edition"), language, rows=4
            )
            for part in ("title", "opening", "change_note"):
                self.initial[f"{part}_{language}"] = here.get(part, "")


class LanguagesForm(DraftForm):
    """The languages in which a charter is written."""

    languages = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple)
    first = forms.ChoiceField()

    def __init__(self, *args: Any, offered: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pairs = [(code, language_name(code)) for code in offered]
        chosen, first = self.fields["languages"], self.fields["first"]
        chosen.label, first.label = _("The charter is written in"), _("The first language")
        first.help_text = _("The others are translated from it.")
        chosen.choices = first.choices = pairs  # type: ignore[attr-defined]

    def ordered(self) -> list[str]:
        """The chosen languages, the first one first."""
        first = self.cleaned_data["first"]
        return [first, *(code for code in self.cleaned_data["languages"] if code != first)]


class RuleNameForm(DraftForm):
    """What a rule is called in the texts."""

    name = forms.CharField(max_length=60)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Its name in the texts")
        self.fields["name"].help_text = _("Small letters and dashes. Families never see it.")
        self.fields["name"].widget.attrs |= {"autocapitalize": "none", "spellcheck": "false", "dir": "ltr"}
