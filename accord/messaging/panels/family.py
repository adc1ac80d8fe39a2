"""What a family's first page shows of conversations: what needs the guardian, and what waits for the school."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from accord.core.addresses import address
from accord.messaging.access.family import own_conversations
from accord.messaging.facts.family_rows import FOR_SCHOOL, FOR_YOU, FamilyRow, family_page
from accord.messaging.family_words import Standing, news_words, standing, where_it_is
from accord.people.viewer import Viewer

MOST = 12
"""Conversations on the first page; the others stand in the list."""


@dataclass(frozen=True)
class Line:
    """One conversation on a page of the family.

    `token` stands for the child: the class, or the name. `new` says what has not been read yet, '' when all has.
    """

    title: str
    child: str
    token: str
    words: str
    standing: Standing
    url: str
    new: str


@dataclass(frozen=True)
class FamilyPanel:
    """What needs the guardian, what waits for the school, and whether there is more in the list."""

    for_you: list[Line]
    for_school: list[Line]
    more: bool


def family_panel(viewer: Viewer, *, tokens: Mapping[int, str], child_ref: str, at: datetime) -> FamilyPanel:
    """What is open between a guardian and the school, of all children or of one. Four queries.

    `tokens`: what stands for each child whom the person may see today (the class), by the key of the child.
    """
    own = own_conversations(viewer, children=tokens.keys(), child_ref=child_ref)
    page = family_page(own, size=MOST, only_open=True)
    for_you, for_school = (
        lines_of([row for row in page.rows if row.rank == rank], viewer, tokens, at) for rank in (FOR_YOU, FOR_SCHOOL)
    )
    return FamilyPanel(for_you, for_school, bool(page.next_place))


def lines_of(rows: Iterable[FamilyRow], viewer: Viewer, tokens: Mapping[int, str], at: datetime) -> list[Line]:
    """Conversations in words, each told by the clock of its school."""
    zones = {one.school_id: ZoneInfo(one.zone) for one in viewer.guardianships}
    return [
        Line(
            title=row.subject,
            child=row.child,
            token=tokens.get(row.student_id or 0, ""),
            words=where_it_is(row, at=at, zone=zones[row.school_id]),
            standing=standing(row, at=at, zone=zones[row.school_id]),
            url=address("family_messages:conversation", row.ref),
            new=news_words(row),
        )
        for row in rows
    ]
