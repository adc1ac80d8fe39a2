"""The ways through the product, by face: what stands in the bar of a family and beside the desk of staff."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from accord.people.viewer import Post, Viewer
from accord.rules.visibility import Act


@dataclass(frozen=True)
class Way:
    """One entry of the navigation."""

    label: str
    url: str
    icon: str
    current: bool = False
    count: int | None = None


def context(request: HttpRequest) -> dict[str, Any]:
    """Give every template the viewer, the face of this page, and the ways that are open from it."""
    viewer: Viewer | None = getattr(request, "viewer", None)
    match = request.resolver_match
    slug = match.kwargs.get("school", "") if match else ""
    if not viewer:
        return {"viewer": None, "face": "open", "navigation": [], "school": None}
    if post := viewer.post_at(slug) if slug else None:
        return {"viewer": viewer, "face": "staff", "post": post, "navigation": _staff(request, post)}
    return {"viewer": viewer, "face": "family", "navigation": _family(request, viewer)}


def _way(request: HttpRequest, label: str, icon: str, name: str, *args: str) -> Way:
    url = reverse(name, args=args)
    current = request.path == url or (name not in ("home", "family", "desk") and request.path.startswith(url))
    return Way(label, url, icon, current)


def _family(request: HttpRequest, viewer: Viewer) -> list[Way]:
    return [_way(request, _("Home"), "house", "family")]


def _staff(request: HttpRequest, post: Post) -> list[Way]:
    ways = [_way(request, _("My desk"), "inbox", "desk", post.school_slug)]
    return ways


__all__ = ["Act", "Way", "context"]
