"""Writing the letter: the words of a notice in the reader's language, at the moment of sending."""

from urllib.parse import urljoin

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from accord.delivery.channels import Letter
from accord.delivery.models import Delivery, Notice
from accord.delivery.person import Recipient
from accord.delivery.wording import say
from accord.people.models import Guardian, Login
from accord.schools.facts import settings_of
from accord.schools.models import School


def language_for(person: Recipient, school: School) -> str:
    """Return the language of the product nearest to the person: as they wish, as they sign in, else the school's."""
    known = dict(settings.LANGUAGES)
    wished = person.language if isinstance(person, Guardian) else ""
    login = person if isinstance(person, Login) else person.login
    of_login = login.language if login else ""
    return next((code for code in (wished, of_login) if code in known), school.main_language)


def compose(delivery: Delivery, address: str) -> Letter:
    """Return the letter of one delivery. A discreet one says only that there is news, and where to read it."""
    notice, person = delivery.notice, delivery.login or delivery.recipient
    school = notice.school
    language = language_for(person, school)
    with translation.override(language):
        if delivery.login:
            subject, sentences, after = _above()
        elif delivery.discreet:
            subject, sentences, after = _discreet(school.name, school.office_phone)
        else:
            subject, sentences, after = _in_full(notice)
        reply_to = "" if delivery.discreet else delivery.reply_to
        return Letter(
            to=address,
            school_name=school.name,
            from_name=_sender(notice),
            subject=subject,
            sentences=sentences,
            link=link_to(notice, person),
            link_words=_("Read it in Accord"),
            after=after,
            language=language,
            direction="rtl" if translation.get_language_bidi() else "ltr",
            message_id=delivery.message_id,
            reply_to=reply_to,
            references=tuple(notice.references),
            reply_line=_("Write your answer above this line") if reply_to else "",
        )


def link_to(notice: Notice, person: Recipient) -> str:
    """Return the address at which a notice is read after signing in: its own page where it names no other."""
    if isinstance(person, Guardian):
        own = reverse("family_news:item", args=[notice.ref])
    elif isinstance(person, Login):
        own = reverse("asked")
    else:
        own = reverse("staff_news:item", args=[notice.school.slug, notice.ref])
    return urljoin(f"{settings.ACCORD_BASE_URL}/", notice.url or own)


def _sender(notice: Notice) -> str:
    if not notice.from_name or notice.confidential:
        return ""
    return _("%(person)s, %(school)s") % {"person": notice.from_name, "school": notice.school.name}


def _in_full(notice: Notice) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    zone = settings_of(notice.school).zone
    return say(notice.subject, zone), tuple(say(part, zone) for part in notice.text), ()


def _discreet(school: str, phone: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    after = (_("You can also telephone the school: %(phone)s.") % {"phone": phone},) if phone else ()
    return (
        _("%(school)s: there is news for you") % {"school": school},
        (_("The school has written to you. To keep it private, this letter does not say what about."),),
        after,
    )


def _above() -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """To somebody of the district: only that there is something, and where to open it."""
    words = _("There is something new for you, in confidence. Sign in and open it here:")
    return _("Something new for you, in confidence"), (words,), ()
