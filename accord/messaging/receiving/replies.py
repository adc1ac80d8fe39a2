"""A reply by e-mail in a conversation: the same actions, rules and holds as in the portal."""

from django.http import Http404
from django.utils import translation
from django.utils.translation import gettext as _

from accord.core.errors import DomainError
from accord.delivery.inbound.mail import IncomingMail
from accord.delivery.inbound.receivers import Outcome
from accord.delivery.models import InboundMail
from accord.messaging import waking
from accord.messaging.access import get_conversation_for, get_own_conversation_for
from accord.messaging.actions.acknowledge_message import acknowledge_message
from accord.messaging.actions.answer_family import answer_family
from accord.messaging.actions.write_message import write_message
from accord.messaging.files import keep_files
from accord.messaging.models import Conversation, Message
from accord.messaging.receiving.own_card import GREETING_WORDS, is_name
from accord.messaging.receiving.own_details import without_own_details
from accord.messaging.receiving.said import Said, known_before, said_in
from accord.people.access.posts import refused
from accord.people.models import Guardian, StaffMember
from accord.people.viewer import Viewer, viewer_of
from accord.rules.visibility import Act

ACKNOWLEDGES = frozenset({"+ok", "+ ok", "+ok."})
"""What staff write to say only that a message has arrived."""


class ReplyReceiver:
    """Takes a reply of a guardian as a message, and one of staff as an answer.

    Who wrote has been proven before. Whether they may read the conversation is asked now: it may have gone to
    somebody else since the mail left.
    """

    def receive(self, mail: IncomingMail, record: InboundMail) -> Outcome:
        """Make a message of a reply; what cannot be one is refused with a sentence for the office."""
        writer = record.guardian or record.staff
        if writer is None or writer.login is None:
            return Outcome()
        with translation.override(writer.school.main_language):
            try:
                return self._receive(mail, record, writer, viewer_of(writer.login))
            except Http404:
                return Outcome(refused=_gone(writer))
            except DomainError as refusal:
                return Outcome(refused=f"{refusal.message} {refusal.remedy}".strip())

    def _receive(
        self, mail: IncomingMail, record: InboundMail, writer: Guardian | StaffMember, viewer: Viewer
    ) -> Outcome:
        said = said_in(mail, writer)
        conversation = _conversation(record, writer, viewer)
        before, said = known_before(conversation, said, writer)
        if before:
            return Outcome(subject=f"message:{before.ref}")
        if isinstance(writer, Guardian):
            message = _write(conversation, writer, said, viewer.actor, record)
        else:
            message = _answer(conversation, writer, said, viewer.actor, record)
        keep_files(message, without_own_details(mail.attachments, writer), record.received_at)
        return Outcome(subject=f"message:{message.ref}")


def _conversation(record: InboundMail, writer: Guardian | StaffMember, viewer: Viewer) -> Conversation:
    """The conversation that is replied to, if the writer may read and answer it now. Raises Http404 or DomainError."""
    if isinstance(writer, Guardian):
        return get_own_conversation_for(viewer, record.reply_ref)
    post = viewer.post_at(writer.school.slug)
    if post is None:
        raise Http404
    if not post.may(Act.ANSWER_FAMILIES):
        raise refused(post)
    return get_conversation_for(post, record.reply_ref)


def _write(conversation: Conversation, guardian: Guardian, said: Said, actor: str, record: InboundMail) -> Message:
    message = write_message(
        conversation=conversation,
        guardian=guardian,
        text=said.text,
        folded=said.folded,
        language=said.language,
        channel=Message.Channel.EMAIL,
        mail_message_id=said.message_id,
        by=actor,
        at=record.received_at,
    ).message
    waking.have_wording_looked_at(message, record.received_at)
    return message


def _answer(conversation: Conversation, staff: StaffMember, said: Said, actor: str, record: InboundMail) -> Message:
    if _only_acknowledges(said.text, staff):
        return acknowledge_message(conversation=conversation, staff=staff, by=actor, at=record.received_at)
    return answer_family(
        conversation=conversation,
        staff=staff,
        text=said.text,
        folded=said.folded,
        language=said.language,
        channel=Message.Channel.EMAIL,
        mail_message_id=said.message_id,
        by=actor,
        at=record.received_at,
    ).message


def _only_acknowledges(text: str, staff: StaffMember) -> bool:
    """Whether nothing but `+ok` is said, perhaps with the greeting and name with which mail programs end."""
    first, *end = [line.strip() for line in text.split("\n") if line.strip()] or [""]
    return first.lower() in ACKNOWLEDGES and (
        not end or (len(end) <= 2 and len(end[0].split()) <= GREETING_WORDS and is_name(end[-1], staff))
    )


def _gone(writer: Guardian | StaffMember) -> str:
    if isinstance(writer, Guardian):
        return _("%(name)s does not take part in this conversation any more.") % {"name": writer.called}
    return _("This conversation has gone to somebody else since, so the answer of %(name)s has not left.") % {
        "name": writer.called
    }
