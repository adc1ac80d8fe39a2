"""What a school says about itself."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accord.core.words import listed
from accord.rules.flow_down import Latitude, Resolved
from accord.schools.facts import SchoolSettings
from accord.schools.forms.base import SchoolForm
from accord.schools.models import School
from accord.schools.wording import country_choices, country_name, language_name, zone_choices, zone_name

AS_DISTRICT = _("As %(district)s says: %(value)s")
NOT_CHOSEN = _("Choose one")


class DetailsForm(SchoolForm):
    """Name, place, languages and front door of a school; what the district has fixed is shown, not asked."""

    name = forms.CharField(
        label=_("Name of the school"),
        max_length=120,
        error_messages={"required": _("Write the name of the school.")},
    )
    short_name = forms.CharField(
        label=_("Short name"), help_text=_("For narrow places, such as 'Riverbank'."), max_length=40, required=False
    )
    time_zone = forms.ChoiceField(label=_("Time zone"), required=False)
    country = forms.ChoiceField(label=_("Country"), help_text=_("For the list of public holidays."), required=False)
    languages = forms.MultipleChoiceField(
        label=_("Languages of the school"),
        help_text=_("Families can be written to in these."),
        choices=settings.LANGUAGES,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    main_language = forms.ChoiceField(
        label=_("Main language"),
        help_text=_("What the school writes in first."),
        choices=settings.LANGUAGES,
    )
    address = forms.CharField(
        label=_("Address"), max_length=400, widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    office_phone = forms.CharField(label=_("Telephone of the office"), max_length=30, required=False)
    office_email = forms.EmailField(
        label=_("E-mail of the office"),
        required=False,
        error_messages={"invalid": _("An e-mail address looks like office@school.example.")},
    )
    emergency_phone = forms.CharField(
        label=_("Telephone that is answered in an emergency"), max_length=30, required=False
    )
    emergency_note = forms.CharField(
        label=_("When to use it"),
        help_text=_("One sentence for families, such as 'Day and night, if a child is in danger.'"),
        max_length=200,
        required=False,
    )

    def __init__(self, *args: Any, school: School, above: SchoolSettings, **kwargs: Any) -> None:
        super().__init__(*args, initial=stored_details(school), **kwargs)
        self.above = above
        self._choose("time_zone", above.time_zone, zone_name, zone_choices())
        self._choose("country", above.country, country_name, country_choices())
        if not above.languages.may_change:
            del self.fields["languages"]
        elif above.languages.above and above.languages.latitude is Latitude.REFINE:
            self.fields["languages"].help_text = gettext("%(district)s asks every school for %(languages)s.") % {
                "district": above.district_name,
                "languages": listed(language_name(code) for code in above.languages.above),
            }

    def _choose(self, name: str, resolved: Resolved[str], say: Any, choices: list[Any]) -> None:
        """Offer the choices, with the district's own word first; nothing where the district has fixed it."""
        if not resolved.may_change:
            del self.fields[name]
            return
        empty = str(NOT_CHOSEN)
        if resolved.above:
            empty = AS_DISTRICT % {"district": self.above.district_name, "value": say(resolved.above)}
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", empty), *choices]

    def clean_office_phone(self) -> str:
        return _telephone(self.cleaned_data["office_phone"])

    def clean_emergency_phone(self) -> str:
        return _telephone(self.cleaned_data["emergency_phone"])

    def clean(self) -> dict[str, Any]:
        """The main language is always one of the school's languages."""
        data = super().clean() or {}
        languages, main = data.get("languages"), data.get("main_language")
        if languages and main and main not in languages:
            self.add_error("main_language", _("The main language must be one of the school's languages."))
        return data


def stored_details(school: School) -> dict[str, Any]:
    """Return what is stored, field by field."""
    return {name: getattr(school, name) for name in DetailsForm.base_fields}


def _telephone(typed: str) -> str:
    digits = sum(character.isdigit() for character in typed)
    if typed and (digits < 3 or set(typed) - set("0123456789+-() ./#*extEXT")):
        raise forms.ValidationError(_("A telephone number has digits, such as +44 20 7946 0018."))
    return typed
