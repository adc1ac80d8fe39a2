"""What stands beside the story of a conversation at the desk, told from what was read for the story already."""

from datetime import datetime

from accord.messaging.access.desk_marks import OnItsWay
from accord.messaging.facts.answering import FORGOTTEN, mark_of
from accord.messaging.facts.happened import Reader, What
from accord.messaging.facts.helping import staff_member_of
from accord.messaging.facts.story import Story, story_of
from accord.messaging.models import Conversation, Message
from accord.people.viewer import Post
from accord.rules.sending import EMERGENCY_LASTS


def story_at_desk(conversation: Conversation, post: Post) -> Story:
    """Read the story of a conversation as a post sees it, with all that stands beside it."""
    reader = Reader(post.staff_id, post.at - FORGOTTEN, post.at - EMERGENCY_LASTS)
    return story_of(conversation, for_family=False, reader=reader, known=[staff_member_of(post)])


def promise_of(story: Story) -> tuple[str, datetime] | None:
    """The promise that is due next, its kind and its date; a message that still waits has none on the desk."""
    return min(((one.because, one.at) for one in story.of(What.PROMISED)), key=lambda one: one[::-1], default=None)


def on_its_way(story: Story) -> OnItsWay | None:
    """The latest answer that is written and has not left yet."""
    written = [one for one in story.messages if one.staff_id and one.kind != Message.Kind.RECEIPT]
    waiting = [one.waits_until for one in written if one.waits_until and one.visible_at is None]
    return OnItsWay(waiting[-1]) if waiting else None


def answering_now(story: Story) -> list[str]:
    """The names of colleagues who are answering just now."""
    people = {one.staff.pk: one.staff for one in story.of(What.ANSWERING) if one.staff}.values()
    return [one.called for one in sorted(people, key=lambda one: (one.family_name, one.given_name, one.pk))]


def seen_in(story: Story) -> str:
    """A mark of what staff can read in it, as `seen_until` makes it."""
    said = [(one.written_at, one.visible_at) for one in story.messages if one.staff_id or one.visible_at]
    return mark_of([*said, *((one.at, one.at) for one in story.of(What.CHILD_NAMED))])


def is_new_in(story: Story) -> bool:
    """Whether something of the family came that the reader has not seen."""
    arrived = [one.visible_at for one in story.messages if one.staff_id is None and one.visible_at]
    read = [one.at for one in story.of(What.READ)]
    return bool(arrived) and (not read or max(read) < max(arrived))
