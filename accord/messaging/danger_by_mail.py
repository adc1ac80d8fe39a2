"""Words of a child at risk in what came by mail: no page could ask its writer, so staff are asked whether the lead is
to have it. Nothing of the looking is kept, and no machine passes anything on.
"""

from accord.messaging.before_sending import speaks_of_danger
from accord.messaging.facts.routes import SAFEGUARDING
from accord.messaging.facts.story import Story
from accord.messaging.models import Conversation, Message
from accord.schools.facts import settings_of
from accord.schools.models import School


def speaks_of_a_child_at_risk(text: str, language: str, school: School) -> bool:
    """Whether a mail holds words of a child at risk, in its language or one of the school's."""
    return speaks_of_danger(text, language or school.main_language, settings_of(school).languages.value)


def lead_is_proposed(story: Story, conversation: Conversation) -> bool:
    """Whether staff are asked to think of the safeguarding lead: a mail that nobody has answered yet holds such words.

    What was written on a page is left to its writer, who was offered the lead there.
    """
    if conversation.topic == SAFEGUARDING or conversation.closed_at is not None:
        return False
    answers = [one.written_at for one in story.messages if one.staff_id and one.kind != Message.Kind.RECEIPT]
    since = max(answers, default=None)
    return any(
        speaks_of_a_child_at_risk(one.text, one.language, conversation.school)
        for one in story.messages
        if one.channel == Message.Channel.EMAIL and one.staff_id is None and one.visible_at
        and (since is None or one.written_at > since)
    )  # fmt: skip
