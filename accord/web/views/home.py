"""The first pages: the family's home and the desk of staff."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accord.charters.panels import class_signatures_way, desk_panel, family_panel
from accord.concerns.panels.concerns import desk_concerns, family_concerns
from accord.conduct.panels.incidents import desk_asked, family_asked
from accord.conduct.panels.measures import own_limits
from accord.core import clock
from accord.core.words import isolate
from accord.messaging.panels.desk import waiting_panel
from accord.messaging.panels.family import family_panel as messages_panel
from accord.people import access
from accord.people.panels import ChildCard, children_panel
from accord.people.viewer import Viewer, asking
from accord.schools.facts import open_state
from accord.web.looking_after import looking_after


@dataclass(frozen=True)
class ChildRow:
    """One child on the family's home."""

    name: str
    form: str
    words: str
    url: str


@dataclass(frozen=True)
class Chip:
    """One child above the family's home, or everyone."""

    label: str
    url: str
    current: bool


@dataclass(frozen=True)
class HoursLine:
    """One school's hours in a sentence, and the telephone that is answered in an emergency."""

    words: str
    phone: str


def home(request: HttpRequest) -> HttpResponse:
    """Send the person to the face that is theirs; who has several chooses between them."""
    viewer = asking(request)
    if viewer.posts and (viewer.guardianships or len(viewer.posts) > 1):
        return render(request, "web/faces.html")
    if viewer.posts:
        return redirect("desk", school=viewer.posts[0].school_slug)
    if viewer.district_slugs and not viewer.guardianships:
        return redirect("district:overview", district=viewer.district_slugs[0])
    if not (viewer.guardianships or viewer.student_ids or viewer.district_slugs):
        return redirect("asked")
    return redirect("family")


def family(request: HttpRequest) -> HttpResponse:
    """What a guardian needs to know or do: for all children, or for one."""
    viewer, at = asking(request), clock.now()
    cards = children_panel(viewer)
    seen = [card for card in cards if not card.only_collects]
    chosen = request.GET.get("child", "")
    chosen = chosen if chosen in {card.ref for card in seen} else ""
    tokens = {card.student_id: card.form.name if card.form else "" for card in seen}
    content = {
        "greeting": greeting(viewer, at, ZoneInfo(viewer.zone_at("") or "UTC")),
        "charters": family_panel(viewer),
        "accounts": family_asked(viewer, at),
        "limits": own_limits(viewer, at),
        "concerns": family_concerns(viewer, at, child_ref=chosen),
        "chips": _children_chips(seen, chosen),
        "matters": messages_panel(viewer, tokens=tokens, child_ref=chosen, at=at),
        "children": [
            ChildRow(card.name, card.form.name if card.form else "", about(card), card.url)
            for card in cards
            if not chosen or card.ref == chosen
        ],
        "about": chosen,
        "hours": _hours(viewer, at),
    }
    return render(request, "web/family_home.html", content)


def _children_chips(cards: list[ChildCard], chosen: str) -> list[Chip]:
    """Everyone, and each child; none where there is one child only."""
    if len(cards) < 2:
        return []
    home = reverse("family")
    chips = [Chip(_("All children"), home, not chosen)]
    for card in cards:
        said = {"name": isolate(card.name), "form": isolate(card.form.name) if card.form else ""}
        label = _("%(name)s · %(form)s") % said if card.form else card.name
        chips.append(Chip(label, f"{home}?child={card.ref}", card.ref == chosen))
    return chips


def desk(request: HttpRequest, school: str) -> HttpResponse:
    """What waits for a member of staff, and what the roles held today look after."""
    viewer, at = asking(request), clock.now()
    post = access.get_post_for(viewer, school)
    content = {
        "greeting": greeting(viewer, at, ZoneInfo(post.zone)),
        "hours": open_state(access.get_school_of(post), at).sentence,
        "classes": access.get_classes_taught_by(post),
        "looking_after": [
            (heading, list(places)) for heading, places in groupby(looking_after(post), lambda task: task.section)
        ],
        "at": at,
        "post": post,
        "concerns": desk_concerns(post, at),
        "waiting": waiting_panel(post),
        "charters": desk_panel(viewer, post),
        "accounts": desk_asked(post, at),
        "class_signatures_url": class_signatures_way(post),
    }
    return render(request, "web/desk.html", content)


def greeting(viewer: Viewer, at: datetime, zone: ZoneInfo) -> str:
    """Greet by the hour on the wall of the school; at night people greet without naming it."""
    hour = at.astimezone(zone).hour
    name = {"name": isolate(viewer.login.get_short_name())}
    if 5 <= hour < 12:
        return _("Good morning, %(name)s") % name
    if 12 <= hour < 18:
        return _("Good afternoon, %(name)s") % name
    if 18 <= hour < 23:
        return _("Good evening, %(name)s") % name
    return pgettext("at night", "Hello, %(name)s") % name


def about(card: ChildCard) -> str:
    """Say in one line where a child is, and with whom."""
    if card.only_collects:
        return _("You may collect this child at %(school)s.") % {"school": isolate(card.school_name)}
    if card.form and card.form.teacher:
        return _("Class %(form)s with %(teacher)s, %(school)s") % {
            "form": isolate(card.form.name),
            "teacher": isolate(card.form.teacher),
            "school": isolate(card.school_name),
        }
    return card.school_name


def _hours(viewer: Viewer, at: datetime) -> list[HoursLine]:
    schools = (guardian.school for guardian in viewer.guardians)
    return [
        HoursLine(
            _("%(school)s: %(hours)s") % {"school": isolate(school.name), "hours": open_state(school, at).sentence},
            school.emergency_phone,
        )
        for school in sorted(schools, key=lambda school: school.name)
    ]
