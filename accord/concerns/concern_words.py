"""What is said of a concern: where it stands, who has it and why, in plain words for families and for staff."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from accord.concerns.models import Concern, TalkOffer
from accord.core.words import day, isolate, moment
from accord.messaging.explaining import name_for_family
from accord.messaging.facts.known_staff import KnownStaff
from accord.people.facts import staff_name
from accord.rules.concerns import Because, Standing


@dataclass(frozen=True)
class Line:
    """Where a concern stands, as a mark (calm, soon, late, done, paused) and a sentence."""

    kind: str
    words: str


@dataclass(frozen=True)
class Known:
    """What a sentence on a concern may name: its holder, the talk that was taken, the day of looking again."""

    concern: Concern
    standing: Standing
    at: datetime
    zone: ZoneInfo
    talk: TalkOffer | None = None
    look_again: str = ""

    @property
    def is_late(self) -> bool:
        """Whether the family has not heard by the promised date."""
        concern = self.concern
        return concern.answered_at is None and concern.answer_by is not None and concern.answer_by < self.at


def who_has(concern: Concern) -> str:
    """Who has the concern, as a family is told."""
    return name_for_family(concern.held_by) if concern.held_by else _("The school")


def for_family(known: Known) -> Line:
    """Where a concern stands, as its family reads it."""
    concern, at, zone = known.concern, known.at, known.zone
    who = who_has(concern)
    match known.standing:
        case Standing.COMPLAINT:
            return Line("calm", _("You made this a formal complaint. It goes on there."))
        case Standing.LOOK_AGAIN:
            return Line("calm", _("Agreed. You look at it together again on %(day)s.") % {"day": known.look_again})
        case Standing.SETTLED:
            return Line("done", _("Settled."))
        case Standing.FAMILY_AGREES:
            return Line("soon", _("Waiting for you: say whether this is what you agreed."))
        case Standing.TALK_TO_COME:
            when = moment(known.talk.at, at, zone) if known.talk else ""
            return Line("calm", _("You talk with %(who)s %(when)s.") % {"who": who, "when": when})
        case Standing.FAMILY_CHOOSES:
            return Line("soon", _("Waiting for you: %(who)s offers you a talk. Choose a time.") % {"who": who})
        case Standing.TO_WRITE_DOWN:
            return Line("calm", _("You have talked. %(who)s writes down what was agreed.") % {"who": who})
        case Standing.NOT_READ_YET:
            when = moment(concern.reaches_at or at, at, zone)
            return Line("calm", _("%(who)s reads it from %(when)s on.") % {"who": who, "when": when})
    return _with_the_school(known, who)


def _with_the_school(known: Known, who: str) -> Line:
    concern, at, zone = known.concern, known.at, known.zone
    if concern.held_by is None:
        return Line("soon", _("The leaders of the school find somebody who is free to look at it."))
    if known.is_late:
        return Line("late", _("%(who)s is late. Somebody above has been asked to look as well.") % {"who": who})
    if concern.answered_at or concern.answer_by is None:
        return Line("calm", _("%(who)s is looking into it.") % {"who": who})
    when = moment(concern.answer_by, at, zone)
    return Line("calm", _("%(who)s is looking into it. You hear by %(when)s.") % {"who": who, "when": when})


def for_staff(known: Known) -> Line:
    """Where a concern stands, as the desk says it; that it became a complaint is not told, it may be about them."""
    concern, at, zone = known.concern, known.at, known.zone
    match known.standing:
        case Standing.COMPLAINT:
            return Line("done", _("Closed"))
        case Standing.LOOK_AGAIN:
            return Line("calm", _("Look at it again on %(day)s") % {"day": known.look_again})
        case Standing.SETTLED:
            return Line("done", _("Settled"))
        case Standing.FAMILY_AGREES:
            return Line("paused", _("Waits for the family’s yes"))
        case Standing.TALK_TO_COME:
            return Line("calm", _("Talk %(when)s") % {"when": moment(known.talk.at, at, zone) if known.talk else ""})
        case Standing.FAMILY_CHOOSES:
            return Line("paused", _("Talk offered; the family chooses"))
        case Standing.TO_WRITE_DOWN:
            return Line("soon", _("Write down what was agreed"))
    if concern.answered_at or concern.answer_by is None:
        return Line("calm", _("With you"))
    when = moment(concern.answer_by, at, zone)
    if known.is_late:
        return Line("late", _("The family was to hear by %(when)s") % {"when": when})
    kind = "soon" if (concern.answer_by - at).total_seconds() < 86_400 else "calm"
    return Line(kind, _("The family hears by %(when)s") % {"when": when})


def why_this_person(because: str, *, name: str = "") -> str:
    """Why a concern goes to whom it goes, as a family is told."""
    match because:
        case Because.NEAREST:
            return _("The charter names this person for such matters.")
        case Because.FORM_TEACHER:
            return _("The form teacher knows the day of the class best.")
        case Because.HEAD_OF_YEAR:
            return _("The head of the year is the next person who is free to look at it.")
        case Because.COVER:
            return _("%(name)s is away, and this person covers.") % {"name": isolate(name)} if name else ""
        case Because.NOBODY_FREE:
            return _("Nobody whom it is about, and nobody of a family in it, ever gets it.")
        case Because.LATE:
            return _("The promised day has passed, so one more person looks at it.")
    return _("A senior leader looks at it: nobody whom it is about, and nobody beside or below them, ever gets it.")


def known_as(known: KnownStaff) -> str:
    """How a family knows a member of staff: 'Ms Hui Min Tan, 4B'."""
    said = {"name": isolate(staff_name(known.staff.title, known.staff.called)), "role": known.role or known.taught}
    return _("%(name)s, %(role)s") % said


def look_again_words(on: date | None, at: datetime) -> str:
    """The day of looking again, in words; '' for none."""
    return day(on, at) if on else ""
