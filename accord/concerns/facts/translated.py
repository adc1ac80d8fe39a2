"""The family's words in the language in which they came, beside what a person wrote of them in English."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from accord.concerns.models import Complaint, TranslatedWords

LETTER = "letter"
READ_BY_THE_SCHOOL = ("", "en")
"""Languages in which nothing is brought over; '' where nobody has said which it is."""


@dataclass(frozen=True)
class FamilyWords:
    """Words of the family: `of` names them, `translation` is the latest that somebody wrote, if anybody has."""

    of: str
    label: str
    text: str
    language: str
    translation: TranslatedWords | None

    @property
    def waits(self) -> bool:
        """Whether they are in another language, and nobody has brought them over."""
        return self.language not in READ_BY_THE_SCHOOL and self.translation is None

    @property
    def is_foreign(self) -> bool:
        """Whether they are in another language than the school's."""
        return self.language not in READ_BY_THE_SCHOOL


def family_words(complaint: Complaint) -> list[FamilyWords]:
    """Everything that the family wrote in a complaint: the letter, each point, why it went on; three queries."""
    said = [(LETTER, _("The letter as it came"), complaint.letter)]
    points = complaint.points.filter(dropped_at__isnull=True)
    for number, point in enumerate(points, start=1):
        words = "\n".join(one for one in (point.text, point.wanted) if one)
        said.append((f"point:{point.ref}", _("Point %(number)s") % {"number": number}, words))
    for stage in complaint.stages.order_by("number"):
        if stage.next_asked_because:
            label = _("Why the family went on after stage %(number)s") % {"number": stage.number}
            said.append((f"stage:{stage.number}", label, stage.next_asked_because))
    latest = {row.of: row for row in TranslatedWords.objects.filter(complaint=complaint).select_related("by")}
    return [FamilyWords(of, label, text, complaint.language, latest.get(of)) for of, label, text in said]


def words_named(words: Iterable[FamilyWords], of: str) -> FamilyWords | None:
    """One of them by its name."""
    return next((one for one in words if one.of == of), None)
