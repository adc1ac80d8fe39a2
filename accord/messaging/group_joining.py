"""When two records of one person are joined, what they wrote and accepted in class spaces follows to the kept one."""

from collections.abc import Mapping
from datetime import datetime

from accord.messaging.models import GroundRulesAcceptance, GroupMember, GroupPost, PostPause, PostReport, SecondLook
from accord.people.joining.kinds import Person
from accord.people.models import Guardian, StaffMember


def carry_posts(kept: Person, away: Person, at: datetime) -> Mapping[str, int]:
    """Carry posts, reports and membership over; what the kept record has already said of itself holds."""
    if isinstance(kept, Guardian) and isinstance(away, Guardian):
        moved = GroupPost.objects.filter(guardian=away).update(guardian=kept)
        known = PostReport.objects.filter(guardian=kept, settled_at__isnull=True).values("post")
        PostReport.objects.filter(guardian=away).exclude(post__in=known, settled_at__isnull=True).update(guardian=kept)
        there = GroupMember.objects.filter(guardian=kept).values("space")
        GroupMember.objects.filter(guardian=away).exclude(space__in=there).update(guardian=kept)
        for acceptance in GroundRulesAcceptance.objects.filter(guardian=away):
            same = {"space": acceptance.space, "guardian": kept, "rules_sha256": acceptance.rules_sha256}
            if not GroundRulesAcceptance.objects.filter(**same).exists():
                GroundRulesAcceptance.objects.filter(pk=acceptance.pk).update(guardian=kept)
        return {"group_posts": moved}
    if isinstance(kept, StaffMember) and isinstance(away, StaffMember):
        moved = GroupPost.objects.filter(staff=away).update(staff=kept)
        there = GroupMember.objects.filter(staff=kept).values("space")
        GroupMember.objects.filter(staff=away).exclude(space__in=there).update(staff=kept)
        PostPause.objects.filter(by=away).update(by=kept)
        SecondLook.objects.filter(by=away).update(by=kept)
        return {"group_posts": moved}
    return {}
