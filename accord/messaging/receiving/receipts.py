"""A letter to the school's address is confirmed to its sender, where that harms nobody; off until a school wants it.

It goes by RFC 3834: marked as written by a machine, in answer to the one mail, to nobody else, without a word of what
was written. Nothing in it tells whether the sender is known.
"""

from datetime import timedelta
from email.utils import formataddr, parseaddr

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import translation
from django.utils.translation import gettext as _

from accord.core import words
from accord.delivery.inbound.destinations import destination_of
from accord.delivery.inbound.mail import IncomingMail
from accord.delivery.models import InboundMail
from accord.messaging.danger_by_mail import speaks_of_a_child_at_risk
from accord.messaging.facts.phones import phone_now
from accord.messaging.facts.timing import charter_at
from accord.messaging.mail_notices import answered
from accord.messaging.models import Hold, Message
from accord.rules.mail_receipts import LetterFacts, may_confirm
from accord.schools.facts import settings_of

ONCE_IN = timedelta(hours=24)


def confirm(mail: IncomingMail, record: InboundMail, message: Message) -> bool:
    """Confirm a letter to its sender, once in a day; returns whether it was. RECEIPT-1 to RECEIPT-3."""
    trusted = settings.ACCORD_MAIL_RECEIPTS_TRUST
    if not trusted or not may_confirm(_facts(mail, record, trusted)):
        return False
    _letter(mail, record, message).send()
    return True


def _facts(mail: IncomingMail, record: InboundMail, trusted: str) -> LetterFacts:
    at, sender = record.received_at, mail.sender.address
    earlier = InboundMail.objects.filter(
        sender_address=record.sender_address, received_at__gt=at - ONCE_IN, received_at__lte=at, pk__lt=record.pk
    )
    by_hand = mail.answerable and not mail.signs and "several-senders" not in mail.notes
    return LetterFacts(
        sender=sender,
        by_hand=by_hand and destination_of(sender, at=at) is None,
        verdicts=mail.authentication,
        trusted=trusted,
        confirmed_lately=earlier.exists(),
    )


def _danger(message: Message, record: InboundMail) -> list[str]:
    """What to do in danger; where the words may be about a child at risk, also the number to ask for the lead."""
    school, at = message.conversation.school, record.received_at
    first = _("Is somebody in danger now? Please do not wait for an answer. Call the emergency number.")
    phone = phone_now(school, charter_at(school, at), at)
    if not phone.number or not speaks_of_a_child_at_risk(message.text, message.language, school):
        return [first]
    ask = _("Are you worried about a child? Call %(phone)s and ask for the safeguarding lead.")
    return [first, ask % {"phone": phone.number}, str(answered(phone))]


def _letter(mail: IncomingMail, record: InboundMail, message: Message) -> EmailMessage:
    school, at = message.conversation.school, record.received_at
    hold = Hold.objects.filter(message=message, release__isnull=True).first()
    with translation.override(school.main_language):
        said = {"school": school.name}
        sentences = [
            _("Thank you for writing to %(school)s. Your message has come.") % said,
            _("The school reads it %(moment)s.") % {"moment": words.moment(hold.until, at, settings_of(school).zone)}
            if hold
            else _("The school has it now."),
            *_danger(message, record),
            _("This note was sent by a machine, once. You can answer it if you have something to add."),
        ]
        subject = _("Your message to %(school)s has come") % said
    answered = [mail.message_id] if mail.message_id else []
    return EmailMessage(
        subject=subject,
        body="\n\n".join([*sentences, f"--\n{school.name}"]) + "\n",
        from_email=formataddr((school.name, parseaddr(settings.DEFAULT_FROM_EMAIL)[1])),
        to=[mail.sender.address],
        reply_to=[record.address],
        headers={
            "Auto-Submitted": "auto-replied",
            "X-Auto-Response-Suppress": "All",
            "Content-Language": school.main_language,
            **(
                {"In-Reply-To": answered[0], "References": " ".join([*mail.references[-20:], *answered])}
                if answered
                else {}
            ),
        },
    )
