"""Who may arrange a visit of a guardian who comes by arrangement only, and what staff may offer instead."""

from django.utils.translation import gettext as _

from accord.conduct.facts import restrictions_on
from accord.people.models import Guardian
from accord.people.viewer import Post
from accord.rules.restrictions import Deed, offered_instead
from accord.rules.visibility import Act


def may_arrange(guardian: Guardian, post: Post) -> bool:
    """Whether a visit of this guardian may be arranged by the post: their one contact, or somebody who leads."""
    found = restrictions_on([guardian.pk], post.at).get(guardian.pk, ())
    return post.may(Act.HANDLE_INCIDENTS) or any(one.contact == post.ref for one in found)


def offers_for(guardian: Guardian, post: Post) -> list[str]:
    """The ways that may be offered to a guardian instead of a visit, in words; empty where visits are open."""
    found = restrictions_on([guardian.pk], post.at).get(guardian.pk, ())
    words = {
        Deed.MEET_BY_VIDEO: _("A talk by video"),
        Deed.TELEPHONE: _("A talk by telephone"),
        Deed.WRITE: _("A message in the conversation"),
    }
    instead = offered_instead(Deed.MEET_IN_PERSON, found, post.at) or offered_instead(Deed.COME_ON_SITE, found, post.at)
    return [words[deed] for deed in instead if deed in words]
