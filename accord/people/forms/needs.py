"""What the special needs coordinator writes down: the level in the school's terms, and the days. Never a reason."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accord.core.forms import Form
from accord.people.facts.needs import Level


class NeedNew(Form):
    """That there is support, and since when."""

    level = forms.ChoiceField(label=_("Which support"), widget=forms.RadioSelect)
    starts_on = forms.DateField(label=_("Since"))

    def __init__(self, *args: Any, levels: tuple[Level, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["level"].choices = [(level.value, level.label) for level in levels]  # type: ignore[attr-defined]


class NeedEnd(Form):
    """The end of support, or that it was a mistake."""

    what = forms.ChoiceField(
        label=_("What has changed?"),
        choices=[("ends", _("The support ends")), ("mistake", _("It was written down by mistake"))],
        widget=forms.RadioSelect,
    )
    last_day = forms.DateField(
        label=_("Last day of the support"), required=False, help_text=_("Leave it empty after a mistake.")
    )

    def clean(self) -> dict[str, Any]:
        """Support that ends has a last day."""
        said = super().clean() or {}
        if said.get("what") == "ends" and not said.get("last_day") and "last_day" not in self.errors:
            self.add_error("last_day", _("Please say which day is the last."))
        return said
