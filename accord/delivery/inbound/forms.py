"""What the office says of a mail, and an administrator of an address."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from accord.core.forms import Form
from accord.delivery.models import InboundSorting
from accord.people.models import Guardian, Team


class SortForm(Form):
    """Where a mail belongs, and why."""

    decision = forms.ChoiceField(
        label=_("What becomes of this mail"),
        choices=[
            (InboundSorting.Decision.FILED.value, _("Filed: somebody has dealt with it or will")),
            (InboundSorting.Decision.NOT_FOR_US.value, _("Not for us: nobody needs to do anything")),
        ],
        widget=forms.RadioSelect,
    )
    from_proposed = forms.BooleanField(label=_("It is from this person"), required=False)
    reason = forms.CharField(
        label=_("Why, or who has it now"),
        max_length=200,
        help_text=_("Such as 'Ms Tan has called back' or 'advertising'."),
    )

    def __init__(self, *args: Any, proposed: Guardian | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.proposed = proposed
        if proposed is None:
            del self.fields["from_proposed"]
        else:
            self.fields["from_proposed"].label = _now("It is from %(name)s") % {"name": proposed.called}

    @property
    def guardian(self) -> Guardian | None:
        """The person whose mail it is, if the office says so."""
        return self.proposed if self.cleaned_data.get("from_proposed") else None


class AddressForm(Form):
    """An address at which the school receives mail."""

    address = forms.EmailField(label=_("Address"), max_length=254)
    team = forms.ChoiceField(label=_("For whom"), required=False)

    def __init__(self, *args: Any, teams: list[Team], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.teams = {team.ref: team for team in teams}
        choices = [("", _now("The office: general inbox")), *((team.ref, team.name) for team in teams)]
        self.fields["team"].choices = choices  # type: ignore[attr-defined]

    @property
    def chosen_team(self) -> Team | None:
        """The team, or nobody in particular."""
        return self.teams.get(self.cleaned_data["team"])
