"""What waits on a member of staff, for the first page of staff and for the end of the day."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.urls import reverse

from accord.messaging.access.desk import Place, State, Wanted, list_desk
from accord.messaging.access.reach import Reach, reach_of
from accord.messaging.desk_rows import DeskRow, desk_rows
from accord.messaging.facts.own_time import own_time
from accord.people.viewer import Post
from accord.rules.visibility import Act

FEW = 5
DAY = 100


@dataclass(frozen=True)
class DeskPanel:
    """The first lines of what waits, and where the rest is. Outside working time nothing presses: `back_at` says when
    the person's working time begins again (None while at work)."""

    rows: list[DeskRow]
    more: bool
    url: str
    today_url: str
    back_at: datetime | None


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
    )


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
