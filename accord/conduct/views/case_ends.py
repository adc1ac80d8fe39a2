"""Closing a case, and opening it again: each on a page with one form."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from accord.conduct.actions.close_incident import close_incident
from accord.conduct.actions.reopen_incident import reopen_incident
from accord.conduct.forms import case as forms
from accord.conduct.models import Closing
from accord.conduct.views.case_acts import Hand, form_page, hand_at_school


def close(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Close a case with the reason."""
    return close_in(request, hand_at_school(request, school, ref))


def close_in(request: HttpRequest, hand: Hand) -> HttpResponse:
    """The same, for whoever holds the case; in the district no measure is decided, so there is one way to close it."""
    ways = [(one.value, str(one.label)) for one in Closing.How if hand.post or one is Closing.How.NO_MEASURE]
    form = forms.CloseForm(request.POST or None, ways=ways, initial={"how": ways[0][0] if len(ways) == 1 else None})

    def act() -> str:
        said = form.cleaned_data
        close_incident(
            incident=hand.incident, how=said["how"], reasons=said["reasons"], staff=hand.staff, by=hand.viewer.actor,
            at=hand.at, login=hand.login,
        )  # fmt: skip
        return _("Closed. Whoever reported it learns that it was dealt with, and nothing else.")

    title, lede = _("Close it"), _("Not everything needs a measure. Write why, so that it can be understood later.")
    return form_page(request, hand, form, act, title=title, lede=lede, button_words=_("Close it"))


def reopen(request: HttpRequest, school: str, ref: str) -> HttpResponse:
    """Open a closed case again, with the reason."""
    return reopen_in(request, hand_at_school(request, school, ref))


def reopen_in(request: HttpRequest, hand: Hand) -> HttpResponse:
    """The same, for whoever holds the case."""
    form = forms.ReopenForm(request.POST or None)

    def act() -> str:
        said = form.cleaned_data
        reopen_incident(
            incident=hand.incident, because=said["because"], reasons=said["reasons"], staff=hand.staff,
            by=hand.viewer.actor, at=hand.at, login=hand.login,
        )  # fmt: skip
        return _("It is open again. Whoever reported it learns that it is looked at again, and nothing else.")

    title = _("Open it again")
    lede = _("Nothing that has ended holds again. What follows from now on needs all that it needed before.")
    return form_page(request, hand, form, act, title=title, lede=lede, button_words=_("Open it again"))
