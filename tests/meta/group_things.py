"""The space of a class with posts in it, for the permission matrix: shown, removed, and one to look at again."""

from datetime import timedelta

from accord.core import clock
from accord.core.models import Record
from accord.messaging.actions.ask_second_look import ask_second_look
from accord.messaging.actions.moderate_post import Step, moderate_post
from accord.messaging.models import GroupPost, GroupSpace
from accord.messaging.tests.spaces import come_in, opened
from accord.web.demo import Cast

CLASSES = {"riverbank": ("4B", "tan"), "hillside": ("8C", "hillside_head")}
FAMILIES = {"riverbank": ("amina", "ewa", "jakub", "siti"), "hillside": ("owen", "siti_hillside")}


def spaced(cast: Cast, slug: str) -> dict[str, Record]:
    """Open the space of a class, let its families in, and return what its addresses name."""
    form, teacher = CLASSES[slug]
    first, *_others, last = families = FAMILIES[slug]
    space = opened(cast, form=form, by=teacher)
    for key in families:
        come_in(cast, space, key, key)
    staff = cast.staff[teacher]
    own = _written(space, guardian=cast.guardians[first])
    removed, looked = (_written(space, guardian=cast.guardians[first]) for _each in range(2))
    for post in (removed, looked):
        moderate_post(post=post, step=Step.REMOVE, reason="Matrix", staff=staff, by="login:matrix", at=clock.now())
    ask_second_look(post=looked, words="", by="login:matrix", at=clock.now())
    return {
        "space": space,
        "own_group_post": own,
        "removed_group_post": removed,
        "looked_group_post": looked,
        "group_post": _written(space, guardian=cast.guardians[last]),
        "staff_group_post": _written(space, staff=staff),
    }


def _written(space: GroupSpace, **writer: object) -> GroupPost:
    at = clock.now() - timedelta(minutes=1)
    return GroupPost.objects.create(space=space, text="Matrix", written_at=at, visible_at=at, **writer)
