"""Patterns of conduct for leaders and governors, without names."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accord.conduct.access.needs_check import counted_for_all, may_be_shown
from accord.conduct.access.patterns import counted_for
from accord.conduct.actions.count_needs import count_needs
from accord.conduct.facts.matters import day_at
from accord.conduct.facts.needs_check import told_of
from accord.conduct.facts.patterns import patterns_of
from accord.core import clock
from accord.people.access.posts import get_post_that_may, get_school_of
from accord.people.viewer import asking
from accord.rules.patterns import Finding, least_shown, year_looked_at, year_of_needs
from accord.rules.visibility import Act
from accord.schools.facts import settings_of


@require_GET
def patterns(request: HttpRequest, school: str) -> HttpResponse:
    """How often what, where and when, and whether families fare alike."""
    post = get_post_that_may(asking(request), school, Act.SEE_PATTERNS)
    place, at = get_school_of(post), clock.now()
    today, least = day_at(place, at), least_shown(post.roles)
    first, last = year_looked_at(today)
    check = count_needs(school=place, incidents=counted_for_all(place, post), today=today, by=post.actor)
    needs = told_of(check if may_be_shown(check, post) else None, least)
    with timezone.override(settings_of(place).zone):
        found = patterns_of(place, counted_for(post), first=first, last=last, least=least, at=at)
        content = {
            "found": found,
            "words_of": _words(),
            "at": at,
            "needs": [(title, needs[what], _question(needs[what].finding)) for what, title in _titles()],
            "needs_year": year_of_needs(today),
        }
        return render(request, "conduct/patterns.html", content)


def _titles() -> list[tuple[str, str]]:
    """What the check by needs counts, and what stands above it."""
    return [("incidents", _("Named in an incident")), ("measures", _("Had a measure"))]


def _question(finding: Finding) -> str:
    """What the check by needs asks of those who decide: never a verdict (PATTERN-7)."""
    return {
        Finding.TOO_FEW: _("Too few families to ask a question without pointing at somebody."),
        Finding.NO_CLEAR_DIFFERENCE: _("No clear difference shows. Would these families say the same?"),
        Finding.MORE_OFTEN: _(
            "These families stand here more often than their share of the school. Could that come from how we "
            "understand, report or decide? Look at these matters again together."
        ),
        Finding.LESS_OFTEN: _(
            "These families stand here less often than their share of the school. Do all of us report alike?"
        ),
    }[finding]


def _words() -> dict[Finding, tuple[str, str]]:
    """What each finding is called, and the shape in which it is said."""
    return {
        Finding.TOO_FEW: ("paused", _("Too few to say anything")),
        Finding.NO_CLEAR_DIFFERENCE: ("calm", _("No clear difference")),
        Finding.MORE_OFTEN: ("late", _("More often than the others: look again at how it is decided")),
        Finding.LESS_OFTEN: ("soon", _("Less often than the others")),
    }
