"""Replies that found no place: read only by those who may read the conversation to which they belong."""

from django.db.models import Exists, OuterRef, Q

from accord.core.addresses import address
from accord.delivery.actions.tell import About, tell
from accord.delivery.inbound.mail import IncomingMail, Nature
from accord.delivery.models import InboundMail
from accord.delivery.wording import Words, gettext_noop
from accord.messaging.access import conversations_for
from accord.messaging.facts.readers import told_of_it
from accord.messaging.models import Conversation
from accord.messaging.notices import MESSAGE, first_told_of
from accord.people.viewer import Post


class ReplyGuard:
    """Keeps what stands in the office's list from those of the office who may not read the conversation (READ-1 on).

    The reply of a guardian from another address is such a mail, and the answer of staff who are no longer with the
    school: its words are of the matter all the same.
    """

    def open_to(self, post: Post) -> Q:
        """Replies in conversations that a post may read."""
        return Q(Exists(conversations_for(post).filter(ref=OuterRef("reply_ref")).order_by()))

    def closed_to(self, post: Post) -> Q:
        """Replies in conversations that there are and a post may not read."""
        return Q(Exists(Conversation.objects.filter(ref=OuterRef("reply_ref")))) & ~self.open_to(post)

    def stands_in_list(self, mail: IncomingMail, record: InboundMail) -> None:
        """Tell whoever has a confidential conversation that a reply waits to be looked at: the office cannot."""
        conversation = Conversation.objects.filter(ref=record.reply_ref, confidential=True).first()
        if conversation is None or mail.nature is not Nature.LETTER:
            return
        at = record.received_at
        tell(
            school=conversation.school, kind=MESSAGE, recipients=told_of_it(conversation, at),
            subject=Words(gettext_noop("A reply that nobody has read yet")),
            text=Words(gettext_noop("It came from an address that we do not know, or too late. Please look at it.")),
            about=About("conversation", conversation.ref),
            url=address("mail:stray", conversation.school.slug, record.ref), confidential=True,
            not_before=lambda person: first_told_of(conversation, person, at), by="house:mail", at=at,
            once=f"reply:{record.ref}",
        )  # fmt: skip
