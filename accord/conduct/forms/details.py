"""Forms whose words a guardian reads: where they hold what belongs to others, the writer says why it must stay."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from accord.conduct.private_words import DetailsFound
from accord.core.errors import DomainError
from accord.core.forms import Form

WHY = "why_details_stay"


class ReadByGuardian(Form):
    """A form with a field more once somebody else's details were found in its words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.is_bound and WHY in self.data:
            self._ask_why()

    def refuse(self, refusal: DomainError) -> None:
        """Show where the details stand, and ask why they must stay where that can be."""
        if isinstance(refusal, DetailsFound) and refusal.may_stay and WHY not in self.fields:
            self._ask_why()
        super().refuse(refusal)

    def why_details_stay(self) -> str:
        """Why somebody else's details must stay; '' where nobody was asked."""
        return str(self.cleaned_data.get(WHY, ""))

    def _ask_why(self) -> None:
        self.fields[WHY] = forms.CharField(
            label=_("If it must stay: why?"),
            help_text=_("Kept with the case. The guardian does not read it."),
            widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
            required=False,
        )
