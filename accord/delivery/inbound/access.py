"""The only way in which a page obtains incoming mail and the addresses of a school.

Mail that may come from somebody's own family is not shown to that member of staff (SEE-4); a colleague sorts it.
A reply is shown to whoever may read what is replied to, of the office or not, and to nobody else.
"""

from datetime import timedelta

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from accord.delivery.inbound import guards
from accord.delivery.inbound.keeping import read_kept
from accord.delivery.inbound.mail import IncomingMail
from accord.delivery.inbound.reading import read_mail
from accord.delivery.models import InboundAddress, InboundMail
from accord.people.access import get_post_that_may, get_school_of
from accord.people.access.posts import get_post_for, refused
from accord.people.facts.reach import own_relatives
from accord.people.models import Team
from accord.people.viewer import Post, Viewer
from accord.rules.visibility import Act

__all__ = [
    "addresses_for",
    "get_address_for",
    "get_mail_for",
    "get_post_that_may",
    "get_post_that_reads",
    "get_school_of",
    "homeless_mail",
    "mail_for",
    "original",
    "teams_for",
    "understood",
]

STUCK = timedelta(minutes=10)
"""Mail that has waited so long to be read is shown as it is: something keeps it from being sorted."""


def mail_for(post: Post, show: str = "waiting") -> QuerySet[InboundMail]:
    """Return mail that found no place, newest first: what waits, what machines sent, or what was sorted."""
    mail = _within(post)
    stuck = Q(stray__isnull=True, placement__isnull=True, received_at__lt=post.at - STUCK)
    if show == "sorted":
        return mail.filter(sorting__isnull=False).order_by("-sorting__sorted_at", "-id")
    if show == "machines":
        found = mail.filter(stray__from_machine=True, sorting__isnull=True)
    else:
        found = mail.filter(Q(stray__from_machine=False, sorting__isnull=True) | stuck)
    return found.order_by("-received_at", "-id")


def get_mail_for(post: Post, ref: str) -> InboundMail:
    """Return one mail of the office's list, sorted or not, else 404; mail that found its place is read there."""
    return get_object_or_404(_within(post).filter(placement__isnull=True), ref=ref)


def _within(post: Post) -> QuerySet[InboundMail]:
    mail = InboundMail.objects.filter(school_id=post.school_id).exclude(guards.closed_to(post))
    if not post.may(Act.SORT_MAIL):
        mail = mail.filter(guards.open_to(post))
    if post.own_guardian_id is not None:
        mail = mail.exclude(stray__proposed__in=own_relatives(post))
    return mail.select_related("stray__proposed", "sorting__sorted_by", "sorting__guardian", "school", "placement")


def get_post_that_reads(viewer: Viewer, school_slug: str, ref: str) -> Post:
    """Return the post of whoever may read one mail of the list: the office, and who may read what it replies to."""
    post = get_post_for(viewer, school_slug)
    if not post.may(Act.SORT_MAIL) and not _within(post).filter(placement__isnull=True, ref=ref).exists():
        raise refused(post)
    return post


def understood(mail: InboundMail) -> IncomingMail:
    """Return what a mail says, read again from its bytes."""
    try:
        raw = read_kept(mail.path)
    except OSError:
        return IncomingMail(understood=False, why="gone", subject=mail.subject)
    return read_mail(raw)


def original(mail: InboundMail) -> bytes:
    """Return the bytes of a mail as they came. Raises OSError when the file is gone."""
    return read_kept(mail.path)


def homeless_mail() -> QuerySet[InboundMail]:
    """Return mail of which nothing tells the school; no page shows it, only whoever runs the house sees it."""
    return InboundMail.objects.filter(school__isnull=True).order_by("received_at")


def addresses_for(post: Post) -> QuerySet[InboundAddress]:
    """Return the addresses at which the school receives mail."""
    return InboundAddress.objects.filter(school_id=post.school_id, ended_at__isnull=True).select_related("team")


def get_address_for(post: Post, ref: str) -> InboundAddress:
    """Return one address of the school that is in use, else 404."""
    return get_object_or_404(addresses_for(post).select_related("school"), ref=ref)


def teams_for(post: Post) -> list[Team]:
    """Return the teams for which an address can be."""
    return list(Team.objects.filter(school_id=post.school_id, ended_at__isnull=True))
