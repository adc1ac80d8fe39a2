"""Who waits for Ms Tan, for tests of her desk."""

from datetime import timedelta

from accord.messaging.actions.redirect_conversation import redirect_conversation
from accord.messaging.models import Conversation, Message
from accord.messaging.tests.written import write
from accord.web.demo import Cast
from tests.cast import MONDAY

TWO = (("amina", "idris", "A hat"), ("ewa", "lena", "A bus"))


def two_wait_for_tan(people: Cast) -> list[Conversation]:
    """Two families wrote this morning, about a hat and about a bus; both have reached her."""
    found = []
    for hours, (guardian, student, subject) in enumerate(TWO, 3):
        at = MONDAY - timedelta(hours=hours)
        matter = write(people, at, who=guardian, child=student, subject=subject).message.conversation
        redirect_conversation(
            conversation=matter, to_staff=people.staff["tan"], to_team=None, by_staff=None, by="login:test", at=at
        )
        found.append(matter)
    Message.objects.update(visible_at=MONDAY - timedelta(hours=2))
    Conversation.objects.update(visible_to_staff_at=MONDAY - timedelta(hours=2))
    return found
