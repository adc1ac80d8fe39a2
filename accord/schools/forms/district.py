"""What a district says about itself, its schools and what it lays down."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from accord.schools.forms.base import SchoolForm
from accord.schools.models import District, DistrictSetting
from accord.schools.wording import country_choices, zone_choices

Key = DistrictSetting.Key
Latitude = DistrictSetting.Latitude


class DistrictForm(SchoolForm):
    """What the district is called."""

    name = forms.CharField(label=_("Name"), max_length=120, error_messages={"required": _("Write the name.")})
    kind = forms.ChoiceField(label=_("What is it?"), choices=District.Kind.choices)


class NewSchoolForm(SchoolForm):
    """The little that a school needs to begin with; the rest it fills in itself."""

    name = forms.CharField(
        label=_("Name of the school"),
        max_length=120,
        error_messages={"required": _("Write the name of the school.")},
    )
    slug = forms.SlugField(
        label=_("Short name for addresses"),
        help_text=_("Small letters, digits and hyphens, such as riverbank. Leave it empty and we make one."),
        max_length=60,
        required=False,
        error_messages={"invalid": _("Use small letters, digits and hyphens only.")},
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if "slug" not in self.errors and "name" in data:
            data["slug"] = (data.get("slug") or slugify(data["name"]))[:60].lower()
            if not data["slug"]:
                self.add_error("slug", _("Write a short name with the letters a to z, such as riverbank."))
        return data


class DefaultForm(SchoolForm):
    """One value that flows down to the schools, and how far a school may depart from it."""

    latitude = forms.ChoiceField(
        label=_("How far may a school depart from this?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how far a school may depart from this.")},
    )

    def __init__(self, *args: Any, key: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        missing = {"required": _("Choose a value, or take this default back.")}
        fixed = (Latitude.FIXED, _("The same at every school"))
        free = (Latitude.FREE, _("A school may choose its own; this is a suggestion"))
        value: forms.Field
        match key:
            case Key.LANGUAGES:
                value = forms.MultipleChoiceField(
                    label=_("Languages"),
                    choices=settings.LANGUAGES,
                    widget=forms.CheckboxSelectMultiple,
                    error_messages=missing,
                )
                ways = [fixed, (Latitude.REFINE, _("A school may add languages")), free]
            case Key.COUNTRY:
                value = forms.ChoiceField(
                    label=_("Country"), choices=[("", _("Choose one")), *country_choices()], error_messages=missing
                )
                ways = [fixed, free]
            case _other:
                value = forms.ChoiceField(
                    label=_("Time zone"), choices=[("", _("Choose one")), *zone_choices()], error_messages=missing
                )
                ways = [fixed, free]
        self.fields = {"value": value, **self.fields}
        latitude = self.fields["latitude"]
        assert isinstance(latitude, forms.ChoiceField)
        latitude.choices = ways
