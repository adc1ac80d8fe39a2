"""Visitors as they are announced and signed in."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from accord.core.forms import Form
from accord.people.models import Guardian, StaffMember
from accord.people.viewer import Post

SOMEBODY_ELSE = "else"


class WhoForm(Form):
    """Asks who it is, where the name of a visitor is that of a parent or carer of the school."""

    who = forms.ChoiceField(
        label=_("Is this the parent or carer of that name?"), required=False, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, same_name: Sequence[Guardian], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.same_name = {one.ref: one for one in same_name}
        if not self.same_name:
            del self.fields["who"]
            return
        people = [(ref, _now("Yes, %(name)s") % {"name": one.called}) for ref, one in self.same_name.items()]
        self.fields["who"].choices = [*people, (SOMEBODY_ELSE, _now("No, somebody else"))]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A name that the school knows is asked about."""
        said = super().clean() or {}
        if self.same_name and not said.get("who") and "who" not in self.errors:
            self.add_error(
                "who", _now("The school knows a parent or carer of this name. Please say whether it is them.")
            )
        return said

    @property
    def guardian(self) -> Guardian | None:
        """The guardian who comes; None for anybody else."""
        return self.same_name.get(self.cleaned_data.get("who", ""))


class VisitorForm(WhoForm):
    """Who comes, and to whom."""

    name = forms.CharField(label=_("Name of the visitor"), max_length=120)
    organisation = forms.CharField(label=_("Organisation"), max_length=120, required=False)
    visits = forms.ChoiceField(label=_("Whom they visit"), required=False)
    purpose = forms.CharField(label=_("What for"), max_length=160, required=False)

    def __init__(self, *args: Any, staff: Sequence[StaffMember], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.staff = {one.ref: one for one in staff}
        choices = [("", _now("Nobody in particular")), *((ref, one.called) for ref, one in self.staff.items())]
        self.fields["visits"].choices = choices  # type: ignore[attr-defined]

    @property
    def visited(self) -> StaffMember | None:
        """Whom the visitor visits."""
        return self.staff.get(self.cleaned_data["visits"])


class AnnounceForm(VisitorForm):
    """A visit that is announced: when as well, and where it takes an arrangement, which."""

    day = forms.DateField(label=_("Day"))
    time = forms.TimeField(label=_("Time"))
    arrangement = forms.CharField(
        label=_("What was arranged"),
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Reception reads this beside the name. Say what to do, not why."),
    )

    field_order = ("name", "who", "arrangement", "organisation", "day", "time", "visits", "purpose")

    def __init__(self, *args: Any, post: Post, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.post = post
        if not self.same_name:
            del self.fields["arrangement"]

    def clean(self) -> dict[str, Any]:
        """A visit lies ahead, or on this day."""
        said = super().clean()
        day = said.get("day")
        if day and day < self.post.on:
            self.add_error("day", _now("This day has passed. Choose today or a day to come."))
        return said

    @property
    def expected_at(self) -> datetime:
        """When the visitor is expected, by the clock of the school."""
        said = self.cleaned_data
        return datetime.combine(said["day"], said["time"], ZoneInfo(self.post.zone))


class ArrivingForm(WhoForm):
    """A visitor at the counter: the badge, and who agreed where somebody has to."""

    badge = forms.CharField(label=_("Number of the badge"), max_length=20, required=False)
    agreed_with = forms.ChoiceField(
        label=_("Who agreed"), required=False, help_text=_("Needed wherever the board says to call.")
    )

    def __init__(self, *args: Any, leaders: Sequence[StaffMember], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.leaders = {one.ref: one for one in leaders}
        choices = [("", _now("Nobody was asked")), *((ref, one.called) for ref, one in self.leaders.items())]
        self.fields["agreed_with"].choices = choices  # type: ignore[attr-defined]

    @property
    def agreed(self) -> StaffMember | None:
        """Who in charge agreed."""
        return self.leaders.get(self.cleaned_data["agreed_with"])


class WalkInForm(VisitorForm, ArrivingForm):
    """Somebody whom nobody has announced."""

    field_order = ("name", "who", "organisation", "visits", "purpose", "badge", "agreed_with")


class CollectingForm(Form):
    """Who collects a child before the end of the day."""

    who = forms.ChoiceField(label=_("Who collects the child"), required=False, widget=forms.RadioSelect)
    name = forms.CharField(
        label=_("Somebody else: the name"),
        required=False,
        max_length=120,
        help_text=_("Call first, and look at a paper with a picture."),
    )
    agreed_with = forms.ChoiceField(
        label=_("Who agreed"), required=False, help_text=_("Needed wherever the board says to call.")
    )

    def __init__(self, *args: Any, people: Mapping[str, str], leaders: Sequence[StaffMember], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.leaders = {one.ref: one for one in leaders}
        self.fields["who"].choices = [*people.items(), (SOMEBODY_ELSE, _now("Somebody else"))]  # type: ignore[attr-defined]
        agreeing = [("", _now("Nobody was asked")), *((ref, one.called) for ref, one in self.leaders.items())]
        self.fields["agreed_with"].choices = agreeing  # type: ignore[attr-defined]

    @property
    def guardian_ref(self) -> str:
        """The guardian who was chosen; '' for somebody else."""
        who = self.cleaned_data["who"]
        return "" if who == SOMEBODY_ELSE else str(who)

    @property
    def agreed(self) -> StaffMember | None:
        """Who in charge agreed."""
        return self.leaders.get(self.cleaned_data["agreed_with"])
