"""Forms of this room: a person's wishes, and how the office told somebody."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, time
from typing import Any

from django import forms
from django.utils.functional import lazy
from django.utils.translation import get_language
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from accord.core.forms import Form
from accord.core.words import day, isolate, locale_for, time_of_day
from accord.delivery.facts.office_list import OfficeLine
from accord.delivery.models import ChannelWish, QuietHours, Unreached
from accord.rules.channels import DAY, Channel, QuietSpan, Urgency

STRETCHES = (1, 2)


STRETCHES_OF_DAYS = ("1234567", "12345", "67", "71234", "56")
"""Every day, and the weeks and weekends of most countries."""


def _days() -> list[tuple[str, str]]:
    names = locale_for(get_language() or "en").days["stand-alone"]["wide"]
    every, *spans = STRETCHES_OF_DAYS
    said = [("", _now("no day")), (every, _now("every day"))]
    for days in spans:
        ends = {"first": str(names[int(days[0]) - 1]), "last": str(names[int(days[-1]) - 1])}
        said.append((days, (_now("%(first)s to %(last)s") if len(days) > 2 else _now("%(first)s and %(last)s")) % ends))
    return said + [(str(day), str(names[day - 1])) for day in range(1, 8)]


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute


def _clock(minute: int) -> time:
    return time(*divmod(minute % DAY, 60))


def _named(weekdays: list[int]) -> str:
    """Return the choice that stands for these days; every day where the form has no nearer one."""
    kept = set(weekdays)
    known = [*STRETCHES_OF_DAYS, *"1234567"]
    return next((days for days in known if {int(day) for day in days} == kept), STRETCHES_OF_DAYS[0])


class WishesForm(Form):
    """How and when a person hears from school; up to two stretches of quiet hours."""

    email = forms.ChoiceField(
        label=_("What do you want by e-mail?"),
        choices=[
            (Urgency.ROUTINE.value, _("All news")),
            (Urgency.IMPORTANT.value, _("Only what is important")),
            (Urgency.EMERGENCY.value, _("Nothing: I look here myself")),
        ],
        widget=forms.RadioSelect,
        help_text=_("In an emergency we write to you in any case."),
    )
    days_1 = forms.ChoiceField(
        label=_("Please do not disturb me on"),
        choices=lazy(_days, list),
        required=False,
        help_text=_("Do you work at night? Then choose the hours of the day in which you sleep."),
    )
    from_1 = forms.TimeField(label=_("From"), required=False)
    until_1 = forms.TimeField(label=_("Until"), required=False)
    days_2 = forms.ChoiceField(label=_("And also on"), choices=lazy(_days, list), required=False)
    from_2 = forms.TimeField(label=_("From"), required=False)
    until_2 = forms.TimeField(label=_("Until"), required=False)

    def __init__(
        self, *args: Any, wishes: Mapping[str, ChannelWish], quiet: Iterable[QuietHours], **kwargs: Any
    ) -> None:
        email = wishes.get(Channel.EMAIL)
        begin: dict[str, Any] = {"email": (email.least or Urgency.EMERGENCY.value) if email else Urgency.ROUTINE.value}
        for number, row in zip(STRETCHES, quiet, strict=False):
            begin |= {
                f"days_{number}": _named(row.weekdays),
                f"from_{number}": _clock(row.starts_minute),
                f"until_{number}": _clock(row.ends_minute),
            }
        super().__init__(*args, initial=begin, **kwargs)

    def clean(self) -> dict[str, Any]:
        """Days and both times belong together."""
        said = super().clean() or {}
        for number in STRETCHES:
            names = [f"{part}_{number}" for part in ("days", "from", "until")]
            if set(names) & set(self.errors):
                continue
            missing = [name for name in names if said.get(name) in (None, "")]
            if missing and len(missing) < len(names):
                self.add_error(missing[0], _now("Choose days, beginning and end, or leave all three empty."))
        return said

    @property
    def wishes(self) -> dict[str, str]:
        """The least urgency for each channel."""
        return {Channel.EMAIL.value: self.cleaned_data["email"]}

    @property
    def quiet(self) -> list[QuietSpan]:
        """The stretches of the week that were asked for."""
        said = self.cleaned_data
        return [
            QuietSpan(
                frozenset(int(day) for day in said[f"days_{number}"]),
                _minute(said[f"from_{number}"]),
                _minute(said[f"until_{number}"]),
            )
            for number in STRETCHES
            if said[f"days_{number}"]
        ]


class ToldForm(Form):
    """How the office told somebody what they have not had: all of it, unless a tick is taken out."""

    told = forms.MultipleChoiceField(label=_("What they were told"), widget=forms.CheckboxSelectMultiple)
    how = forms.ChoiceField(
        label=_("How was this done?"),
        choices=[
            (Unreached.How.TELEPHONE.value, _("Told by telephone")),
            (Unreached.How.PAPER.value, _("Told on paper")),
            (Unreached.How.IN_PERSON.value, _("Told in person")),
            (Unreached.How.NOT_NEEDED.value, _("Nobody needs to tell them any more")),
        ],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=300,
        help_text=_("Such as when, and who answered. Leave out what the message says."),
    )

    def __init__(self, *args: Any, lines: Sequence[OfficeLine], at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._lines = lines
        self.fields["told"].choices = [(line.ref, _line_words(line, at)) for line in lines]  # type: ignore[attr-defined]
        self.fields["told"].initial = [line.ref for line in lines]
        if len(lines) == 1:
            del self.fields["told"]

    @property
    def told_refs(self) -> list[str]:
        """The refs of what they were told."""
        return list(self.cleaned_data.get("told", [line.ref for line in self._lines]))


def _line_words(line: OfficeLine, at: datetime) -> str:
    said = {"what": isolate(line.what), "child": isolate(line.child)}
    name = _now("%(what)s, about %(child)s") % said if line.child else line.what
    since = {"day": day(line.since, at), "time": time_of_day(line.since)}
    return _now("%(name)s · %(day)s, %(time)s") % {"name": name, **since}
