"""Ready answers (message templates) as they fit one conversation: in the family's language and in the sender's own."""

from dataclasses import dataclass

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from accord.core.words import date_in_words
from accord.messaging.filling import filled
from accord.messaging.models import Conversation, MessageTemplate
from accord.people.viewer import Post
from accord.schools.facts import settings_of
from accord.schools.models import School


@dataclass(frozen=True)
class Said:
    """A wording in one language, its names put in."""

    language: str
    text: str

    @property
    def direction(self) -> str:
        """The direction in which it is written: `rtl` or `ltr`."""
        return "rtl" if self.language in settings.LANGUAGES_BIDI else "ltr"


@dataclass(frozen=True)
class ReadyAnswer:
    """A ready answer for one conversation: what the family reads, and the same in the sender's own language.

    `own` is None where both are one language. `in_family_language` is False where the school has no wording in the
    language of the guardian, so that another one stands in.
    """

    ref: str
    name: str
    said: Said
    own: Said | None
    in_family_language: bool


def templates_for(post: Post, conversation: Conversation) -> list[ReadyAnswer]:
    """Return the ready answers of the school, filled in for one conversation; two queries."""
    school = conversation.school
    rows = templates_of(school)
    language = conversation.guardian.language if conversation.guardian else school.main_language
    own = translation.get_language() or school.main_language
    return [answer for row in rows if (answer := _ready(row, conversation, post, language, own)) is not None]


def template_for(post: Post, conversation: Conversation, ref: str) -> ReadyAnswer | None:
    """Return one ready answer for a conversation; None where there is none of that name (any more)."""
    return next((answer for answer in templates_for(post, conversation) if answer.ref == ref), None)


def templates_of(school: School) -> list[MessageTemplate]:
    """Return the ready answers that the school uses, by name."""
    rows = MessageTemplate.objects.filter(school=school, ended_at__isnull=True).select_related("by")
    return list(rows.order_by("name", "id"))


def languages_of(school: School) -> tuple[str, ...]:
    """Return the languages of a school, the main one first."""
    others = settings_of(school).languages.value
    return (school.main_language, *(code for code in others if code != school.main_language))


def _ready(row: MessageTemplate, conversation: Conversation, post: Post, language: str, own: str) -> ReadyAnswer | None:
    wordings = {code: str(text) for code, text in row.wordings.items() if str(text).strip()}
    if not wordings:
        return None
    main = conversation.school.main_language
    chosen = next(code for code in (language, main, own, *wordings) if code in wordings)
    beside = next((code for code in (own, main) if code in wordings), chosen)
    return ReadyAnswer(
        ref=row.ref,
        name=row.name,
        said=_said(wordings, chosen, conversation, post),
        own=_said(wordings, beside, conversation, post) if beside != chosen else None,
        in_family_language=chosen == language,
    )


def _said(wordings: dict[str, str], language: str, conversation: Conversation, post: Post) -> Said:
    with translation.override(language):
        values = {
            "child": conversation.student.called if conversation.student else _("your child"),
            "guardian": conversation.guardian.called if conversation.guardian else "",
            "school": conversation.school.name,
            "me": post.name,
            "date": date_in_words(post.at, settings_of(conversation.school).zone),
        }
        return Said(language, filled(wordings[language], values))
