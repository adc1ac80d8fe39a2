"""Whom a matter is about, as a question: staff whom one may know, those of the district, and free words beside."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accord.core.forms import Form
from accord.people.models import Login, StaffMember

DISTRICT = "district:"
"""Before the ref of somebody of the district, among those whom a matter may be about."""


class Nameable:
    """Those who can be ticked, each as whoever ticks knows them."""

    def __init__(self, staff: Sequence[tuple[StaffMember, str]], above: Sequence[tuple[Login, str]] = ()) -> None:
        self._staff = {one.ref: one for one, _label in staff}
        self._above = {f"{DISTRICT}{one.ref}": one for one, _label in above}
        district = [(f"{DISTRICT}{one.ref}", label) for one, label in above]
        self.choices = [*((one.ref, label) for one, label in staff), *district]

    def staff(self, ticked: Iterable[str]) -> tuple[StaffMember, ...]:
        """Those on the staff among the ticked."""
        return tuple(self._staff[ref] for ref in ticked if ref in self._staff)

    def above(self, ticked: Iterable[str]) -> tuple[Login, ...]:
        """Those of the district among the ticked."""
        return tuple(self._above[ref] for ref in ticked if ref in self._above)


class NamingForm(Form):
    """A form with the question `concerned`: whom of those who can be ticked the matter is about."""

    def offer_to_name(self, staff: Sequence[tuple[StaffMember, str]], above: Sequence[tuple[Login, str]] = ()) -> None:
        """Let these be ticked."""
        self._nameable = Nameable(staff, above)
        self.fields["concerned"].choices = self._nameable.choices  # type: ignore[attr-defined]

    @property
    def concerned_staff(self) -> tuple[StaffMember, ...]:
        """The staff whom it is about, once the form is clean."""
        return self._nameable.staff(self.cleaned_data["concerned"])

    @property
    def concerned_above(self) -> tuple[Login, ...]:
        """Those of the district whom it is about, once the form is clean."""
        return self._nameable.above(self.cleaned_data["concerned"])


def ticked(staff: Iterable[StaffMember], above: Iterable[Login]) -> list[str]:
    """What is ticked where these are named already."""
    return [*(one.ref for one in staff), *(f"{DISTRICT}{one.ref}" for one in above)]


def in_free_words(**attrs: Any) -> forms.CharField:
    """The question for somebody who cannot be ticked."""
    return forms.CharField(
        label=_("Somebody who is not in this list"), required=False, max_length=200,
        widget=forms.TextInput(attrs={"dir": "auto", **attrs}),
    )  # fmt: skip
