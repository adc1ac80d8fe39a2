"""Looking back at an emergency."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from accord.core.forms import Form


class EmergencyReviewForm(Form):
    """Whether it was an emergency, and what would help next time."""

    was_one = forms.ChoiceField(widget=forms.RadioSelect)
    note = forms.CharField(required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["was_one"].label = _("Could it have waited?")
        self.fields["was_one"].choices = [  # type: ignore[attr-defined]
            ("yes", _("No, it was an emergency")),
            ("no", _("Yes, it could have waited")),
        ]
        self.fields["note"].label = _("What would help next time?")
        self.fields["note"].help_text = _(
            "Think of what the school can do: a clearer word, an earlier notice, a number."
        )

    @property
    def was_emergency(self) -> bool:
        """Whether it was one."""
        return bool(self.cleaned_data["was_one"] == "yes")
