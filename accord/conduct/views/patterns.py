"""Patterns of conduct for leaders and governors, without names."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accord.conduct.access.patterns import counted_for
from accord.conduct.facts.matters import day_at
from accord.conduct.facts.patterns import patterns_of
from accord.core import clock
from accord.people.access.posts import get_post_that_may, get_school_of
from accord.people.viewer import asking
from accord.rules.patterns import Finding, least_shown, year_looked_at
from accord.rules.visibility import Act
from accord.schools.facts import settings_of


@require_GET
def patterns(request: HttpRequest, school: str) -> HttpResponse:
    """How often what, where and when, and whether families fare alike."""
    post = get_post_that_may(asking(request), school, Act.SEE_PATTERNS)
    place, at = get_school_of(post), clock.now()
    first, last = year_looked_at(day_at(place, at))
    with timezone.override(settings_of(place).zone):
        found = patterns_of(place, counted_for(post), first=first, last=last, least=least_shown(post.roles), at=at)
        return render(request, "conduct/patterns.html", {"found": found, "words_of": _words(), "at": at})


def _words() -> dict[Finding, tuple[str, str]]:
    """What each finding is called, and the shape in which it is said."""
    return {
        Finding.TOO_FEW: ("paused", _("Too few to say anything")),
        Finding.NO_CLEAR_DIFFERENCE: ("calm", _("No clear difference")),
        Finding.MORE_OFTEN: ("late", _("More often than the others: look again at how it is decided")),
        Finding.LESS_OFTEN: ("soon", _("Less often than the others")),
    }
