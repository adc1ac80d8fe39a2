"""What the pages of the desk share: the places, what was asked for, and the list beside a conversation."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import gettext as _

from accord.core.addresses import address
from accord.messaging.access.desk import COUNTED, Place, State, Wanted, count_desk
from accord.messaging.access.reach import Reach, reach_of
from accord.messaging.desk_rows import capped
from accord.messaging.facts.desk_choices import team_names
from accord.people.viewer import Post
from accord.rules.visibility import Act


@dataclass(frozen=True)
class Way:
    """One place of the desk, as an entry of the navigation. `is_shared`: what waits there waits for several people."""

    label: str
    url: str
    icon: str
    current: bool = False
    count: str = ""
    section: str = ""
    is_shared: bool = False


def asked_for(request: HttpRequest) -> Wanted:
    """Read what a page of the list is asked for; what is unknown is left out."""
    given = {name: str(value).strip()[:80] for name, value in request.GET.items()}
    place = given.get("place", "")
    state = given.get("state", "")
    return Wanted(
        place=Place(place) if place in set(Place) else Place.ME,
        team=given.get("team", ""),
        name=given.get("name", ""),
        school_class=given.get("class", ""),
        topic=given.get("topic", ""),
        state=State(state) if state in set(State) else None,
        has_it=given.get("with", ""),
    )


def address_of(post: Post, wanted: Wanted, **more: str) -> str:
    """Return the address of the list with what is wanted."""
    asked = {
        "place": "" if wanted.place is Place.ME else wanted.place,
        "team": wanted.team,
        "name": wanted.name,
        "class": wanted.school_class,
        "topic": wanted.topic,
        "state": wanted.state or "",
        "with": wanted.has_it,
        **more,
    }
    said = urlencode({name: value for name, value in asked.items() if value})
    inbox = address("messages:inbox", post.school_slug)
    return f"{inbox}?{said}" if said else inbox


def places_of(post: Post, wanted: Wanted, reach: Reach | None = None) -> list[Way]:
    """Return the places that a post has, with how much waits in those that wait for somebody."""
    reach = reach or reach_of(post)
    teams = team_names(reach.teams)
    places: list[tuple[Wanted, str, str, str]] = [
        (Wanted(Place.ME), _("Waiting on me"), "inbox", ""),
        (Wanted(Place.CLASSES), _("My classes"), "graduation-cap", ""),
        (Wanted(Place.FAMILIES), _("Waiting on families"), "hourglass", ""),
    ]
    if post.may(Act.READ_FRONT_DOOR):
        places.append((Wanted(Place.FRONT_DOOR), _("Front door"), "school", ""))
    for number, (ref, name) in enumerate(teams):
        places.append((Wanted(Place.TEAM, team=ref), name, "users", _("Teams") if number == 0 else ""))
    places += [
        (Wanted(Place.ALL), _("Everything I may read"), "layers", _("All")),
        (Wanted(Place.SETTLED), _("Settled"), "check-check", ""),
    ]
    counted = [one for one, *_rest in places if one.place not in (Place.CLASSES, Place.ALL, Place.SETTLED)]
    numbers = dict(zip(counted, count_desk(reach, counted), strict=True))
    return [
        Way(
            label,
            address_of(post, one),
            icon,
            current=(one.place, one.team) == (wanted.place, wanted.team),
            count=capped(numbers.get(one, 0), COUNTED),
            section=section,
            is_shared=one.place in (Place.FRONT_DOOR, Place.TEAM),
        )
        for one, label, icon, section in places
    ]


def under(heading: str, ways: Sequence[Any]) -> list[Any]:
    """Return the ways of the other pages with a heading of their own, so that no place's heading stands above them."""
    return [replace(way, section=heading) if number == 0 else way for number, way in enumerate(ways)]


def name_of_place(ways: Sequence[Way]) -> str:
    """Return what the place that is open is called."""
    return next((way.label for way in ways if way.current), _("Messages"))
