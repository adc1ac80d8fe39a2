"""Who wrote by mail: the office is shown whom the address may belong to, and says who it is."""

import pytest

from accord.delivery.models import Delivery
from accord.messaging.actions.answer_family import answer_family
from accord.messaging.actions.start_conversation import start_conversation
from accord.messaging.models import Conversation
from accord.messaging.tests.told import reached
from accord.messaging.tests.written import with_charter, write
from accord.people.tests.pages import send, told_wrong, words
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C5")]


@pytest.fixture
def letter(cast: Cast) -> Conversation:
    """A mail from the address that Amina uses, which proves nothing."""
    with_charter(cast)
    return start_conversation(
        school=cast.riverbank, guardian=None, student=None, topic="something_else", subject="Trip",
        text="When is the trip?", language="en", by="house:mail", at=MONDAY, channel="email",
        unknown_sender=cast.login("amina").email,
    ).message.conversation  # fmt: skip


def page(letter: Conversation) -> str:
    return f"/staff/riverbank/messages/{letter.ref}/sender/"


def test_the_office_sees_whom_the_address_may_belong_to_and_confirms(letter, cast, as_person):
    office, amina = as_person("office"), as_person("amina")
    family = f"/family/messages/{letter.ref}/"
    assert amina.get(family).status_code == 404, "nobody is believed for an address"
    assert page(letter) in office.get(f"/staff/riverbank/messages/{letter.ref}/").content.decode(), "a way leads there"
    shown = words(office.get(page(letter)))
    assert "Amina Yusuf uses here" in shown
    assert "Idris" in shown
    said = {"guardian": cast.guardians["amina"].ref, "student": cast.students["idris"].ref}
    assert send(office, page(letter), said).status_code == 302
    assert amina.get(family).status_code == 200
    assert office.get(page(letter)).status_code == 404, "it is confirmed"


@pytest.mark.in_turn
def test_somebody_else_is_found_by_name(letter, cast, as_person):
    office = as_person("office")
    assert "Ewa Kowalska" in words(office.get(page(letter), {"name": "kowalska"}))
    assert "Kowalska" not in words(office.get(page(letter), {"name": "zzz"}))
    assert told_wrong(send(office, page(letter))) == {"guardian"}


def test_only_the_office_confirms(letter, as_person):
    assert as_person("office").get(page(letter)).status_code == 200
    assert as_person("head").get(page(letter)).status_code == 403
    assert as_person("tan").get(page(letter)).status_code in (403, 404)


def test_an_answer_says_whether_it_has_reached_the_family(letter, cast):
    conversation = write(cast).message.conversation
    answer = answer_family(
        conversation=conversation, staff=cast.staff["tan"], text="On Friday.", language="en", by="login:tan", at=MONDAY
    ).message
    letters = Delivery.objects.filter(notice__once=f"message:{answer.ref}", channel="email")
    for status, words_, failed in (
        ("waiting", "on its way", False),
        ("sent", "Sent by e-mail", False),
        ("failed_permanently", "returned", True),
    ):
        letters.update(status=status)
        said = reached(answer)
        assert said is not None
        assert words_ in said.words
        assert said.failed is failed
    Delivery.objects.filter(notice__once=f"message:{answer.ref}", channel="portal").update(status="read")
    said = reached(answer)
    assert said is not None
    assert (said.words, said.failed) == ("Read here", False)
