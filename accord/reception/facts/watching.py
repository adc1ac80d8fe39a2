"""Whom reception watches for today, and which limits somebody may ask this for."""

from dataclasses import dataclass

from accord.conduct.facts import restrictions_on
from accord.conduct.models import Restriction
from accord.people.facts.reach import own_relatives
from accord.people.models import Guardian
from accord.people.viewer import Post
from accord.reception.facts.calling import Call, call_for
from accord.reception.facts.counter import coming_today
from accord.reception.models import Watch
from accord.rules.reception import ComingDecision, is_watched_for
from accord.rules.restrictions import Deed, Restricted, changes, decide_deed


@dataclass(frozen=True)
class WatchLine:
    """Somebody to watch for, and what to do."""

    guardian_ref: str
    name: str
    decision: ComingDecision
    call: Call | None


@dataclass(frozen=True)
class OwnLimit:
    """A limit that the post decided, which changes how somebody comes in; `watched`: reception was asked."""

    ref: str
    name: str
    kind: str
    ends_at: object
    watched: bool


def watched_for(post: Post) -> list[WatchLine]:
    """Whom reception was asked to watch for, as long as it changes something; never the post's own family."""
    rows = Watch.objects.filter(ended_at__isnull=True, restriction__school_id=post.school_id)
    guardians = Guardian.objects.filter(restrictions__watches__in=rows).exclude(id__in=own_relatives(post)).distinct()
    lines = []
    for guardian in guardians:
        held = restrictions_on([guardian.pk], post.at).get(guardian.pk, ())
        asked = {
            row.restriction.ref for row in rows.filter(restriction__guardian=guardian).select_related("restriction")
        }
        those = [one for one in held if one.ref in asked]
        if is_watched_for(decide_deed(Deed.COME_ON_SITE, those, post.at), asked=bool(those)):
            lines.append(WatchLine(guardian.ref, guardian.called, coming_today(guardian, post), call_for(post, held)))
    return lines


def own_limits(post: Post) -> list[OwnLimit]:
    """The limits that the post decided, that hold now, and that change how somebody comes in."""
    rows = Restriction.objects.filter(
        school_id=post.school_id, decided_by_id=post.staff_id, starts_at__lte=post.at, ends_at__gt=post.at
    ).exclude(lifting__at__lte=post.at)
    watched = set(
        Watch.objects.filter(restriction__in=rows, ended_at__isnull=True).values_list("restriction", flat=True)
    )
    return [
        OwnLimit(row.ref, row.guardian.called, str(row.get_kind_display()), row.ends_at, row.pk in watched)
        for row in rows.select_related("guardian")
        if changes(Restricted(row.kind), Deed.COME_ON_SITE)
    ]
