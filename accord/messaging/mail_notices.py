"""What a guardian who wrote by mail hears: no page told them when it is read, and what to do if it cannot wait.

Nothing of what they wrote stands in it, nor why it waits.
"""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext

from accord.delivery.actions.tell import About, tell
from accord.delivery.inbound.reply_address import reply_address
from accord.delivery.wording import Words, gettext_noop
from accord.messaging.danger_by_mail import speaks_of_a_child_at_risk
from accord.messaging.facts.leaving import had_emergency
from accord.messaging.facts.phones import PhoneNow, phone_now
from accord.messaging.facts.routes import SAFEGUARDING
from accord.messaging.facts.timing import charter_at
from accord.messaging.models import Conversation, Message
from accord.messaging.notices import RECEIPT, family_url, references
from accord.people.models import Guardian, StaffMember
from accord.rules.channels import Urgency
from accord.rules.sending import Held, SendingDecision

ARRIVED = gettext_noop("%(school)s: your message has arrived")
READ_FROM = gettext_noop("It is kept, and it is read from %(when)s.")


def tell_writer(message: Message, decision: SendingDecision, told: StaffMember | None, at: datetime) -> None:
    """Tell whoever wrote by mail what the page before sending would have told them; nothing where all goes as always.

    `told`: who was told of it at once, where it follows an emergency. Words of a child at risk bring the number that
    is answered and the way to the safeguarding lead.
    """
    conversation, guardian = message.conversation, message.guardian
    if guardian is None:
        return
    at_risk = conversation.topic != SAFEGUARDING and speaks_of_a_child_at_risk(
        message.text, message.language, conversation.school
    )
    if decision.held is Held.CONTACT_LIMIT:
        _tell_of_waiting(message, guardian, decision.reaches_at, at)
    if not at_risk and not decision.to_duty and decision.held in (None, Held.CONTACT_LIMIT):
        return
    phone = phone_now(conversation.school, charter_at(conversation.school, at), at)
    said = _of_duty(conversation, told) if decision.to_duty else []
    read_from = [Words(READ_FROM, {"when": decision.reaches_at})] if decision.held is Held.STAFF_QUIET_HOURS else []
    said += [*of_a_child_at_risk(phone), *read_from] if at_risk else [*read_from, *_of_phone(phone)]
    cannot_wait = at_risk or decision.to_duty or had_emergency(conversation, at)
    moment = f"{decision.reaches_at:%Y%m%d%H%M}" if decision.held else f"{at:%Y%m%d%H}"
    way = "at-risk" if at_risk else "duty" if decision.to_duty else "read-from"
    tell(
        school=conversation.school, kind=RECEIPT, recipients=[guardian],
        subject=Words(ARRIVED, {"school": conversation.school.name}), text=said,
        about=About("conversation", conversation.ref), url=_way_to_the_lead(conversation) if at_risk else
        family_url(conversation), student=conversation.student,
        urgency=Urgency.EMERGENCY if cannot_wait else Urgency.IMPORTANT,
        reason="A receipt that cannot wait for the morning." if cannot_wait else "",
        reply_to=lambda _: reply_address(
            kind="conversation", ref=conversation.ref, recipient=f"guardian:{guardian.ref}", at=at
        ),
        references=references(conversation), by="house:mail", at=at,
        once=f"{way}:{conversation.ref}:{moment}",
    )  # fmt: skip


def of_a_child_at_risk(phone: PhoneNow) -> list[Words]:
    """What to do now, and the way to the safeguarding lead."""
    said = [gettext_noop("Is somebody in danger now? Please do not wait for an answer. Call the emergency number.")]
    lines = [Words(one) for one in said]
    if phone.number:
        ask = gettext_noop("Are you worried about a child? Call %(phone)s and ask for the safeguarding lead.")
        lines.append(Words(ask, {"phone": phone.number}))
        lines.append(Words(_ANSWERED if phone.is_answered else _OFFICE))
    lines.append(Words(gettext_noop("You can also write to the safeguarding lead alone. The link leads there.")))
    return lines


_ANSWERED = gettext_noop("Somebody at the school answers this number now.")
_OFFICE = gettext_noop("This is the school office. Nobody may answer at this hour.")


def answered(phone: PhoneNow) -> str:
    """Whether somebody answers a number now, in the language of the moment."""
    return gettext(_ANSWERED if phone.is_answered else _OFFICE)


def _of_duty(conversation: Conversation, told: StaffMember | None) -> list[Words]:
    if conversation.topic == SAFEGUARDING:
        return [Words(gettext_noop("Only the safeguarding lead reads this."))]
    if told:
        return [Words(gettext_noop("The person on duty has been told."))]
    return [Words(gettext_noop("Nobody is on duty at this hour, so please call."))]


def _of_phone(phone: PhoneNow) -> list[Words]:
    if not phone.number:
        return []
    return [Words(gettext_noop("If it cannot wait, please telephone: %(phone)s."), {"phone": phone.number})]


def _way_to_the_lead(conversation: Conversation) -> str:
    return f"{reverse('family_safeguarding:tell')}?school={conversation.school.ref}"


def _tell_of_waiting(message: Message, guardian: Guardian, reaches_at: datetime, at: datetime) -> None:
    """Beyond a limit on contact: that it is kept, and when it is read; nothing of why or of what."""
    conversation = message.conversation
    tell(
        school=conversation.school, kind=RECEIPT, recipients=[guardian],
        subject=Words(ARRIVED, {"school": conversation.school.name}), text=Words(READ_FROM, {"when": reaches_at}),
        about=About("conversation", conversation.ref), url=family_url(conversation), student=conversation.student,
        confidential=True, references=references(conversation), by="house:mail", at=at, once=f"waits:{message.ref}",
    )  # fmt: skip
