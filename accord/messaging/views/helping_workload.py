"""The load of conversations: for leaders by topic, team and week; for a member of staff their own."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from accord.core import clock
from accord.messaging.facts.timing import charter_at
from accord.messaging.facts.workload import FRONT_DOOR, PERSON, Workload, own_load_of, workload_of
from accord.messaging.load_words import aim_of, answer_within
from accord.messaging.plots import came_and_held, kept_and_late
from accord.messaging.topics import topic_words
from accord.people.access.posts import get_post_that_may, get_school_of
from accord.people.viewer import Post, asking
from accord.rules.visibility import Act


def workload(request: HttpRequest, school: str) -> HttpResponse:
    """How much came in, how the promise was kept, what waits: never a comparison of people."""
    post = get_post_that_may(asking(request), school, Act.SEE_WORKLOAD)
    topic = request.GET.get("topic", "")[:60]
    whole = workload_of(post)
    known = {key for key, _load in whole.topics}
    shown = workload_of(post, topic) if topic in known else whole
    return _page(request, post, shown, whole, topic if topic in known else "", own=False)


def own_load(request: HttpRequest, school: str) -> HttpResponse:
    """One's own load; nobody else sees this page."""
    post = get_post_that_may(asking(request), school, Act.ANSWER_FAMILIES)
    found = own_load_of(post)
    return _page(request, post, found, found, "", own=True)


def _page(request: HttpRequest, post: Post, shown: Workload, whole: Workload, topic: str, *, own: bool) -> HttpResponse:
    held = charter_at(get_school_of(post), clock.now())
    rules = held.rules
    address = reverse("messages:workload", args=[post.school_slug])
    everything = {"label": _("All topics"), "url": address, "current": not topic}
    chips: list[dict[str, Any]] = [] if own else [
        everything,
        *(
            {"label": topic_words(key, rules), "url": f"{address}?topic={key}", "current": key == topic}
            for key, _load in whole.topics
        ),
    ]  # fmt: skip
    content = {
        "post": post,
        "own": own,
        "shown": shown,
        "whole": whole,
        "chips": chips if len(chips) > 2 else [],
        "topic": topic,
        "topic_word": lambda key: topic_words(key, rules),
        "team_word": _team_word,
        "within": answer_within(rules, topic),
        "within_of": lambda key: answer_within(rules, key),
        "aim": aim_of(rules),
        "came_plot": came_and_held(shown.weeks, mirrored=get_language_bidi()),
        "kept_plot": kept_and_late(shown.weeks, mirrored=get_language_bidi()),
    }
    return render(request, "messaging/helping_workload.html", content)


def _team_word(team: str) -> str:
    return {PERSON: _("With one person each"), FRONT_DOOR: _("At the front door")}.get(team, team)
