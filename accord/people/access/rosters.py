"""Roster imports, for those whose role is to bring rosters in; strangers get 404."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from accord.people.access.posts import refused
from accord.people.models import ColumnMatch, RosterImport
from accord.people.viewer import Post
from accord.rules.visibility import Act
from accord.schools.models import AcademicYear


def rosters_for(post: Post) -> QuerySet[RosterImport]:
    """Return the imports of the school, the newest first."""
    if not post.may(Act.IMPORT_ROSTER):
        raise refused(post)
    return RosterImport.objects.filter(school_id=post.school_id)


def get_roster_for(post: Post, ref: str) -> RosterImport:
    """Return one import of the school, else 404 or a refusal."""
    return get_object_or_404(rosters_for(post).select_related("school"), ref=ref)


def years_for_roster(post: Post) -> list[AcademicYear]:
    """Return the school years that classes of a table may belong to: this one and the next, the newest last."""
    years = AcademicYear.objects.filter(school_id=post.school_id, ends_on__gte=post.on)
    return list(years.order_by("starts_on"))


def get_column_match_for(post: Post, table: str, signature: str) -> dict[int, str]:
    """Return how the school read a table with this first line before; empty when it is new."""
    kept = ColumnMatch.objects.filter(school_id=post.school_id, table=table, signature=signature).first()
    return {int(position): field for position, field in kept.columns.items()} if kept else {}
