"""The list of the desk, the end of the day, and one click for several conversations."""

from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from accord.charters.facts import rules_in_force
from accord.core import clock
from accord.core.words import isolate
from accord.messaging.access.at_the_desk import chosen_conversations, own_waiting_messages
from accord.messaging.access.desk import Place, State, Wanted, list_desk
from accord.messaging.access.emergencies import stands_in_for_lead
from accord.messaging.access.reach import Reach, reach_of
from accord.messaging.actions.acknowledge_many import acknowledge_many as acknowledge
from accord.messaging.desk_rows import desk_rows
from accord.messaging.facts.desk_choices import holders_of_matters
from accord.messaging.facts.helping import staff_member_of
from accord.messaging.panels.desk import day_of
from accord.messaging.topics import topic_choices
from accord.messaging.views.desk_places import address_of, asked_for, name_of_place, places_of, under
from accord.people.access.posts import get_post_for, get_post_that_may, get_school_of
from accord.people.access.staff import class_names_for
from accord.people.viewer import Post, asking
from accord.rules.visibility import Act

FRAGMENTS = ("desk-found", "desk-more")
"""The places on a page that stands already into which a part of the list is fetched."""

MOST_AT_ONCE = 50
"""Conversations that are acknowledged with one click."""


def inbox(request: HttpRequest, school: str) -> HttpResponse:
    """What is due, in the order of its dates, at one place of the desk; a fragment for a page that stands already."""
    post = get_post_for(asking(request), school)
    wanted, reach = asked_for(request), reach_of(post)
    content = list_of(request, post, wanted, reach)
    if getattr(request, "htmx", False) and request.htmx.target in FRAGMENTS:  # type: ignore[attr-defined]
        return render(request, "messaging/desk_found.html", content)
    ways = places_of(post, wanted, reach)
    shown = {"ways": ways, "place_name": name_of_place(ways), "under": under}
    return render(request, "messaging/desk_inbox.html", {**content, **shown})


def list_of(request: HttpRequest, post: Post, wanted: Wanted, reach: Reach) -> dict[str, object]:
    """Return what the list shows: its lines, its filters, and where it goes on."""
    topics = topic_choices(rules_in_force(get_school_of(post), post.at))
    listed = list_desk(reach, wanted, after=request.GET.get("after", ""))
    return {
        "post": post,
        "at": post.at,
        "wanted": wanted,
        "lines": desk_rows(listed, reach, dict(topics)),
        "more_url": address_of(post, wanted, after=listed.after) if listed.after else "",
        "plain_url": address_of(post, Wanted(wanted.place, team=wanted.team)),
        "topics": topics,
        "states": [
            (State.LATE, _("Late")),
            (State.SOON, _("Due today or tomorrow")),
            (State.UNREAD, _("Not read yet")),
        ],
        "classes": class_names_for(post, reach.answers_for),
        "holders": holders_of_matters(post.school_id) if reach.is_wide else [],
        "may_answer": post.may(Act.ANSWER_FAMILIES) and wanted.place is not Place.SETTLED,
        "current": "",
    }


def today(request: HttpRequest, school: str) -> HttpResponse:
    """The end of the day: what must still be answered today and tomorrow, and who waits."""
    post = get_post_for(asking(request), school)
    reach = reach_of(post)
    content = {
        "post": post,
        "at": post.at,
        "day": day_of(post, reach),
        "unsent": own_waiting_messages(post),
        "ways": places_of(post, Wanted(), reach),
        "zone": ZoneInfo(post.zone),
        "looks_back": len(reach.answers_for) > 1 and stands_in_for_lead(post),
    }
    return render(request, "messaging/desk_today.html", content)


@require_POST
def acknowledge_many(request: HttpRequest, school: str) -> HttpResponse:
    """Acknowledge the chosen conversations, each by its own rule, and say which and which not."""
    viewer = asking(request)
    post = get_post_that_may(viewer, school, Act.ANSWER_FAMILIES)
    refs = request.POST.getlist("ref")
    done, refused = acknowledge(
        conversations=chosen_conversations(post, refs[:MOST_AT_ONCE]), staff=staff_member_of(post), by=viewer.actor,
        at=clock.now(),
    )  # fmt: skip
    for one in refused:
        said = {"subject": isolate(one.conversation.subject), "why": one.why.message}
        messages.warning(request, _("Not acknowledged: %(subject)s. %(why)s") % said)
    if done or (refs and not refused):
        sentence = ngettext("%(number)s acknowledged.", "%(number)s acknowledged.", done) % {"number": done}
        messages.success(request, sentence)
    elif not refs:
        messages.warning(request, _("Choose at least one conversation first."))
    if len(refs) > MOST_AT_ONCE:
        said = {"number": MOST_AT_ONCE}
        messages.warning(request, _("At most %(number)s go at once. The others stand in the list as before.") % said)
    back = request.POST.get("back", "")
    here = address_of(post, Wanted())
    return redirect(back if back.startswith(here) else here)
