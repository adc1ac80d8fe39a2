"""Ready answers of one's own school; who may change them."""

from django.http import Http404

from accord.messaging.models import MessageTemplate
from accord.people.access.posts import refused
from accord.people.viewer import Post
from accord.rules.visibility import Act


def get_template_for(post: Post, ref: str) -> MessageTemplate:
    """Return a ready answer that the post may change. Raises Http404, or NotYours for one of a colleague."""
    found = MessageTemplate.objects.filter(school_id=post.school_id, ended_at__isnull=True, ref=ref)
    template = found.select_related("school").first()
    if template is None:
        raise Http404
    if not may_change(post, template):
        raise refused(post)
    return template


def may_change(post: Post, template: MessageTemplate) -> bool:
    """Whoever wrote a ready answer changes it, and so do the office and leaders."""
    return template.by_id == post.staff_id or post.may(Act.READ_FRONT_DOOR) or post.may(Act.SEE_WORKLOAD)
