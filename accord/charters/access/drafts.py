"""The way to a draft, its clauses and rules, and to the school's other policies: always those of one's own school."""

from django.http import Http404

from accord.charters.models import Charter, Clause, ClauseRule, Edition, LaidAside, SchoolPolicy
from accord.charters.writing import refuse_unless_draft
from accord.people.viewer import Post


def get_edition_of(post: Post, ref: str) -> Edition:
    """Return an edition of this very school, whatever its standing."""
    editions = Edition.objects.select_related("charter__school", "based_on", "publication", "discard")
    found = editions.filter(charter__school_id=post.school_id, ref=ref).first()
    if found is None:
        raise Http404
    return found


def get_draft_of(post: Post, ref: str) -> Edition:
    """Return a draft of this very school. Raises DomainError for one that is published or discarded."""
    found = get_edition_of(post, ref)
    refuse_unless_draft(found)
    return found


def get_clause_of(post: Post, ref: str) -> Clause:
    """Return a clause of a draft of this very school."""
    clauses = Clause.objects.select_related("section", "edition__charter__school")
    found = clauses.filter(edition__charter__school_id=post.school_id, ref=ref).first()
    if found is None:
        raise Http404
    refuse_unless_draft(found.edition)
    return found


def get_rule_of(post: Post, ref: str) -> ClauseRule:
    """Return a rule of a draft of this very school."""
    rules = ClauseRule.objects.select_related("clause__section", "edition__charter__school")
    found = rules.filter(edition__charter__school_id=post.school_id, ref=ref).first()
    if found is None:
        raise Http404
    refuse_unless_draft(found.edition)
    return found


def get_removed_clause_of(post: Post, ref: str) -> LaidAside:
    """Return a clause that was taken out of a draft of this very school."""
    removed = LaidAside.objects.select_related("edition__charter__school")
    mine = {"edition__charter__school_id": post.school_id, "kind": LaidAside.Kind.CLAUSE}
    found = removed.filter(ref=ref, **mine).first()
    if found is None:
        raise Http404
    return found


def get_policy_of(post: Post, ref: str) -> SchoolPolicy:
    """Return a policy that this very school has now."""
    found = SchoolPolicy.objects.select_related("school").filter(school_id=post.school_id, ref=ref, ended_at=None)
    policy = found.first()
    if policy is None:
        raise Http404
    return policy


def charter_of(post: Post) -> Charter | None:
    """Return the charter of the school, if it has begun one."""
    return Charter.objects.filter(school_id=post.school_id).first()


def drafts_of(post: Post) -> list[Edition]:
    """Return the drafts of the school, the latest first."""
    editions = Edition.objects.select_related("charter__school", "based_on")
    mine = editions.filter(charter__school_id=post.school_id, publication=None, discard=None)
    return list(mine.order_by("-created_at", "-id"))
