"""The forms of group spaces."""

from datetime import time
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accord.core.forms import Form
from accord.messaging.actions.moderate_post import Step
from accord.messaging.models import GroupSpace
from accord.people.models import SchoolClass
from accord.rules.charter import Weekday
from accord.rules.charter_values.fields import WeekField
from accord.schools.week import time_of
from accord.schools.wording import weekday_name

WITH_SCHOOL, SET_HOURS = "with_school", "set_hours"
USUAL_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")


def _long_text(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "dir": "auto"})


class EnterForm(Form):
    """A guardian says by which name others read them, and accepts the ground rules."""

    called = forms.CharField(
        label=gettext_lazy("What shall the other families call you?"),
        help_text=gettext_lazy("A first name is enough. Your surname, your child and how to reach you stay hidden."),
        max_length=40,
    )
    wants_news = forms.BooleanField(
        label=gettext_lazy("Tell me once a day, at most, when there is something new"), required=False, initial=True
    )
    accepted = forms.BooleanField(label=gettext_lazy("I have read the ground rules and keep to them"))
    shown = forms.CharField(widget=forms.HiddenInput)


class PostForm(Form):
    """A post. `seal` holds what was seen of the text before; `answers` the post that it answers."""

    text = forms.CharField(label=gettext_lazy("What would you like to say to the class?"), widget=_long_text(4))
    answers = forms.CharField(widget=forms.HiddenInput, required=False, max_length=16)
    seal = forms.CharField(widget=forms.HiddenInput, required=False)


class ReportForm(Form):
    """Why somebody reports a post."""

    reason = forms.CharField(label=gettext_lazy("What troubles you about it?"), widget=_long_text(3), required=False)
    child_at_risk = forms.BooleanField(label=gettext_lazy("A child may be in danger"), required=False)


class SecondLookForm(Form):
    """Why a removed post should be looked at again."""

    words = forms.CharField(
        label=gettext_lazy("What should the leader know?"), widget=_long_text(3), required=False, max_length=2000
    )


class ModerateForm(Form):
    """What a moderator does with a post."""

    step = forms.ChoiceField(label=gettext_lazy("What shall become of the post?"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy(
            "Needed when you take it out of sight or remove it. The writer reads it: say what would be all right."
        ),
        widget=_long_text(3),
        required=False,
        max_length=1000,
    )

    def __init__(self, *args: Any, state: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = {
            Step.LEAVE: _("Nothing is wrong with it: leave it"),
            Step.SHOW: _("Show it again"),
            Step.PAUSE: _("Take it out of sight while we look into it"),
            Step.REMOVE: _("Remove it"),
        }
        offered = {
            "shown": (Step.LEAVE, Step.PAUSE, Step.REMOVE),
            "paused": (Step.SHOW, Step.REMOVE),
        }.get(state, (Step.LEAVE,))
        field = self.fields["step"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(step.value, words[step]) for step in offered]


class LookAgainForm(Form):
    """What a leader decides about a removed post."""

    decision = forms.ChoiceField(
        label=gettext_lazy("What shall become of the post?"),
        widget=forms.RadioSelect,
        choices=[("show", gettext_lazy("Show it again")), ("stay", gettext_lazy("It stays removed"))],
    )
    answer = forms.CharField(
        label=gettext_lazy("Reason"), help_text=gettext_lazy("The writer reads this."), widget=_long_text(3),
        max_length=1000,
    )  # fmt: skip


class SpaceForm(Form):
    """When a space is open, and what the class adds to the ground rules."""

    when = forms.ChoiceField(
        label=gettext_lazy("When is the space open?"),
        help_text=gettext_lazy("What is written while it is closed waits for the opening. Holidays stay closed."),
        widget=forms.RadioSelect,
        choices=[
            (WITH_SCHOOL, gettext_lazy("When the school is open")),
            (SET_HOURS, gettext_lazy("At hours of its own, as below")),
        ],
        initial=WITH_SCHOOL,
    )
    days = forms.MultipleChoiceField(
        label=gettext_lazy("On these days"), widget=forms.CheckboxSelectMultiple, required=False
    )
    opens = forms.TimeField(label=gettext_lazy("Opens at"), required=False, initial=time(8))
    closes = forms.TimeField(label=gettext_lazy("Closes at"), required=False, initial=time(18))
    own_rules = forms.CharField(
        label=gettext_lazy("What the class adds to the ground rules"), widget=_long_text(3), required=False,
        max_length=2000,
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["days"].initial = list(USUAL_DAYS)
        self._set_choices("days", [(day.value, weekday_name(number)) for number, day in enumerate(Weekday, 1)])

    def _set_choices(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def clean(self) -> dict[str, Any]:
        """Set hours need a day, and a closing after the opening."""
        given = super().clean() or {}
        if given.get("when") == SET_HOURS:
            if not given.get("days") and "days" not in self.errors:
                self.add_error("days", _("Choose at least one day."))
            opens, closes = given.get("opens"), given.get("closes")
            if not opens and "opens" not in self.errors:
                self.add_error("opens", _("Say when it opens."))
            if not closes and "closes" not in self.errors:
                self.add_error("closes", _("Say when it closes."))
            if opens and closes and opens >= closes:
                self.add_error("closes", _("Closing must come after opening."))
        return given

    @property
    def hours(self) -> dict[str, list[str]]:
        """The hours as a charter writes them; empty: with the school."""
        given = self.cleaned_data
        if given["when"] == WITH_SCHOOL:
            return {}
        return {day: [f"{given['opens']:%H:%M}-{given['closes']:%H:%M}"] for day in given["days"]}


class NewSpaceForm(SpaceForm):
    """Which class gets a space."""

    school_class = forms.ChoiceField(label=gettext_lazy("For which class?"))
    field_order = ("school_class",)

    def __init__(self, *args: Any, classes: list[SchoolClass], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._set_choices("school_class", [(one.ref, one.name) for one in classes])


def as_asked(space: GroupSpace) -> dict[str, Any]:
    """What a space is now, as the form asks for it."""
    asked: dict[str, Any] = {"when": SET_HOURS if space.hours else WITH_SCHOOL, "own_rules": space.own_rules}
    if space.hours:
        week = WeekField().read(space.hours)
        opens, closes = next(day[0] for day in week if day)
        asked |= {"days": list(space.hours), "opens": time_of(opens), "closes": time_of(closes)}
    return asked
