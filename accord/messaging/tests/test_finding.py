"""Finding messages by their words: in every script, among what one may read, and never a hint of the rest."""

import random
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from accord.charters.tests.making import published, ready_charter
from accord.core import clock
from accord.messaging import finding
from accord.messaging.access.reach import reach_of
from accord.messaging.actions.acknowledge_message import acknowledge_message
from accord.messaging.actions.answer_family import answer_family
from accord.messaging.actions.release_held_message import release_held_message
from accord.messaging.actions.start_conversation import Sent, start_conversation
from accord.messaging.actions.withdraw_message import withdraw_message
from accord.messaging.finding import COUNTED, ON_A_PAGE, Found, find_for_family, find_for_staff
from accord.messaging.models import Conversation, Findable, InternalNote, Message, Withdrawal
from accord.messaging.sought import Sought
from accord.messaging.spelling import Word, asked_for, found_by
from accord.people.facts.family import seen_children
from accord.people.models import StudentContact, Team
from accord.people.tests.pages import words
from accord.people.viewer import viewer_of
from accord.rules.reading import ReadingFacts, decide_reading
from tests.cast import MONDAY, Cast
from tests.turns import examples

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C8")]

LAST_MONDAY = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
FRIDAY_NIGHT = datetime(2026, 11, 20, 22, 10, tzinfo=UTC)
MONDAY_OPENING = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
SEARCH = "/staff/riverbank/messages/search/"
FAMILY_SEARCH = "/family/messages/search/"


@pytest.fixture
def school(cast: Cast) -> Iterator[Cast]:
    content = ready_charter()
    with clock.travel_to(LAST_MONDAY):
        published(cast, content)
    return cast


def write(cast: Cast, text: str, *, guardian: str = "amina", student: str = "idris", subject: str = "Playground",
          at: datetime = MONDAY, **more: object) -> Sent:  # fmt: skip
    with clock.travel_to(at):
        return start_conversation(
            school=cast.riverbank, guardian=cast.guardians[guardian], student=cast.students[student],
            topic=str(more.pop("topic", "friendships")), subject=subject, text=text, language="en",
            by=f"login:{guardian}", at=at, **more,  # type: ignore[arg-type]
        )  # fmt: skip


def staff_finds(cast: Cast, key: str, typed: str, **more: object) -> Found:
    post = viewer_of(cast.login(key)).post_at(cast.riverbank.slug)
    assert post is not None
    return find_for_staff(reach_of(post), Sought(typed, **more))  # type: ignore[arg-type]


def family_finds(cast: Cast, key: str, typed: str, before: str = "") -> Found:
    return find_for_family(viewer_of(cast.login(key)).guardianships, Sought(typed, before=before))


def refs(found: Found) -> list[str]:
    return [row.ref for row in found.rows]


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("我们今天在学校操场上见面。", "操场"),
        ("我们今天在学校操场上见面。", "学"),
        ("我们今天在学校操场上见面。", "学校操场"),
        ("ذهب الأطفال إلى المدرسة اليوم", "مدرسة"),
        ("ذهب الأطفال إلى مَدْرَسَة جديدة", "المدرسة"),
        ("بچوں کی پڑھائی گھر پر", "پڑھائی"),
        ("بچوں کی پڑھائی گھر پر", "بچوں"),
        ("குழந்தைகள் பள்ளிக்கு செல்கிறார்கள்", "பள்ளி"),
        ("Dziś żółta łódka płynęła", "zolta"),
        ("Școala începe marți", "scoala"),
        ("L’élève n’est pas allé à l’école", "ECOLE"),
        ("Room 12b at 15:30", "12b 15"),
        ("ＡＢＣ school", "abc"),
        ("Ngày mai trường đóng cửa", "truong"),
    ],
)
def test_words_are_found_in_every_script(school: Cast, text: str, typed: str) -> None:
    sent = write(school, text)
    write(school, "Nothing of the kind.")
    for found in (staff_finds(school, "tan", typed), staff_finds(school, "office", typed)):
        assert refs(found) == [sent.message.ref]
        assert any(part.marked for part in found.rows[0].parts)
    assert refs(family_finds(school, "amina", typed)) == [sent.message.ref]


def test_a_short_word_is_not_the_beginning_of_another(school: Cast) -> None:
    write(school, "We are at home.")
    assert not staff_finds(school, "office", "ho").rows
    assert staff_finds(school, "office", "hom").rows


def test_families_children_and_subjects_are_found_with_words(school: Cast) -> None:
    sent = write(school, "He lost it on the bus.", subject="Blue jacket")
    for typed in ("yusuf jacket", "idris bus", "amina lost", "blue"):
        assert refs(staff_finds(school, "office", typed)) == [sent.message.ref], typed
    assert not staff_finds(school, "office", "idris train").rows


def test_what_is_held_is_found_by_its_writer_alone_until_it_is_released(school: Cast) -> None:
    sent = write(school, "A fox was in the yard.", at=FRIDAY_NIGHT)
    for key in ("tan", "office", "head"):
        assert staff_finds(school, key, "fox") == Found()
    assert refs(family_finds(school, "amina", "fox")) == [sent.message.ref]
    with clock.travel_to(MONDAY_OPENING):
        assert release_held_message(hold=sent.message.hold, by="house:worker", at=MONDAY_OPENING)
    assert refs(staff_finds(school, "tan", "fox")) == [sent.message.ref]


def test_what_was_taken_back_is_never_found(school: Cast) -> None:
    sent = write(school, "A fox was in the yard.", at=FRIDAY_NIGHT)
    assert family_finds(school, "amina", "fox").rows
    withdraw_message(message=sent.message, by="login:amina", at=FRIDAY_NIGHT + timedelta(minutes=5))
    assert family_finds(school, "amina", "fox") == Found()
    assert staff_finds(school, "head", "fox") == Found()


def test_an_answer_of_the_night_is_found_by_the_family_once_it_has_left(school: Cast) -> None:
    sent = write(school, "Good morning.")
    night = MONDAY + timedelta(hours=12)
    answered = answer_family(
        conversation=sent.message.conversation, staff=school.staff["tan"], text="The hedgehog is well.",
        language="en", by="login:tan", at=night,
    )  # fmt: skip
    assert answered.message.visible_at is None
    assert refs(staff_finds(school, "tan", "hedgehog")) == [answered.message.ref]
    assert family_finds(school, "amina", "hedgehog") == Found()
    with clock.travel_to(night + timedelta(hours=14)):
        assert release_held_message(hold=answered.message.hold, by="house:worker", at=night + timedelta(hours=14))
    assert refs(family_finds(school, "amina", "hedgehog")) == [answered.message.ref]


def test_internal_notes_are_found_by_staff_who_read_the_conversation_and_by_no_family(school: Cast) -> None:
    conversation = write(school, "Good morning.").message.conversation
    note = InternalNote.objects.create(conversation=conversation, by=school.staff["tan"], text="Ask the nurse first.")
    assert refs(staff_finds(school, "tan", "nurse", in_notes=True)) == [note.ref]
    assert refs(staff_finds(school, "office", "nurse", in_notes=True)) == [note.ref]
    assert staff_finds(school, "tan", "nurse") == Found()
    assert staff_finds(school, "lim", "nurse", in_notes=True) == Found()
    assert family_finds(school, "amina", "nurse") == Found()


def test_nobody_finds_what_is_about_themselves(school: Cast) -> None:
    sent = write(school, "The heron story.", concerned=[school.staff["head"]])
    assert refs(staff_finds(school, "office", "heron")) == [sent.message.ref]
    assert staff_finds(school, "head", "heron") == Found()
    assert staff_finds(school, "head", "yusuf") == Found()


def test_a_receipt_is_nothing_to_be_found(school: Cast) -> None:
    sent = write(school, "Good morning.")
    acknowledge_message(conversation=sent.message.conversation, staff=school.staff["tan"], by="login:tan", at=MONDAY)
    assert refs(staff_finds(school, "office", "yusuf")) == [sent.message.ref]


@pytest.mark.parametrize("latest", [finding.LATEST, COUNTED + 3])
def test_pages_lead_from_the_newest_to_the_oldest_and_counts_end_at_fifty(
    school: Cast, monkeypatch: pytest.MonkeyPatch, latest: int
) -> None:
    monkeypatch.setattr(finding, "LATEST", latest)
    conversation = write(school, "Start here.").message.conversation
    for number in range(COUNTED + 9):
        Message.objects.create(
            conversation=conversation, guardian=school.guardians["amina"], text=f"lantern {number}",
            written_at=MONDAY, visible_at=MONDAY,
        )  # fmt: skip
    for key in ("office", "tan"):
        seen: list[str] = []
        found = staff_finds(school, key, "lantern")
        assert found.is_more
        while True:
            seen += refs(found)
            if not found.before:
                break
            found = staff_finds(school, key, "lantern", before=found.before)
        assert len(seen) == len(set(seen)) == COUNTED + 9
        assert not found.is_more
    assert len(staff_finds(school, "office", "lantern").rows) == ON_A_PAGE


def test_a_topic_and_days_narrow_what_is_found(school: Cast) -> None:
    early = write(school, "The kite one.", at=LAST_MONDAY, topic="learning")
    late = write(school, "The kite two.", topic="friendships")
    everything = refs(staff_finds(school, "office", "kite"))
    assert everything == [late.message.ref, early.message.ref]
    assert refs(staff_finds(school, "office", "kite", topic="learning")) == [early.message.ref]
    assert refs(staff_finds(school, "office", "kite", since=MONDAY.date())) == [late.message.ref]
    assert refs(staff_finds(school, "office", "kite", until=LAST_MONDAY.date())) == [early.message.ref]


def test_the_index_follows_what_is_stored(school: Cast) -> None:
    message = write(school, "The walrus.").message
    assert Findable.objects.filter(found_by__finds=asked_for("walrus")).count() == 1
    message.text = "The seal."
    message.save()
    assert not Findable.objects.filter(found_by__finds=asked_for("walrus")).exists()
    assert Findable.objects.filter(found_by__finds=asked_for("seal")).get().message_id == message.pk


VOCABULARY = ("kite", "kites", "lantern", "Otter", "otters", "学校", "操场", "مدرسة", "المدرسة", "பள்ளி", "école", "zoo")
STAFF = ("tan", "lim", "office", "head", "deputy", "safeguarding", "governor", "admin")
FAMILIES = ("amina", "ewa", "jakub", "grace", "siti")


def readable_by(key: str, cast: Cast) -> set[int]:
    """The messages that somebody on the staff may read, by the rulebook and plain Python."""
    login = cast.login(key)
    viewer = viewer_of(login)
    post = viewer.post_at(cast.riverbank.slug)
    if post is None:
        return set()
    reach = reach_of(post)
    allowed = set()
    for message in Message.objects.select_related("conversation", "conversation__guardian"):
        talk = message.conversation
        own = post.own_guardian_id is not None and (
            talk.guardian_id == post.own_guardian_id or _is_family(post.own_guardian_id, talk)
        )
        facts = ReadingFacts(
            roles=post.roles,
            has_it=talk.assigned_staff_id == post.staff_id,
            stands_in=talk.assigned_staff_id in reach.answers_for,
            in_the_team=talk.assigned_team_id in reach.teams,
            at_the_front_door=talk.assigned_staff_id is None and talk.assigned_team_id is None,
            confidential=talk.confidential,
            safeguarding=talk.topic == "safeguarding",
            concerned=talk.concerned.filter(staff_id=post.staff_id).exists(),
            own_family=own,
        )
        reached = message.visible_at is not None or (
            message.staff_id is not None and not hasattr(message, "withdrawal")
        )
        here = talk.school_id == post.school_id and talk.visible_to_staff_at is not None
        if here and reached and decide_reading(facts) is not None:
            allowed.add(message.pk)
    return allowed


def _is_family(guardian_id: int, talk: Conversation) -> bool:
    children = set(StudentContact.objects.filter(guardian_id=guardian_id).values_list("student_id", flat=True))
    relatives = set(StudentContact.objects.filter(student_id__in=children).values_list("guardian_id", flat=True))
    return talk.guardian_id in relatives or talk.student_id in children


def holding(words: str) -> set[int]:
    """The messages that hold every word asked for, by looking at each."""
    asked = asked_for(words)
    found = set()
    for message in Message.objects.select_related("conversation__guardian", "conversation__student"):
        held = found_by(*message.findable_texts()).split()
        if all(
            any(one.startswith(word.text) if word.beginning else one == word.text for one in held) for word in asked
        ):
            found.add(message.pk)
    return found


def answers(held: str, word: Word) -> bool:
    return held.startswith(word.text) if word.beginning else held == word.text


def everything(find: Callable[[str], Found]) -> set[str]:
    seen: set[str] = set()
    before = ""
    while True:
        found = find(before)
        seen |= set(refs(found))
        if not found.before:
            return seen
        before = found.before


@pytest.mark.in_turn
@pytest.mark.parametrize("seed", range(3))
def test_everybody_finds_exactly_what_they_may_read_and_holds_the_words(school: Cast, seed: int) -> None:
    """A school full of random conversations; the rulebook and plain Python say what each must find."""
    chance = random.Random(seed)
    people = [key for key in STAFF if key in school.staff]
    families = [key for key in FAMILIES if key in school.guardians and school.guardians[key].school == school.riverbank]
    assert len(people) >= 4
    assert len(families) >= 2
    teams = [None, *Team.objects.filter(school=school.riverbank)]
    for number in range(40):
        text = " ".join(chance.choices(VOCABULARY, k=3))
        key = chance.choice(families)
        children = list(school.guardians[key].contacts.values_list("student_id", flat=True))
        talk = Conversation.objects.create(
            school=school.riverbank, guardian=school.guardians[key], student_id=chance.choice([None, *children]),
            topic=chance.choice(["learning", "learning", "safeguarding"]), subject=f"Matter {number}",
            confidential=chance.random() < 0.3, last_message_at=MONDAY,
            visible_to_staff_at=MONDAY if chance.random() < 0.9 else None,
        )  # fmt: skip
        if chance.random() < 0.5:
            talk.assigned_staff = school.staff[chance.choice(people)]
        elif teams:
            talk.assigned_team = chance.choice(teams)
        talk.save()
        if chance.random() < 0.3:
            talk.concerned.create(staff=school.staff[chance.choice(people)])
        for _ in range(chance.randint(1, 3)):
            by_staff = chance.random() < 0.3
            message = Message.objects.create(
                conversation=talk, guardian=None if by_staff else school.guardians[key],
                staff=school.staff["tan"] if by_staff else None, text=text, written_at=MONDAY,
                visible_at=MONDAY if chance.random() < 0.8 else None,
            )  # fmt: skip
            if message.visible_at is None and chance.random() < 0.5:
                Withdrawal.objects.create(message=message, at=MONDAY)
    named = dict(Message.objects.values_list("pk", "ref"))
    may_read = {key: readable_by(key, school) for key in people}
    for typed in ("kite", "otter lantern", "学校", "مدرسة", "பள்", "ecole zoo", "matter", "yusuf kite", "unheard"):
        held = holding(typed)
        for key in people:
            expected = {named[pk] for pk in held & may_read[key]}
            assert everything(lambda before: staff_finds(school, key, typed, before=before)) == expected, (key, typed)  # noqa: B023
        for key in families:
            found = everything(lambda before: family_finds(school, key, typed, before))  # noqa: B023
            assert found == own_of(school, key, held), (key, typed)


def own_of(cast: Cast, key: str, held: set[int]) -> set[str]:
    """What of these messages a guardian may find: their own, about nobody or about a child whom they may see."""
    seen = set(seen_children(viewer_of(cast.login(key)).guardianships))
    rows = list(Message.objects.filter(conversation__guardian=cast.guardians[key]).select_related("conversation"))
    exists = {row.conversation_id for row in rows if row.guardian_id or row.visible_at is not None}
    return {
        row.ref
        for row in rows
        if row.pk in held
        and row.conversation_id in exists
        and (row.conversation.student_id is None or row.conversation.student_id in seen)
        and (row.visible_at is not None or (row.guardian_id and not hasattr(row, "withdrawal")))
    }


ODD = ['"', "'", "*", "OR", "NOT a", "NEAR(", "a AND", "-", "^col:", "found_by:x", "%", "_", "\\", "؟", "\u202eabc",
       "()", "&|!<->", "the", "a b c d e f g h i j k l m n o p", "ab" * 5000, "😀", "\u0301",
       "'; DROP TABLE x; --"]  # fmt: skip


@pytest.mark.in_turn
@pytest.mark.parametrize("typed", ODD)
def test_odd_input_never_fails(school: Cast, as_person: Callable[[str], Client], typed: str) -> None:
    write(school, "We are at home.")
    for key, page in (("office", SEARCH), ("tan", SEARCH), ("amina", FAMILY_SEARCH)):
        assert as_person(key).get(page, {"q": typed}).status_code == 200


@pytest.mark.in_turn
@settings(max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(max_size=60))
def test_any_text_is_a_question(school: Cast, typed: str) -> None:
    staff_finds(school, "office", typed)
    staff_finds(school, "tan", typed)
    family_finds(school, "amina", typed)


@example(text="0'00")
@example(text="l'an")
@given(text=st.text(max_size=80))
def test_a_text_is_found_by_each_of_its_own_words(text: str) -> None:
    held = found_by(text).split(" ")
    for word in asked_for(text):
        assert any(form.startswith(word.text) if word.beginning else form == word.text for form in held)


def test_the_page_marks_the_words_and_shows_markup_as_text(school: Cast, as_person: Callable[[str], Client]) -> None:
    write(school, "<script>alert(1)</script> the kite & <b>more</b>")
    page = as_person("office").get(SEARCH, {"q": "kite alert"}).content.decode()
    assert "<mark>kite</mark>" in page
    assert "<mark>alert</mark>" in page
    assert "&lt;script&gt;" in page
    assert "<script>alert" not in page


@pytest.mark.in_turn
def test_what_one_may_not_read_changes_no_answer_and_no_count(school: Cast, as_person: Callable[[str], Client]) -> None:
    write(school, "The kite.")
    others = ("lim", "governor") if "governor" in school.staff else ("lim",)
    before = {key: words(as_person(key).get(SEARCH, {"q": "zebra"})) for key in others}
    for number in range(60):
        write(school, f"zebra {number}", at=MONDAY + timedelta(seconds=number))
    for key in others:
        assert words(as_person(key).get(SEARCH, {"q": "zebra"})) == before[key]
    assert "More than 50 found" in words(as_person("tan").get(SEARCH, {"q": "zebra"}))


def test_another_guardian_of_the_child_finds_nothing(school: Cast, as_person: Callable[[str], Client]) -> None:
    write(school, "The secret kite.", guardian="ewa", student="lena")
    assert "The secret" in words(as_person("ewa").get(FAMILY_SEARCH, {"q": "kite"}))
    for key in ("jakub", "grace"):
        for typed in ("kite", "lena", "kowalska"):
            assert "Nothing found" in words(as_person(key).get(FAMILY_SEARCH, {"q": typed}))


@pytest.mark.in_turn
def test_a_search_asks_a_fixed_number_of_questions(school: Cast, as_person: Callable[[str], Client]) -> None:
    office = as_person("office")
    write(school, "The kite.")
    office.get(SEARCH, {"q": "kite"})
    with CaptureQueriesContext(connection) as few:
        office.get(SEARCH, {"q": "kite"})
    for number in range(20):
        write(school, f"kite {number}")
    with CaptureQueriesContext(connection) as many:
        office.get(SEARCH, {"q": "kite"})
    assert len(many) == len(few)


def test_the_index_is_kept_by_the_database() -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM sqlite_master WHERE type='trigger' AND name LIKE 'messaging_findable%'"
            )
            assert cursor.fetchone() == (6,)
    else:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_indexes WHERE indexname LIKE 'messaging_findable%'")
            assert cursor.fetchone() == (2,)
