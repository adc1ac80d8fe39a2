"""The lines of the desk's list, as a page shows them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from accord.messaging.access.desk import Column, Listed
from accord.messaging.access.desk_marks import marks_of
from accord.messaging.access.reach import Reach
from accord.messaging.standing import Standing, standing_of


class DeskRow(NamedTuple):
    """One conversation in the list. `reached_at`: when the family's latest message came; `has_it` says who has it."""

    ref: str
    subject: str
    family: str
    child: str
    topic: str
    has_it: str
    is_mine: bool
    confidential: bool
    unread: bool
    reached_at: datetime
    due_at: datetime | None
    standing: Standing


def desk_rows(listed: Listed, reach: Reach, topics: Mapping[str, str]) -> list[DeskRow]:
    """Put together the lines of a page: one query, whatever its length."""
    pks = [int(row["pk"]) for row in listed.rows]
    if not pks:
        return []
    marks = marks_of(reach.post.staff_id, pks)
    zone = ZoneInfo(reach.post.zone)
    lines = []
    for row in listed.rows:
        beside = marks[int(row["pk"])]
        lines.append(
            DeskRow(
                ref=row["ref"],
                subject=row["subject"],
                family=_name(row, "guardian") or _("Unknown sender"),
                child=_name(row, "student"),
                topic=topics.get(row["topic"], ""),
                has_it=_name(row, "assigned_staff") or row["assigned_team__name"] or "",
                is_mine=row["assigned_staff_id"] == reach.post.staff_id,
                confidential=row["confidential"],
                unread=beside.unread,
                reached_at=beside.reached_at or row["last_message_at"],
                due_at=beside.promise[1] if beside.promise else None,
                standing=standing_of(
                    waiting_on=row["waiting_on"],
                    closed=row["closed_at"] is not None,
                    promise=beside.promise,
                    on_its_way=beside.on_its_way,
                    at=reach.post.at,
                    zone=zone,
                ),
            )
        )
    return lines


def _name(row: Column, who: str) -> str:
    preferred = str(row[f"{who}__preferred_name"] or "")
    return preferred or f"{row[f'{who}__given_name'] or ''} {row[f'{who}__family_name'] or ''}".strip()


def capped(number: int, most: int) -> str:
    """Say how many, up to a cap: '12', 'more than 200'; nothing for none."""
    if number > most:
        return _("more than %(most)s") % {"most": most}
    return str(number) if number else ""


def waiting_families(rows: Sequence[DeskRow]) -> list[str]:
    """Name the families that wait, each once, in the order of the list."""
    return list(dict.fromkeys(row.family for row in rows))
