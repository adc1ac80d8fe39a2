"""Strong wording in what came by mail: readers who wish it see it folded, as with what was written on a page."""

from datetime import datetime

from accord.messaging.before_sending import look
from accord.messaging.models import Message
from accord.messaging.wording import Looked, note_wording


def fold_where_strong(message: Message, at: datetime) -> None:
    """Look at the words of a family's mail once it has its place; nothing of the looking is kept but the fold.

    Its writer saw no page and was asked nothing, so nothing is counted. It may take two seconds: no transaction waits.
    """
    school = message.conversation.school
    seen = look(message.text, school=school, language=message.language or school.main_language, at=at)
    note_wording(message, Looked(strong=seen.folds), at)
