"""The ways through the product, by face: what stands in the bar of a family and beside the desk of staff."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from accord.core.addresses import address
from accord.delivery.panels import unread_at_work, unread_of_family
from accord.people.viewer import Post, Viewer
from accord.rules.visibility import Act
from accord.web.looking_after import Task, looking_after

MOST_UNFOLDED = 9
"""So many places all stand open beside the desk; of more, the daily ones are on top, the others folded by heading."""


@dataclass(frozen=True)
class Way:
    """One entry of the navigation."""

    label: str
    url: str
    icon: str
    current: bool = False
    count: int | None = None
    key: str = ""
    section: str = ""
    """The heading that stands above it: given to the first of those that stand together."""


@dataclass(frozen=True)
class Fold:
    """A heading that opens to the entries below it; open by itself while one of them is the page."""

    label: str
    ways: tuple[Way, ...]
    current: bool
    icon: str = ""


@dataclass(frozen=True)
class Head:
    """The school at the head of a page."""

    name: str
    crest_url: str


def context(request: HttpRequest) -> dict[str, Any]:
    """Give every template the viewer, the school of this page, and the ways that are open from it."""
    viewer: Viewer | None = getattr(request, "viewer", None)
    account: dict[str, Any] = {"languages_url": address("language")}
    if not viewer:
        return {"viewer": None, "navigation": [], "head": None, "account": account}
    match = request.resolver_match
    post = viewer.post_at(match.kwargs.get("school", "")) if match else None
    account |= {"sign_out_url": address("account_logout"), "links": _own(viewer, post)}
    shared = {"viewer": viewer, "viewer_name": viewer.name, "account": account}
    if post:
        home = address("desk", post.school_slug)
        head = Head(post.school_name, post.crest_url)
        ever = {"at_risk_url": address("safeguarding:tell", post.school_slug)}
        if post.may(Act.ANSWER_FAMILIES):
            ever["search_url"] = address("messages:search", post.school_slug)
        return shared | ever | {"post": post, "head": head, "navigation": _staff(request, post), "home_url": home}
    if request.path.startswith("/asked/"):
        return shared | {"head": None, "navigation": _above(request, viewer)}
    if request.path.startswith("/district/"):
        district = match.kwargs.get("district", "") if match else ""
        return shared | {"head": None, "navigation": _district(request, district)}
    shared["at_risk_url"] = address("family_safeguarding:tell")
    heads = {Head(guardianship.school_name, guardianship.crest_url) for guardianship in viewer.guardianships}
    return shared | {"head": heads.pop() if len(heads) == 1 else None, "navigation": _family(request, viewer)}


def _way(
    request: HttpRequest,
    label: str,
    icon: str,
    url: str,
    *,
    below: bool = True,
    count: int | None = None,
    key: str = "",
) -> Way:
    return Way(label, url, icon, request.path == url or (below and request.path.startswith(url)), count, key)


def _news(request: HttpRequest, url: str, unread: int) -> Way:
    return _way(request, _("News"), "bell", url, count=unread or None)


def _district(request: HttpRequest, slug: str) -> list[Way]:
    if not slug:
        return [_way(request, _("Your districts"), "building-2", address("district:mine")), _asked(request)]
    pages = (
        (_("Schools"), "school", "overview"),
        (_("What holds at every school"), "sliders-horizontal", "defaults"),
        (_("Values"), "heart", "values"),
    )
    ways = [
        _way(request, label, icon, address(f"district:{name}", slug), below=name != "overview")
        for label, icon, name in pages
    ]
    ways.append(_way(request, _("Safeguarding"), "shield-check", address("district_people:safeguarding", slug)))
    ways.append(_way(request, _("Mail that fails"), "mail", address("district_mail:list", slug)))
    return [*ways, _asked(request)]


def _asked(request: HttpRequest) -> Way:
    return _way(request, _("Asked of you"), "circle-question-mark", address("asked"))


def _above(request: HttpRequest, viewer: Viewer) -> list[Way]:
    """From what one is asked in confidence, the ways to all places in which one stands."""
    ways = [_asked(request)]
    for post in viewer.posts:
        ways.append(_way(request, post.school_name, "inbox", address("desk", post.school_slug)))
    if viewer.district_ids:
        ways.append(_way(request, _("Your district"), "building-2", address("district:mine")))
    if viewer.guardianships:
        ways.append(_way(request, _("Your family"), "house", address("family")))
    return ways


def _family(request: HttpRequest, viewer: Viewer) -> list[Way]:
    if not viewer.guardianships:
        return []
    return [
        _way(request, _("Home"), "house", address("family"), below=False),
        _way(request, _("Messages"), "messages-square", address("family_messages:conversations")),
        _news(request, address("family_news:news"), unread_of_family(viewer)),
        _charter(request, viewer),
        _way(request, _("My details"), "id-card", address("family_people:me")),
    ]


def _charter(request: HttpRequest, viewer: Viewer) -> Way:
    schools = {guardianship.school_ref for guardianship in viewer.guardianships}
    whole = address("family_charters:charters")
    url = address("family_charters:charter", schools.pop()) if len(schools) == 1 else whole
    return Way(_("Charter"), url, "handshake", request.path.startswith(whole))


def _staff(request: HttpRequest, post: Post) -> list[Way | Fold]:
    desk = _way(request, _("My desk"), "inbox", address("desk", post.school_slug), below=False)
    news = _news(request, address("staff_news:news", post.school_slug), unread_at_work(post))
    return [
        desk,
        *_messages(request, post),
        news,
        *([_asked(request)] if post.may(Act.SEE_PATTERNS) else []),
        *_looked_after(request, post),
    ]


def _looked_after(request: HttpRequest, post: Post) -> list[Way | Fold]:
    """What the post looks after; of places within each other the nearest is the one that is open."""
    tasks, path = looking_after(post), request.path
    here = max((task.url for task in tasks if path.startswith(task.url)), key=len, default="")
    if len(tasks) <= MOST_UNFOLDED:
        return [way for section, held in _by_section(tasks) for way in _ways(held, here, section)]
    ways = [*_ways(sorted((task for task in tasks if task.daily), key=lambda task: task.daily), here)]
    folds = []
    for section, held in _by_section(task for task in tasks if not task.daily):
        below = _ways(held, here)
        if len(below) == 1:
            ways += below
        else:
            folds.append(Fold(section, below, any(way.current for way in below)))
    return [*ways, *folds]


def _by_section(tasks: Iterable[Task]) -> list[tuple[str, list[Task]]]:
    return [(section, list(held)) for section, held in groupby(tasks, lambda task: task.section)]


def _ways(tasks: list[Task], here: str, section: str = "") -> tuple[Way, ...]:
    return tuple(
        Way(task.label, task.url, task.icon, task.url == here, key=task.key, section="" if number else section)
        for number, task in enumerate(tasks)
    )


def _messages(request: HttpRequest, post: Post) -> list[Way]:
    if not post.may(Act.ANSWER_FAMILIES):
        return []
    inbox = address("messages:inbox", post.school_slug)
    elsewhere = ("emergencies", "workload", "log", "templates")
    here = request.path.startswith(inbox) and request.path.removeprefix(inbox).split("/")[0] not in elsewhere
    return [Way(_("Messages"), inbox, "messages-square", here)]


def _own(viewer: Viewer, post: Post | None) -> list[dict[str, str]]:
    links = []
    if len(viewer.posts) + bool(viewer.guardianships) > 1:
        links.append({"label": _("Change between work and family"), "url": address("home"), "icon": "refresh-cw"})
    if post and post.may(Act.ANSWER_FAMILIES):
        choice = address("messages:desk_choice", post.school_slug)
        links.append({"label": _("How my desk works"), "url": choice, "icon": "sliders-horizontal"})
    if viewer.district_ids:
        links.append({"label": _("Your district"), "url": address("district:mine"), "icon": "building-2"})
    links.append({"label": _("Signing in"), "url": address("security:security"), "icon": "key-round"})
    return links
