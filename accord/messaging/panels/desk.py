"""What waits on a member of staff, for the first page of staff and for the end of the day."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext as _

from accord.messaging.access.desk import COUNTED, Place, State, Wanted, count_desk, list_desk
from accord.messaging.access.reach import Reach, reach_of
from accord.messaging.desk_rows import DeskRow, capped, desk_rows
from accord.messaging.facts.desk_choices import team_names
from accord.messaging.facts.own_time import own_time
from accord.people.viewer import Post
from accord.rules.visibility import Act

FEW = 5
DAY = 100


@dataclass(frozen=True)
class SharedPlace:
    """Where somebody waits whom several people may help: the front door, a team."""

    label: str
    url: str
    icon: str
    count: str


@dataclass(frozen=True)
class DeskPanel:
    """The first lines of what waits, where the rest is, and `elsewhere` what waits for others as well. Outside working
    time nothing presses: `back_at` says when the person's working time begins again (None while at work)."""

    rows: list[DeskRow]
    more: bool
    url: str
    today_url: str
    back_at: datetime | None
    elsewhere: list[SharedPlace]


@dataclass(frozen=True)
class Day:
    """What still waits on somebody: what was due, what is due today, what tomorrow."""

    late: list[DeskRow]
    today: list[DeskRow]
    tomorrow: list[DeskRow]
    back_at: datetime | None

    @property
    def is_done(self) -> bool:
        """Whether nothing more must be answered today."""
        return not self.late and not self.today


def waiting_panel(post: Post) -> DeskPanel | None:
    """Return what waits on a member of staff; None for a post that answers no families and has nothing."""
    reach = reach_of(post)
    listed = list_desk(reach, Wanted(Place.ME), most=FEW)
    if not listed.rows and not post.may(Act.ANSWER_FAMILIES):
        return None
    return DeskPanel(
        rows=desk_rows(listed, reach, {}),
        more=bool(listed.after),
        url=reverse("messages:inbox", args=[post.school_slug]),
        today_url=reverse("messages:today", args=[post.school_slug]),
        back_at=own_time(post),
        elsewhere=_shared(post, reach),
    )


def _shared(post: Post, reach: Reach) -> list[SharedPlace]:
    inbox = reverse("messages:inbox", args=[post.school_slug])
    door = [(Wanted(Place.FRONT_DOOR), _("Front door"), "school", f"{inbox}?place=front-door")]
    places = door if post.may(Act.READ_FRONT_DOOR) else []
    places += [
        (Wanted(Place.TEAM, team=ref), name, "users", f"{inbox}?place=team&team={ref}")
        for ref, name in team_names(reach.teams)
    ]
    numbers = count_desk(reach, [one for one, *_rest in places])
    return [
        SharedPlace(label, url, icon, capped(number, COUNTED))
        for (_wanted, label, icon, url), number in zip(places, numbers, strict=True)
    ]


def day_of(post: Post, reach: Reach) -> Day:
    """Return what must still be answered; an answer that is written and waits to leave counts as done."""
    rows = [
        row
        for state in (State.LATE, State.SOON)
        for row in desk_rows(list_desk(reach, Wanted(Place.ME, state=state), most=DAY), reach, {})
        if row.standing.kind in ("late", "soon")
    ]
    zone = ZoneInfo(post.zone)
    on = post.at.astimezone(zone).date()
    dated = [(row, row.due_at.astimezone(zone).date()) for row in rows if row.due_at and row.standing.kind == "soon"]
    return Day(
        late=[row for row in rows if row.standing.kind == "late"],
        today=[row for row, due_on in dated if due_on == on],
        tomorrow=[row for row, due_on in dated if due_on != on],
        back_at=own_time(post),
    )
