"""What concerns and worries show on first pages: what needs the family, what waits on staff and the lead."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accord.concerns.access.concerns import (
    asked_of_child,
    asked_views_for,
    concerns_for,
    has_own_concerns,
    own_concerns,
)
from accord.concerns.access.worries import worries_for
from accord.concerns.concern_rows import Row, family_rows, staff_rows
from accord.people.viewer import Post, Viewer
from accord.rules.visibility import Act

MOST = 20
FEW = 5


@dataclass(frozen=True)
class Waits:
    """One thing on a first page: what, in a line, where it stands, and where it is done."""

    title: str
    words: str
    kind: str
    standing: str
    url: str
    is_worry: bool = False


@dataclass(frozen=True)
class FamilyConcerns:
    """What needs the family, and what waits for the school."""

    for_you: list[Waits]
    for_school: list[Waits]


def family_concerns(viewer: Viewer, at: datetime, *, child_ref: str = "") -> FamilyConcerns:
    """What is open of a family's own concerns, and what a student is asked; nothing for whoever raised none."""
    if not viewer.guardianships:
        return FamilyConcerns(_of_student(viewer), [])
    if not has_own_concerns(viewer):
        return FamilyConcerns([], [])
    rows = own_concerns(viewer).filter(closed_at__isnull=True, complaint__isnull=True)
    rows = rows.filter(student__ref=child_ref) if child_ref else rows
    found = [row for row in family_rows(rows[:MOST], at) if row.is_open]
    return FamilyConcerns(
        [_waits(row, _("Your concern")) for row in found if row.needs_them],
        [_waits(row, _("Your concern")) for row in found if not row.needs_them],
    )


def desk_concerns(post: Post, at: datetime) -> list[Waits]:
    """What waits on a member of staff: a worry that nobody has read, concerns that they have, questions to them."""
    found: list[Waits] = []
    if post.may(Act.RAISE_WORRY):
        unread = worries_for(post).filter(seen_at__isnull=True, closed_at__isnull=True).count()
        if unread:
            words = ngettext("%(num)s worry about a child", "%(num)s worries about a child", unread) % {"num": unread}
            url = reverse("safeguarding:worries", args=[post.school_slug])
            found.append(Waits(words, _("Please read it now."), "late", _("Not read yet"), url, is_worry=True))
    if not post.may(Act.ANSWER_CONCERNS):
        return found
    for asked in asked_views_for(post).filter(answered_at__isnull=True)[:FEW]:
        url = reverse("concerns:asked", args=[post.school_slug, asked.ref])
        words = _("%(name)s asks how you see a matter") % {"name": asked.by.called}
        found.append(Waits(words, "", "calm", _("Give your view"), url))
    rows = staff_rows(concerns_for(post).filter(closed_at__isnull=True, complaint__isnull=True)[:MOST], at)
    return found + [_waits(row, _("A concern of %(name)s") % {"name": row.family}) for row in rows if row.needs_them]


def _waits(row: Row, title: str) -> Waits:
    named = _("%(what)s · %(child)s") % {"what": title, "child": row.child} if row.child else title
    return Waits(named, row.words, row.standing.kind, row.standing.words, row.url)


def _of_student(viewer: Viewer) -> list[Waits]:
    if not viewer.student_ids:
        return []
    return [
        Waits(
            _("You can say how you see it"), _("Somebody at home has told the school that something troubles you."),
            "calm", _("If you like"), reverse("family_concerns:child", args=[one.ref]),
        )
        for one in asked_of_child(viewer)[:FEW]
    ]  # fmt: skip
