"""The posts of a group space as one reader may see them, a page at a time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from accord.messaging.models import GroupMember, GroupPost, GroupSpace, PostPause, PostReport
from accord.people.facts import staff_name
from accord.rules.group_spaces import ModeratorFacts, may_moderate

A_PAGE = 30


class State(StrEnum):
    """Where a post stands for its reader."""

    SHOWN = "shown"
    WAITING = "waiting"
    PAUSED = "paused"
    REMOVED = "removed"
    TAKEN_BACK = "taken_back"


@dataclass(frozen=True)
class PostRow:
    """One post: `called` is what the writer is called here; reports are counted for moderators alone."""

    ref: str
    called: str
    ours: bool
    by_staff: bool
    text: str
    language: str
    written_at: datetime
    state: State
    seen_at: datetime | None
    reason: str = ""
    is_new: bool = False
    answers_called: str = ""
    answers_text: str = ""
    reports: int = 0
    look_asked: bool = False
    may_ask_look: bool = False
    may_moderate: bool = False


@dataclass(frozen=True)
class PostPage:
    """Posts, the newest first, and the post after which the next page begins (empty on the last)."""

    rows: list[PostRow]
    older: str


@dataclass(frozen=True)
class Reader:
    """Who reads: a guardian or a member of staff; `moderates` sees what is out of sight and what was reported."""

    guardian_id: int = 0
    staff_id: int = 0
    moderates: bool = False
    hidden_from: frozenset[int] = frozenset()

    def wrote(self) -> Q:
        """The reader's own posts."""
        return Q(guardian_id=self.guardian_id) if self.guardian_id else Q(staff_id=self.staff_id)


def posts_seen_by(space: GroupSpace, reader: Reader, at: datetime) -> QuerySet[GroupPost]:
    """The posts of a space that somebody may read: those that are shown, one's own, and all that were seen if one
    moderates. What waits exists for its writer alone.
    """
    paused = PostPause.objects.filter(post=OuterRef("pk"), ended_at__isnull=True)
    seen = Q(visible_at__lte=at)
    shown = seen & Q(taken_back_at__isnull=True) & ~Exists(paused)
    own = reader.wrote() & Q(taken_back_at__isnull=True)
    readable = shown | own | seen if reader.moderates else shown | own
    return GroupPost.objects.filter(readable, space=space)


def page_of_posts(
    space: GroupSpace, reader: Reader, at: datetime, *, after: str = "", read_until: datetime | None = None
) -> PostPage:
    """Return one page of posts, the newest first; `after` is the last one of the page before. Three queries."""
    posts = posts_seen_by(space, reader, at)
    if after:
        last = GroupPost.objects.filter(space=space, ref=after).values_list("written_at", "id").first()
        if last:
            posts = posts.filter(Q(written_at__lt=last[0]) | Q(written_at=last[0], id__lt=last[1]))
    found = list(_with_all(posts, reader).order_by("-written_at", "-id")[: A_PAGE + 1])
    rows = rows_of(found[:A_PAGE], space, reader, at, read_until)
    return PostPage(rows, rows[-1].ref if len(found) > A_PAGE else "")


def row_of(post: GroupPost, reader: Reader, at: datetime) -> PostRow:
    """Return one post as its reader sees it."""
    found = _with_all(GroupPost.objects.filter(pk=post.pk), reader)
    return rows_of(found, post.space, reader, at, None)[0]


def _with_all(posts: QuerySet[GroupPost], reader: Reader) -> QuerySet[GroupPost]:
    pause = PostPause.objects.filter(post=OuterRef("pk"), ended_at__isnull=True)
    posts = posts.select_related("staff", "answers__staff").annotate(
        pause_kind=Subquery(pause.values("kind")[:1]),
        pause_reason=Subquery(pause.values("reason")[:1]),
        pause_look=Subquery(pause.values("second_look__created_at")[:1]),
        pause_looked=Subquery(pause.values("second_look__settled_at")[:1]),
        answered_hidden=Exists(PostPause.objects.filter(post=OuterRef("answers_id"), ended_at__isnull=True)),
    )
    if not reader.moderates:
        return posts
    open_reports = Q(reports__settled_at__isnull=True, reports__isnull=False)
    return posts.annotate(open_reports=Count("reports", filter=open_reports, distinct=True))


def rows_of(
    posts: Iterable[GroupPost], space: GroupSpace, reader: Reader, at: datetime, read_until: datetime | None
) -> list[PostRow]:
    """Return posts as rows; one query for the names of guardians."""
    posts = list(posts)
    guardians = {post.guardian_id for post in posts} | {post.answers.guardian_id for post in posts if post.answers}
    known = [guardian for guardian in guardians if guardian is not None]
    members = GroupMember.objects.filter(space=space, guardian_id__in=known).values_list("guardian_id", "called")
    names: dict[int | None, str] = dict(members)
    return [_row(post, names, reader, at, read_until) for post in posts]


def _row(
    post: GroupPost, names: dict[int | None, str], reader: Reader, at: datetime, read_until: datetime | None
) -> PostRow:
    ours = post.guardian_id == reader.guardian_id if reader.guardian_id else post.staff_id == reader.staff_id
    state, answered = _state(post, at), post.answers
    hides = getattr(post, "answered_hidden", False) or (answered is not None and answered.taken_back_at is not None)
    reason = getattr(post, "pause_reason", "") or ""
    own_family = post.guardian_id in reader.hidden_from
    moderates = reader.moderates and may_moderate(
        ModeratorFacts(teaches_class=True, own_post=ours, own_family=own_family)
    )
    return PostRow(
        ref=post.ref,
        called=_called(post, names),
        ours=ours,
        by_staff=post.staff_id is not None,
        text=post.text,
        language=post.language,
        written_at=post.written_at,
        state=state,
        seen_at=post.visible_at or post.waits_until,
        reason=reason if ours or reader.moderates else "",
        is_new=not ours and read_until is not None and post.visible_at is not None and post.visible_at > read_until,
        answers_called=_called(answered, names) if answered else "",
        answers_text="" if hides or answered is None else _start(answered.text),
        reports=getattr(post, "open_reports", 0) if moderates else 0,
        look_asked=(ours or moderates)
        and getattr(post, "pause_look", None) is not None
        and getattr(post, "pause_looked", None) is None,
        may_moderate=moderates and state is not State.WAITING,
        may_ask_look=ours and state is State.REMOVED and getattr(post, "pause_look", None) is None,
    )


def _state(post: GroupPost, at: datetime) -> State:
    if post.taken_back_at:
        return State.TAKEN_BACK
    if kind := getattr(post, "pause_kind", ""):
        return State(kind)
    return State.SHOWN if post.visible_at and post.visible_at <= at else State.WAITING


def _called(post: GroupPost, names: dict[int | None, str]) -> str:
    return staff_name(post.staff.title, post.staff.called) if post.staff else names.get(post.guardian_id, "")


def _start(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 80 else f"{words[:79].rstrip()}…"


def open_reports_of(post: GroupPost) -> list[PostReport]:
    """What was reported of a post and not settled yet, the oldest first."""
    return list(post.reports.filter(settled_at__isnull=True).select_related("guardian", "staff").order_by("created_at"))
