"""Somebody reports a post."""

from datetime import datetime

from django.db import transaction

from accord.core import audit
from accord.messaging.facts.group_spaces import holders_of, who_looks_after
from accord.messaging.group_notices import tell_of_danger, tell_of_report
from accord.messaging.models import GroupPost, PostReport
from accord.people.models import Guardian
from accord.rules.visibility import Act


@transaction.atomic
def report_post(
    *, post: GroupPost, guardian: Guardian, reason: str, child_at_risk: bool, by: str, at: datetime
) -> PostReport:
    """A guardian reports a post; the staff of the class are told in their working time, the writer never by whom.

    Reported by the same person twice it stays one report. A post of the only teacher goes to the leaders.
    """
    report, is_new = PostReport.objects.get_or_create(
        post=post, guardian=guardian, settled_at=None, defaults={"reason": reason.strip(), "created_at": at}
    )
    if is_new:
        moderators = [staff for staff in who_looks_after(post.space, at) if _moderates(staff.login_id, post)]
        moderators = [staff for staff in moderators if staff.pk != post.staff_id]
        leaders = [one for one in holders_of(post.space, Act.REVIEW_POSTS, at) if one.pk != post.staff_id]
        # The house tells, so that no log of notices says who reported.
        tell_of_report(post, moderators or leaders, at, once=f"group_report:{report.ref}", by="house:spaces")
    if child_at_risk:
        tell_of_danger(post, holders_of(post.space, Act.READ_SAFEGUARDING, at), at, by="house:spaces")
    audit.record(
        by=by, verb="report_post", subject=f"post:{post.ref}", school=post.space.school.ref,
        details={"report": report.ref, "child_at_risk": child_at_risk},
    )  # fmt: skip
    return report


def _moderates(login_id: int | None, post: GroupPost) -> bool:
    """Whether a member of staff is nobody of the writer's own family."""
    if login_id is None or post.guardian_id is None:
        return True
    relatives = Guardian.objects.filter(contacts__student__contacts__guardian=post.guardian_id)
    return not relatives.filter(login_id=login_id).exists()
