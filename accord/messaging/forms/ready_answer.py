"""Forms of ready answers: one with its wording in each language, and the choice among the common ones."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _

from accord.core.forms import Form
from accord.messaging.actions.keep_template import LONGEST_NAME
from accord.messaging.wordings import common_answers
from accord.schools.wording import language_name


class ReadyAnswerForm(Form):
    """The name of a ready answer and its wording in each language of the school, the main one first."""

    name = forms.CharField(max_length=LONGEST_NAME)

    def __init__(self, *args: Any, languages: Sequence[str], said: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name")
        self.fields["name"].help_text = _("Only staff see it.")
        self.languages = tuple(languages)
        for place, language in enumerate(self.languages):
            direction = "rtl" if language in settings.LANGUAGES_BIDI else "ltr"
            self.fields[f"text_{language}"] = forms.CharField(
                label=language_name(language),
                required=place == 0,
                strip=False,
                max_length=4000,
                error_messages={"required": _("Please fill this in.")},
                widget=forms.Textarea(attrs={"rows": 6, "lang": language, "dir": direction}),
            )
            self.initial[f"text_{language}"] = said.get(language, "")

    @property
    def wordings(self) -> dict[str, str]:
        """What was typed, by language."""
        return {language: self.cleaned_data[f"text_{language}"] for language in self.languages}

    @property
    def texts(self) -> list[Any]:
        """The fields of the wordings, the main language first."""
        return [self[f"text_{language}"] for language in self.languages]


class CommonAnswersForm(Form):
    """Which of the common answers the school takes."""

    keys = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, language: str, used: frozenset[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["keys"].label = _("Take these")
        self.common = [one for one in common_answers() if one.name_in(language) not in used]
        self.fields["keys"].choices = [(one.key, one.name_in(language)) for one in self.common]  # type: ignore[attr-defined]
