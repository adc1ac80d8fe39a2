"""One strange word stands in all that somebody wrote; it is looked for on every page of those who may not read it.

Each case first shows that the rightful person finds it. What one may not read answers like what does not exist.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest

from accord.core import clock
from accord.core.models import AuditEntry
from accord.delivery.models import Delivery
from accord.messaging.actions.add_note import add_note
from accord.messaging.actions.answer_family import answer_family
from accord.messaging.actions.withdraw_message import withdraw_message
from accord.messaging.files import keep_files, read_file
from accord.messaging.models import Conversation, Message
from accord.messaging.tests.written import FRIDAY_NIGHT, with_charter, write
from accord.people.models import StaffMember
from accord.people.tests.pages import send
from accord.rules.charter import EmergencyKind
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("A2", "C8")]

CANARY = "Quokkalantern"
HERE = "/staff/riverbank/messages/"
STAFF = ("tan", "lim", "nair", "ode", "office", "year_head", "needs", "safeguarding", "deputy", "head", "governor",
         "chair", "volunteers", "admin")  # fmt: skip
PLACES = ("me", "classes", "families", "front-door", "team", "all", "settled")


@dataclass(frozen=True)
class Matter:
    """What somebody wrote, who is shown it, and who is not."""

    write: Callable[[Cast], Conversation]
    reader: str
    strangers: tuple[str, ...]
    family_reader: str = ""
    families: tuple[str, ...] = field(default=())


def _written(cast: Cast, **given: Any) -> Conversation:
    """The word in the heading, the text, a file, and a note among staff."""
    told = {"subject": CANARY, "text": f"This is about {CANARY}.", "reason": CANARY, **given}
    sent = write(cast, **told)
    picture = b"\x89PNG\r\n\x1a\n" + bytes(40)
    keep_files(sent.message, [read_file(f"{CANARY}.png", "image/png", picture, number=1)], MONDAY)
    conversation = sent.message.conversation
    add_note(conversation=conversation, staff=cast.staff["safeguarding"], text=CANARY, by="login:x", at=MONDAY)
    return conversation


def _given(conversation: Conversation, staff: StaffMember) -> Conversation:
    """Even where somebody has it by a mistake of old, what is about them or of their own family stays closed."""
    Conversation.objects.filter(pk=conversation.pk).update(assigned_staff=staff)
    return conversation


def _separated(cast: Cast) -> Conversation:
    return _written(cast, who="ewa", child="lena")


def _by_the_represented(cast: Cast) -> Conversation:
    return _written(cast, who="siti", child="adam")


def _court_order(cast: Cast) -> Conversation:
    return _written(cast, who="grace", child="tom")


def _about_ms_tan(cast: Cast) -> Conversation:
    return _given(_written(cast, concerned=("tan",), emergency=EmergencyKind.MEDICAL), cast.staff["tan"])


def _of_staff_family(cast: Cast) -> Conversation:
    return _given(_written(cast, who="priya", child="anand", emergency=EmergencyKind.MEDICAL), cast.staff["nair"])


def _child_at_risk(cast: Cast) -> Conversation:
    return _written(cast, topic="safeguarding", emergency=EmergencyKind.CHILD_SAFETY)


EVERYBODY_ELSE = ("amina", "ewa", "jakub", "grace", "neil", "nora", "mei", "siti", "farid", "paul", "owen", "priya")


def _others(*own: str) -> tuple[str, ...]:
    return tuple(key for key in EVERYBODY_ELSE if key not in own)


MATTERS = {
    "of one of two separated parents": Matter(_separated, "tan", (), "ewa", _others("ewa")),
    "of a mother whom somebody represents": Matter(_by_the_represented, "tan", (), "siti", _others("siti")),
    "where a court order holds": Matter(_court_order, "tan", (), "grace", _others("grace")),
    "about Ms Tan": Matter(
        _about_ms_tan, "head", ("tan", "lim", "ode", "governor", "chair"), "amina", _others("amina")
    ),
    "of Ms Nair's own child": Matter(_of_staff_family, "office", ("nair",), "priya", _others("priya")),
    "a child at risk": Matter(
        _child_at_risk, "safeguarding", tuple(key for key in STAFF if key != "safeguarding"), "amina", _others("amina")
    ),
}


NEAREST = frozenset({"tan", "nair", "office", "head", "chair", "jakub", "neil", "farid", "amina"})
"""One of each kind who might come closest: asked in every run. The long rounds ask everybody."""

ROUNDS = [False, pytest.param(True, marks=pytest.mark.thorough)]


@pytest.fixture
def story(cast: Cast, settings: Any, tmp_path: Any) -> Cast:
    settings.MEDIA_ROOT = tmp_path
    return with_charter(cast)


def _staff_pages(conversation: Conversation) -> Iterator[str]:
    for place in PLACES:
        yield f"{HERE}?place={place}"
        yield f"{HERE}?place={place}&name=Yusuf&state=unread"
        yield f"{HERE}?place={place}&after={conversation.ref}"
    for sought in ("q", "name"):
        yield f"{HERE}search/?{sought}={CANARY}"
        yield f"{HERE}search/?{sought}={CANARY}&in=notes"
    message = conversation.messages.get()
    yield f"{HERE}search/?q=about&before={message.ref}"
    for page in ("today/", "workload/", "workload/mine/", "emergencies/", "my-desk/", "log/?name=Yusuf", "templates/"):
        yield HERE + page
    for page in ("/staff/riverbank/", "/staff/riverbank/notices/", "/staff/riverbank/deliveries/",
                 "/staff/riverbank/mail/", "/staff/riverbank/spaces/"):  # fmt: skip
        yield page


def _staff_things(conversation: Conversation) -> Iterator[str]:
    for page in ("", "copy/", "copy/pdf/", "answer/", "pass/", "sender/"):
        yield f"{HERE}{conversation.ref}/{page}"
    yield f"{HERE}templates/for/{conversation.ref}/"
    message = conversation.messages.get()
    yield f"{HERE}files/{message.attachments.get().ref}/"
    if hasattr(message, "emergency"):
        yield f"{HERE}emergencies/{message.emergency.ref}/"
    for delivery in Delivery.objects.filter(notice__about_ref=conversation.ref):
        yield f"/staff/riverbank/notices/{delivery.ref}/"


def _family_pages(conversation: Conversation) -> Iterator[str]:
    child = conversation.student.ref if conversation.student else ""
    yield "/family/"
    yield f"/family/?child={child}"
    yield "/family/messages/"
    yield f"/family/messages/?child={child}"
    yield f"/family/messages/?from=1-1-{conversation.ref}"
    yield f"/family/messages/search/?q={CANARY}"
    yield f"/family/messages/search/?q=about&before={conversation.messages.get().ref}"
    yield "/family/notices/"
    yield "/family/spaces/"


def _family_things(conversation: Conversation) -> Iterator[str]:
    for page in ("", "copy/", "copy/pdf/", "paper/"):
        yield f"/family/messages/{conversation.ref}/{page}"
    yield f"/family/messages/write/{conversation.ref}/sent/"
    yield f"/family/messages/files/{conversation.messages.get().attachments.get().ref}/"


def _leaks(client: Any, pages: Iterator[str], conversation: Conversation) -> list[str]:
    """The pages on which the word, or the address of the conversation, stands; what the asker typed does not count."""
    found = []
    for page in pages:
        answer = client.get(page)
        body = answer.content.decode(errors="replace")
        for own in (f"?q={CANARY}", f"&q={CANARY}", f"name={CANARY}", f'value="{CANARY}"', f"after={conversation.ref}"):
            body = body.replace(own, "")
        typed = CANARY in page and f"{conversation.ref}/" not in body and f"about {CANARY}" not in body
        if answer.status_code >= 500 or f"/{conversation.ref}/" in body or (CANARY in body and not typed):
            found.append(f"{answer.status_code} {page}")
    return found


def _asked(people: tuple[str, ...], everybody: bool) -> tuple[str, ...]:
    """Everybody, or those of them who are nearest; where nobody is near, all of them."""
    return people if everybody else tuple(key for key in people if key in NEAREST) or people


def _told_apart(client: Any, pages: Iterator[str], conversation: Conversation) -> list[str]:
    """The pages of a thing that answer otherwise than they do for a thing that does not exist."""
    found = []
    for page in pages:
        *before, _ref, rest = re.split("([0-9a-z]{16})", page)
        absent = client.get("".join([*before, "2" * 16, rest])).status_code
        got = client.get(page).status_code
        if got != absent or got not in (302, 403, 404, 405):
            found.append(f"{got}, {absent}: {page}")
    return found


@pytest.mark.in_turn
@pytest.mark.parametrize("everybody", ROUNDS)
@pytest.mark.parametrize("name", MATTERS)
def test_what_one_may_not_read_stands_nowhere(story: Cast, as_person: Any, name: str, everybody: bool) -> None:
    matter = MATTERS[name]
    strangers, families = _asked(matter.strangers, everybody), _asked(matter.families, everybody)
    conversation = matter.write(story)
    assert _leaks(as_person(matter.reader), iter([f"{HERE}search/?q=about", HERE + "?place=all"]), conversation)
    for key in strangers:
        client = as_person(key)
        assert _leaks(client, _staff_pages(conversation), conversation) == [], key
        assert _told_apart(client, _staff_things(conversation), conversation) == [], key
    assert CANARY in as_person(matter.family_reader).get("/family/messages/").content.decode()
    for key in families:
        client = as_person(key)
        assert _leaks(client, _family_pages(conversation), conversation) == [], key
        assert _told_apart(client, _family_things(conversation), conversation) == [], key


@pytest.mark.in_turn
@pytest.mark.parametrize("taken_back", [False, True])
def test_what_has_not_reached_the_school_does_not_exist_for_staff(
    story: Cast, as_person: Any, *, taken_back: bool
) -> None:
    conversation = _written(story, at=FRIDAY_NIGHT)
    if taken_back:
        withdraw_message(message=conversation.messages.get(), by="login:amina", at=FRIDAY_NIGHT + timedelta(minutes=1))
    with clock.travel_to(MONDAY if taken_back else FRIDAY_NIGHT + timedelta(minutes=2)):
        for key in ("tan", "office", "head"):
            client = as_person(key)
            assert _leaks(client, _staff_pages(conversation), conversation) == [], key
            assert _told_apart(client, _staff_things(conversation), conversation) == [], key
    assert not Delivery.objects.filter(staff__isnull=False, notice__about_ref=conversation.ref).exists()


def test_an_answer_that_has_not_left_does_not_exist_for_the_family(story: Cast, as_person: Any) -> None:
    conversation = write(story).message.conversation
    night = MONDAY + timedelta(hours=12)
    with clock.travel_to(night):
        said = answer_family(
            conversation=conversation, staff=story.staff["tan"], text=f"It was {CANARY}.", language="en",
            by="login:tan", at=night,
        ).message  # fmt: skip
        picture = b"\x89PNG\r\n\x1a\n" + bytes(40)
        kept = keep_files(said, [read_file(f"{CANARY}.png", "image/png", picture, number=1)], night)
        add_note(conversation=conversation, staff=story.staff["tan"], text=CANARY, by="login:tan", at=night)
        assert CANARY in as_person("tan").get(f"{HERE}{conversation.ref}/").content.decode()
        amina = as_person("amina")
        for page in (f"/family/messages/{conversation.ref}/", f"/family/messages/{conversation.ref}/paper/",
                     f"/family/messages/{conversation.ref}/copy/", f"/family/messages/{conversation.ref}/copy/pdf/",
                     "/family/", "/family/messages/", f"/family/messages/search/?q={CANARY}"):  # fmt: skip
            told = amina.get(page).content.decode(errors="replace").replace(f'value="{CANARY}"', "")
            assert f"was {CANARY}" not in told, page
            assert f"{CANARY}.png" not in told, page
        assert amina.get(f"/family/messages/files/{kept[0].ref}/").status_code == 404
    assert Message.objects.get(pk=said.pk).visible_at is None


def test_a_foreign_conversation_takes_no_reply_and_a_foreign_child_no_letter(story: Cast, as_person: Any) -> None:
    conversation = _separated(story)
    jakub, before = as_person("jakub"), Message.objects.count()
    reply = send(jakub, f"/family/messages/{conversation.ref}/", {"text": "Mine.", "kind": "part", "staff": "x"})
    assert reply.status_code == 404
    child = story.students["idris"].ref
    assert send(jakub, f"/family/messages/write/?about={child}", {"text": "Mine.", "go": "send"}).status_code == 404
    assert send(jakub, f"/family/messages/{conversation.ref}/settled/").status_code == 404
    message = conversation.messages.get()
    back = send(jakub, f"/family/messages/{conversation.ref}/messages/{message.ref}/back/")
    assert back.status_code == 404
    assert Message.objects.count() == before


@pytest.mark.parametrize("topic", ["safeguarding", "complaint", "friendships"])
def test_the_audit_names_records_and_never_the_words(story: Cast, topic: str) -> None:
    conversation = _written(story, topic=topic)
    answer_family(
        conversation=conversation, staff=story.staff["safeguarding"], text=f"Thank you for {CANARY}.", language="en",
        by="login:safeguarding", at=MONDAY,
    )  # fmt: skip
    rows = list(AuditEntry.objects.filter(subject=f"conversation:{conversation.ref}").values_list("details", "purpose"))
    assert rows
    assert CANARY not in str(rows)


def test_mail_of_a_confidential_matter_is_discreet(story: Cast) -> None:
    conversation = _written(story, topic="safeguarding")
    told = Delivery.objects.filter(notice__about_ref=conversation.ref)
    assert told.exists()
    assert set(told.values_list("notice__confidential", flat=True)) == {True}
    assert set(StaffMember.objects.filter(pk__in=told.values("staff_id"))) == {story.staff["safeguarding"]}
