"""The way to the remarks on a draft and to its consultations, for staff: always those of one's own school."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from accord.charters.access.drafts import get_edition_of
from accord.charters.models import Comment, Consultation, Edition, ReviewRequest
from accord.people.viewer import Post
from accord.rules.visibility import Act


def may_read_families(post: Post) -> bool:
    """Whether the post reads what families said in a consultation: those who write, approve or publish the charter."""
    return any(post.may(act) for act in (Act.EDIT_CHARTER, Act.APPROVE_CHARTER, Act.PUBLISH_CHARTER))


def requests_for(edition: Edition) -> list[ReviewRequest]:
    """The times a draft was handed to colleagues, the latest first."""
    return list(edition.review_requests.select_related("by").order_by("-id"))


def get_comment_of(post: Post, ref: str) -> Comment:
    """Return a comment on a draft of this very school, by a colleague or, for those who read them, by a family."""
    comments = Comment.objects.select_related("edition__charter__school", "consultation", "by", "answer")
    found = get_object_or_404(comments, edition__charter__school_id=post.school_id, ref=ref)
    if found.consultation_id is not None and not may_read_families(post):
        raise Http404
    return found


def get_consultation_of(post: Post, ref: str) -> Consultation:
    """Return a consultation about a draft of this very school."""
    rows = Consultation.objects.select_related(
        "edition__charter__school__district", "edition__publication", "edition__discard", "by"
    )
    return get_object_or_404(rows, edition__charter__school_id=post.school_id, ref=ref)


def get_other_edition_of(post: Post, ref: str) -> Edition | None:
    """Return the edition with which another is compared, if one was named."""
    return get_edition_of(post, ref) if ref else None
