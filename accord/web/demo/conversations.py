"""Conversations for the demo: each story that the product is made for, as it stands on the day of the demo."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from accord.core import clock
from accord.messaging.actions.acknowledge_message import acknowledge_message
from accord.messaging.actions.add_note import add_note
from accord.messaging.actions.answer_family import answer_family
from accord.messaging.actions.log_talk import log_talk
from accord.messaging.actions.release_held_message import release_held_message
from accord.messaging.actions.start_conversation import start_conversation
from accord.messaging.actions.take_common_templates import take_common_templates
from accord.messaging.models import Conversation, Hold, Message
from accord.messaging.wordings import common_answers
from accord.people.actions.arrange_cover import arrange_cover
from accord.people.actions.record_absence import record_absence
from accord.people.models import Absence, Guardian, Login, StaffMember, Student
from accord.people.viewer import Post, viewer_of
from accord.rules.charter import EmergencyKind
from accord.schools.facts import settings_of
from accord.schools.models import School

BY = "house:demo"


@dataclass(frozen=True)
class Moment:
    """Something that somebody did, at a moment."""

    at: datetime
    deed: Callable[[datetime], object]


class Stories:
    """The stories of the last days at Riverbank, told in the order of time."""

    def __init__(self, at: datetime) -> None:
        self.at = at
        self.school = School.objects.get(slug="riverbank")
        self.zone: ZoneInfo = settings_of(self.school).zone
        self.families = {one.given_name: one for one in Guardian.objects.filter(school=self.school)}
        self.children = {one.given_name: one for one in Student.objects.filter(school=self.school)}
        self.staff = {one.given_name: one for one in StaffMember.objects.filter(school=self.school)}
        self.days = self._school_days()
        self.told: dict[str, Conversation] = {}

    def _school_days(self) -> list[date]:
        """The last ten weekdays before today, the latest first."""
        on = self.at.astimezone(self.zone).date()
        days = [on - timedelta(days=back) for back in range(1, 20)]
        return [day for day in days if day.isoweekday() <= 5][:10]

    def moment(self, back: int, hour: int, minute: int = 0) -> datetime:
        """A time on the wall of the school, so many school days ago (1 is the last one)."""
        day = self.days[back - 1]
        return datetime(day.year, day.month, day.day, hour, minute, tzinfo=self.zone)

    def write(
        self, name: str, guardian: str, child: str, topic: str, subject: str, text: str, **more: object
    ) -> Callable[[datetime], object]:
        """A guardian writes to the school."""

        def deed(at: datetime) -> None:
            family: Guardian = self.families[guardian]
            sent = start_conversation(
                school=self.school, guardian=family, student=self.children[child], topic=topic, subject=subject,
                text=text, language="en", by=BY, at=at, **more,  # type: ignore[arg-type]
            )  # fmt: skip
            self.told[name] = sent.message.conversation

        return deed

    def answer(self, name: str, staff: str, text: str, **more: object) -> Callable[[datetime], object]:
        """Staff answer in one of the conversations."""

        def deed(at: datetime) -> None:
            answer_family(
                conversation=self._now(name), staff=self.staff[staff], text=text, language="en", by=BY, at=at,
                **more,  # type: ignore[arg-type]
            )  # fmt: skip

        return deed

    def acknowledge(self, name: str, staff: str) -> Callable[[datetime], object]:
        """Staff say that a message arrived."""
        return lambda at: acknowledge_message(conversation=self._now(name), staff=self.staff[staff], by=BY, at=at)

    def note(self, name: str, staff: str, text: str) -> Callable[[datetime], object]:
        """Staff leave a note for colleagues."""
        return lambda at: add_note(conversation=self._now(name), staff=self.staff[staff], text=text, by=BY, at=at)

    def talk(self, guardian: str, child: str, staff: str, topic: str, text: str) -> Callable[[datetime], object]:
        """Staff write down what was said at the gate."""
        return lambda at: log_talk(
            guardian=self.families[guardian], student=self.children[child], staff=self.staff[staff],
            way=Message.Channel.GATE, text=text, language="en", by=BY, at=at, topic=topic, answers=True,
        )  # fmt: skip

    def absence(self, away: str, cover: str) -> Callable[[datetime], object]:
        """Somebody is away until tomorrow evening, and a colleague takes over."""

        def deed(at: datetime) -> None:
            office, until = _office(), self.at + timedelta(days=3)
            absence = record_absence(
                staff=self.staff[away], by=office, kind=Absence.Kind.ILLNESS, starts_at=at, ends_at=until
            )
            arrange_cover(absence=absence, staff=self.staff[cover], by=office, starts_at=at, ends_at=until)

        return deed

    def _now(self, name: str) -> Conversation:
        return Conversation.objects.get(pk=self.told[name].pk)

    def tell(self, moments: list[Moment]) -> None:
        """Let everything happen in its order; between two deeds what waited is released at its own moment."""
        for moment in sorted((one for one in moments if one.at <= self.at), key=lambda one: one.at):
            self.release(moment.at)
            with clock.travel_to(moment.at):
                moment.deed(moment.at)
        self.release(self.at)

    def release(self, until: datetime) -> None:
        """Release what is due up to a moment, each message at its own."""
        due = Hold.objects.filter(release__isnull=True, message__withdrawal__isnull=True, until__lte=until)
        for hold in due.select_related("message").order_by("until", "id"):
            with clock.travel_to(hold.until):
                release_held_message(hold=hold, by=BY, at=hold.until)


def _office() -> Post:
    post = viewer_of(Login.objects.get(name="Olive Park")).post_at("riverbank")
    if post is None:
        raise LookupError("Olive Park has no post at Riverbank today.")
    return post


def hold_conversations(*, at: datetime) -> None:
    """Bring the conversations of the last days on stage, told one after the other at their own times."""
    stories = Stories(at)
    with clock.travel_to(stories.moment(9, 8, 30)):
        keys = [answer.key for answer in common_answers()]
        office = stories.staff["Olive"]
        take_common_templates(school=stories.school, staff=office, keys=keys, by=BY, at=clock.now())
    stories.tell(_moments(stories))


def _moments(told: Stories) -> list[Moment]:
    at = told.moment
    return [
        Moment(at(8, 12, 10), told.write(
            "trip", "Siti", "Adam", "praise", "Thank you for the trip",
            "Adam talked about the lighthouse all evening. Thank you to everybody who came along.",
        )),
        Moment(at(8, 14, 0), told.answer("trip", "Hui Min", "How lovely to hear. He asked the best questions of all.")),
        Moment(at(6, 8, 40), told.absence("Wei", "Priya")),
        Moment(at(5, 9, 5), told.write(
            "pass", "Ewa", "Lena", "transport", "Bus pass for Lena",
            "Lena has lost her bus pass. How do we get a new one?",
        )),
        Moment(at(5, 11, 20), told.answer(
            "pass", "Olive", "We can order one today. Which stop does Lena get on at?", kind=Message.Kind.QUESTION,
        )),
        Moment(at(4, 18, 45), told.write(
            "spelling", "Grace", "Tom", "learning", "Spelling, and a worry at break",
            "Tom says that spelling tests make him feel sick, and he spends break alone. Can we do something together?",
        )),
        Moment(at(3, 9, 0), told.acknowledge("spelling", "Hui Min")),
        Moment(at(3, 9, 5), told.note("spelling", "Hui Min", "I ask Sol whether he could join the reading den.")),
        Moment(at(3, 15, 10), told.answer(
            "spelling", "Hui Min",
            "I have spoken with Tom, and he may use the reading den at break from today. I shall watch the tests for a "
            "week and then write to you again.",
            kind=Message.Kind.PART, promised_rest=told.at.astimezone(told.zone).date() + timedelta(days=5),
            rest_reason="I want to see a week of tests first.",
        )),
        Moment(at(3, 16, 5), told.write(
            "homework", "Jakub", "Lena", "learning", "Homework at my place",
            "Lena is with me on Wednesdays. May I have the reading list as well?",
        )),
        Moment(at(2, 8, 20), told.talk(
            "Mei", "Bao", "Priya", "friendships", "Bao has found a friend in the choir, and Ms Chen is glad.",
        )),
        Moment(at(2, 12, 0), told.write(
            "inhaler", "Amina", "Sara", "health", "Sara's inhaler",
            "Sara has a new inhaler, two puffs before sport. Who keeps it for her?",
        )),
        Moment(at(2, 14, 30), told.acknowledge("inhaler", "Priya")),
        Moment(at(1, 7, 5), told.write(
            "aunt", "Grace", "Tom", "attendance", "Somebody else fetches Tom today",
            "My car has broken down. My sister fetches Tom today, I shall telephone with her name.",
            emergency=EmergencyKind.COLLECTION_TODAY, reason="The office was not open yet.",
        )),
        Moment(at(1, 9, 10), told.answer("aunt", "Olive", "Thank you for the call. Your sister is on today's list.")),
        Moment(at(1, 22, 10), told.write(
            "reading", "Amina", "Idris", "learning", "Idris and the reading group",
            "Dear Ms Tan, Idris says that he was moved to another reading group, and he is a bit sad. Can you tell me "
            "why, and what we can do at home?",
        )),
    ]  # fmt: skip
