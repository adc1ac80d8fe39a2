"""The crest of a school."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accord.schools.forms.base import SchoolForm


class CrestForm(SchoolForm):
    """A picture to be drawn anew as the crest."""

    picture = forms.FileField(
        label=_("Picture"),
        help_text=_("PNG, JPEG or WebP, at most 3 MB. A square picture on a clear ground looks best."),
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
        error_messages={
            "required": _("Choose a picture first."),
            "empty": _("The file is empty. Choose another one."),
            "invalid": _("Choose a picture first."),
        },
    )
