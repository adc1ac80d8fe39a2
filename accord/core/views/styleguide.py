"""The page of all components, so that one sees the whole look at once, in any language and direction."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from accord.core.month_grid import DayMark, MonthGrid, month_grids
from accord.core.views.styleguide_words import WORDS

PAGES = ("components", "family", "staff", "setup", "sign-in", "letter", "problem")
MOMENT = datetime(2026, 3, 9, 8, 5, tzinfo=UTC)
"""The Monday morning on which all samples play."""


class SampleForm(forms.Form):
    """One field of every kind."""

    name = forms.CharField(label=_("Name"), max_length=80)
    phone = forms.CharField(
        label=_("Telephone"), help_text=_("Only the office sees it."), required=False, max_length=20
    )
    about = forms.CharField(
        label=_("What would you like to tell us?"),
        help_text=_("A few lines are enough."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    language = forms.ChoiceField(label=_("Language"), choices=[("en", "English"), ("ar", "العربية"), ("pl", "Polski")])
    channel = forms.ChoiceField(
        label=_("How shall we reach you?"),
        choices=[("mail", _("By e-mail")), ("text", _("By text message")), ("paper", _("By letter"))],
        widget=forms.RadioSelect,
    )
    days = forms.MultipleChoiceField(
        label=_("Days that suit you"),
        choices=[("mon", _("Monday")), ("wed", _("Wednesday")), ("thu", _("Thursday"))],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    password = forms.CharField(label=_("Password"), widget=forms.PasswordInput, required=False)
    on = forms.DateField(label=_("Date"))
    starts = forms.TimeField(label=_("Time"), required=False)
    paper = forms.FileField(label=_("A photo or a paper"), required=False)
    interpreter = forms.BooleanField(
        label=_("We would like an interpreter"), help_text=_("It costs you nothing."), required=False
    )


@login_not_required
@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    """Show the components, or one sample page (``page``), with words in English or Arabic (``text``)."""
    page = request.GET.get("page", "components")
    words = WORDS.get(request.GET.get("text", "en"))
    if page not in PAGES or words is None:
        raise Http404
    with translation.override(words["language"]):
        return render(request, f"styleguide/{page}.html", _samples(request, words))


def _samples(request: HttpRequest, words: dict[str, Any]) -> dict[str, Any]:
    typed = {"name": "", "about": words["letter"][0], "channel": "text", "on": "31.02.2026", "days": ["mon"]}
    return {
        "say": words,
        "at": MOMENT,
        "later": MOMENT + timedelta(days=2, hours=7, minutes=25),
        "clean": SampleForm(
            initial={"name": words["people"][0], "on": date(2026, 3, 12), "starts": time(15, 30), "channel": "mail"}
        ),
        "wrong": _wrong(typed),
        "months": _months(),
        "number_page": Paginator(range(90), 10).page(3),
        "sample_navigation": _navigation(request, words),
        "views": _views(request),
    }


def _wrong(typed: dict[str, Any]) -> SampleForm:
    form = SampleForm({f"again-{name}": value for name, value in typed.items()}, prefix="again")
    form.is_valid()
    return form


def _months() -> list[MonthGrid]:
    training, half = date(2026, 4, 13), date(2026, 3, 27)

    def mark(on: date) -> DayMark:
        if on == training:
            return DayMark("training", url="#day")
        if on == half:
            return DayMark("half", url="#day")
        if on.weekday() >= 5:
            return DayMark("closed")
        if date(2026, 3, 30) <= on <= date(2026, 4, 10):
            return DayMark("holiday", url="#day")
        return DayMark(url="#day")

    return month_grids(date(2026, 3, 1), date(2026, 5, 31), mark)


def _navigation(request: HttpRequest, words: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    def ways(face: str, icons: list[str]) -> list[dict[str, Any]]:
        return [
            {
                "label": label,
                "url": "#main",
                "icon": icon,
                "current": place == 0,
                "count": count or None,
                "section": section,
            }
            for place, (icon, (label, count, section)) in enumerate(zip(icons, words[face], strict=True))
        ]

    return {
        "family": ways("family_ways", ["house", "pen-line", "calendar", "menu"]),
        "staff": ways(
            "staff_ways",
            ["inbox", "users", "hourglass", "school", "clipboard-list", "heart-handshake", "calendar-check", "scale"],
        ),
    }


def _views(request: HttpRequest) -> list[dict[str, Any]]:
    page, text = request.GET.get("page", "components"), request.GET.get("text", "en")
    return [
        {"label": name.replace("-", " ").capitalize(), "url": f"?page={name}&text={text}", "current": name == page}
        for name in PAGES
    ] + [
        {"label": label, "url": f"?page={page}&text={code}", "current": False}
        for code, label in (("en", "English"), ("ar", "العربية"))
        if code != text
    ]
