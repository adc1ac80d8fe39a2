"""What a person decides when two records are joined: built from what the two records say differently."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from accord.core.forms import Form
from accord.core.words import isolate
from accord.people.joining.kinds import GUARDIANS
from accord.people.joining.plan import Answers, Plan, TiePair, login_named, mark
from accord.people.joining.words import field_label, relationship_in_words, value_in_words
from accord.rules.joining import Side, TieAnswers


class JoinForm(Form):
    """One question for each thing that only a person can decide; nothing that touches rights is ticked beforehand."""

    agreed = forms.CharField(required=False, widget=forms.HiddenInput, max_length=40)

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        self.plan = plan
        super().__init__(*args, **kwargs)
        for name in plan.differing:
            self._add_field(name)
        for pair in plan.pairs:
            for question in pair.questions:
                self.fields[f"tie_{pair.ref}_{question}"] = self._tie_question(pair, question)
        self._add_sign_in()
        if plan.forms:
            forms_of_child = [(each.ref, each.name) for each in plan.forms]
            self.fields["form"] = _choice(_("Which form class is the child in?"), forms_of_child)
        if plan.bound:
            self.fields["order_seen"] = _tick(_("I have seen that a court order stands here. It stays in force."))
        if plan.asks_same_child:
            self.fields["same_person"] = _tick(
                _("These are not two parents: both records are one and the same person.")
            )
            self.fields["same_child_why"] = forms.CharField(
                label=_("How do you know that they are one person?"),
                max_length=200,
                help_text=_("Both are people of the same child today. If they live apart, a mistake would show one"
                            " home to the other."),
            )  # fmt: skip
        self.fields["why"] = forms.CharField(
            label=_("Why they are joined"), max_length=200, help_text=_("For the school's record.")
        )
        for name, field in self.fields.items():
            _mend(name, field)

    def _add_field(self, name: str) -> None:
        values = {side: isolate(value_in_words(person, name)) for side, person in self._people().items()}
        begin = Side.AWAY if not getattr(self.plan.kept, name) and getattr(self.plan.away, name) else Side.KEPT
        self.fields[f"field_{name}"] = _choice(field_label(name), list(values.items()), begin)

    def _people(self) -> dict[Side, Any]:
        return {Side.KEPT: self.plan.kept, Side.AWAY: self.plan.away}

    def _add_sign_in(self) -> None:
        if self.plan.fate(None).asks:
            choices = [(side, isolate(login_named(person.login))) for side, person in self._people().items()]
            self.fields["sign_in"] = _choice(
                _("Which sign-in stays?"), choices, help_text=_("The other is signed out on every device.")
            )

    def _tie_question(self, pair: TiePair, question: str) -> forms.Field:
        names = {"student": pair.kept.student.called, "guardian": self._guardian(pair)}
        if question == "relationship":
            readings = ((Side.KEPT, pair.kept_reading), (Side.AWAY, pair.away_reading))
            choices = [(side, self._relationship(pair, side, reading.relationship)) for side, reading in readings]
            return _choice(_("What is %(guardian)s to %(student)s?") % names, choices)
        label = {
            "lasts": _("Is %(guardian)s one of %(student)s's people today?"),
            "parental_responsibility": _("Has %(guardian)s parental responsibility for %(student)s?"),
            "may_collect": _("May %(guardian)s collect %(student)s?"),
        }[question] % names
        yes, no = (_("Yes"), _("No"))
        if question == "lasts":
            no = _("No, that has ended")
        said = _("The two records say different things. If you are not sure, choose 'No'.")
        return _choice(label, [("yes", yes), ("no", no)], help_text=said)

    def _relationship(self, pair: TiePair, side: Side, relationship: str) -> str:
        words = relationship_in_words(relationship)
        tie = pair.kept if side is Side.KEPT else pair.away
        if tie.represents is None:
            return words
        return _("%(relationship)s, speaks for %(name)s") % {"relationship": words, "name": tie.represents.called}

    def _guardian(self, pair: TiePair) -> str:
        return self.plan.kept.called if self.plan.kind is GUARDIANS else pair.kept.guardian.called

    @property
    def answers(self) -> Answers:
        """What was decided, for the action."""
        said = self.cleaned_data
        return Answers(
            fields={name: Side(said[f"field_{name}"]) for name in self.plan.differing},
            ties={pair.ref: self._tie_answers(pair) for pair in self.plan.pairs},
            sign_in=Side(said["sign_in"]) if said.get("sign_in") else None,
            form=said.get("form", ""),
            same_child_why=said.get("same_child_why", ""),
        )

    def _tie_answers(self, pair: TiePair) -> TieAnswers:
        def said(question: str) -> str:
            return str(self.cleaned_data.get(f"tie_{pair.ref}_{question}", ""))

        def yes(question: str) -> bool | None:
            return said(question) == "yes" if question in pair.questions else None

        return TieAnswers(
            relationship=Side(said("relationship")) if "relationship" in pair.questions else None,
            parental_responsibility=yes("parental_responsibility"),
            may_collect=yes("may_collect"),
            lasts=yes("lasts"),
        )

    @property
    def mark(self) -> str:
        """A fingerprint of what was decided about which state of the two records."""
        said = {name: value for name, value in self.cleaned_data.items() if name != "agreed"}
        return mark([self.plan.mark, said])

    @property
    def is_agreed(self) -> bool:
        """Whether the person has seen what exactly these answers will do."""
        return bool(self.cleaned_data["agreed"]) and self.cleaned_data["agreed"] == self.mark

    def ask_to_agree(self) -> None:
        """Send the page back with what was answered; sending it again agrees."""
        self.data = {**self.data.dict(), self.add_prefix("agreed"): self.mark}  # type: ignore[attr-defined]


def _choice(label: str, choices: list[Any], initial: str | None = None, *, help_text: str = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=choices, initial=initial, widget=forms.RadioSelect, help_text=help_text
    )


def _tick(label: str) -> forms.BooleanField:
    return forms.BooleanField(label=label)


def _mend(name: str, field: forms.Field) -> None:
    """Say what is missing in our own words."""
    if isinstance(field, forms.BooleanField):
        field.error_messages["required"] = _("Please tick this to go on.")
    elif isinstance(field, forms.ChoiceField):
        field.error_messages["required"] = _("Please choose one.")
    elif name != "agreed":
        field.error_messages["required"] = _("Please fill this in.")
