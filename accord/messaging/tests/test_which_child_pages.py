"""The pages on which a family says which child it is about, and who must not learn anything by it."""

from datetime import timedelta

import pytest
from django.test import Client

from accord.core import clock
from accord.delivery.models import Delivery
from accord.messaging.actions.answer_family import answer_family
from accord.messaging.actions.begin_with_family import begin_with_family
from accord.messaging.actions.name_child import name_child
from accord.messaging.models import ChildNaming, Conversation
from accord.messaging.tests.written import write
from accord.people.models import CourtOrder, StudentContact
from accord.people.tests.pages import begun, send, told_wrong, words
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C1")]

HERE = "/staff/riverbank/messages/"
CANARY = "Quokkalantern"


@pytest.fixture
def conversation(story: Cast) -> Conversation:
    return write(story, subject=CANARY).message.conversation


def page(conversation: Conversation) -> str:
    return f"/family/messages/{conversation.ref}/child/"


def put_right(client: Client, conversation: Conversation, child: str):
    return send(client, page(conversation), {**begun(client, page(conversation)), "child": child})


def keep_news_of_sara_from_amina(cast: Cast) -> None:
    """A court lays it down from yesterday on."""
    tie = StudentContact.objects.get(guardian=cast.guardians["amina"], student=cast.students["sara"])
    CourtOrder.objects.create(
        school=cast.riverbank,
        tie=tie,
        scope=CourtOrder.Scope.ALL,
        starts_on=MONDAY.date() - timedelta(days=1),
        recorded_by=cast.staff["head"],
    )


def staff_page(conversation: Conversation) -> str:
    return f"{HERE}{conversation.ref}/"


def test_a_link_leads_there_and_the_page_says_who_would_have_it(conversation, story, as_person):
    amina = as_person("amina")
    family_page = amina.get(f"/family/messages/{conversation.ref}/")
    assert page(conversation) in family_page.content.decode()
    assert "Not about Idris Yusuf?" in words(family_page)
    shown = words(amina.get(page(conversation)))
    assert "It stands under Idris Yusuf now." in shown
    assert "Sara Yusuf (1A) · answered by: Mr Wei Lim" in shown
    assert "No child in particular · answered by: The school office" in shown
    assert "Other guardians do not." in shown
    sara = story.students["sara"].ref
    answer = put_right(amina, conversation, sara)
    assert answer.status_code == 302
    after = words(amina.get(f"/family/messages/{conversation.ref}/"))
    assert "About Sara Yusuf" in after
    assert "Mr Wei Lim has this conversation now." in after
    assert "You said that this is about Sara Yusuf, not Idris Yusuf." in after
    assert "The date of your answer stays the same." in after


@pytest.mark.in_turn
def test_what_cannot_be_chosen_is_said_and_nothing_moves(conversation, story, as_person):
    amina = as_person("amina")
    nothing = put_right(amina, conversation, "")
    assert (nothing.status_code, told_wrong(nothing)) == (422, {"child"})
    lena = put_right(amina, conversation, story.students["lena"].ref)
    assert (lena.status_code, told_wrong(lena)) == (422, {"child"})
    assert not ChildNaming.objects.exists()
    sara = story.students["sara"].ref
    assert put_right(amina, conversation, sara).status_code == 302


def test_a_page_that_was_open_before_says_what_stands_there_now(conversation, story, as_person):
    amina = as_person("amina")
    held = begun(amina, page(conversation))
    assert put_right(amina, conversation, story.students["sara"].ref).status_code == 302
    late = send(amina, page(conversation), {**held, "child": story.riverbank.ref})
    assert late.status_code == 409
    assert "It stands under Sara Yusuf now." in words(late)
    assert "Another child stands here meanwhile." in words(late)
    assert ChildNaming.objects.count() == 1


def test_a_child_of_whom_a_court_keeps_news_is_not_among_them(conversation, story, as_person):
    assert "Sara Yusuf" in words(as_person("amina").get(page(conversation)))
    keep_news_of_sara_from_amina(story)
    amina = as_person("amina")
    assert "Sara" not in words(amina.get(page(conversation)))
    assert put_right(amina, conversation, story.students["sara"].ref).status_code == 422


@pytest.mark.in_turn
@pytest.mark.requirement("A2", "C8")
def test_only_the_teacher_of_the_right_child_reads_it_afterwards(conversation, story, as_person):
    tan, lim, office = as_person("tan"), as_person("lim"), as_person("office")

    def who_reads() -> dict[str, list[bool]]:
        return {
            name: [
                client.get(staff_page(conversation)).status_code == 200,
                CANARY in words(client.get(f"{HERE}?place=all")),
                CANARY
                in words(client.get(f"{HERE}search/?q={CANARY}")).replace(f"“{CANARY}”", "").split("Searched")[-1]
                and staff_page(conversation) in client.get(f"{HERE}search/?q={CANARY}").content.decode(),
            ]
            for name, client in (("tan", tan), ("lim", lim), ("office", office))
        }

    assert who_reads() == {"tan": [True] * 3, "lim": [False] * 3, "office": [True] * 3}
    put_right(as_person("amina"), conversation, story.students["sara"].ref)
    assert who_reads() == {"tan": [False] * 3, "lim": [True] * 3, "office": [True] * 3}
    assert CANARY not in words(tan.get("/staff/riverbank/notices/")), "nor does what they were told of it stay"
    assert "The family said that this is about Sara Yusuf, not Idris Yusuf." in words(lim.get(staff_page(conversation)))


@pytest.mark.in_turn
@pytest.mark.requirement("A2")
def test_another_guardian_of_either_child_learns_nothing(conversation, story, as_person):
    for child, other in (("sara", "jakub"), ("idris", "grace")):
        StudentContact.objects.create(
            school=story.riverbank, student=story.students[child], guardian=story.guardians[other],
            relationship="father", parental_responsibility=True,
        )  # fmt: skip
    answer_family(
        conversation=conversation, staff=story.staff["tan"], text="On Friday.", language="en", by="login:tan", at=MONDAY
    )
    put_right(as_person("amina"), conversation, story.students["sara"].ref)
    answer_family(
        conversation=Conversation.objects.get(pk=conversation.pk), staff=story.staff["lim"], text="It is found.",
        language="en", by="login:lim", at=MONDAY,
    )  # fmt: skip
    assert as_person("amina").get(f"/family/messages/{conversation.ref}/").status_code == 200
    for other in ("jakub", "grace"):
        client = as_person(other)
        for address in (f"/family/messages/{conversation.ref}/", page(conversation)):
            assert client.get(address).status_code == 404
        assert send(client, page(conversation), {"child": story.students["sara"].ref}).status_code == 404
        for address in ("/family/", "/family/messages/", "/family/notices/", f"/family/messages/search/?q={CANARY}"):
            assert conversation.ref not in client.get(address).content.decode()
        assert not Delivery.objects.filter(guardian=story.guardians[other], notice__about_ref=conversation.ref).exists()


@pytest.mark.requirement("A2")
def test_what_was_told_goes_with_the_right_child(conversation, story, as_person):
    """Who may not see a child any more keeps what is about the other one, and loses what is about this one."""
    answer_family(
        conversation=conversation, staff=story.staff["tan"], text=CANARY, language="en", by="login:tan", at=MONDAY
    )
    amina = as_person("amina")
    put_right(amina, conversation, story.students["sara"].ref)
    assert CANARY in words(amina.get("/family/notices/"))
    keep_news_of_sara_from_amina(story)
    amina = as_person("amina")
    assert CANARY not in words(amina.get("/family/notices/"))
    assert amina.get(f"/family/messages/{conversation.ref}/").status_code == 404


def test_staff_ask_with_one_press_and_the_family_says_it(conversation, story, as_person):
    tan, amina = as_person("tan"), as_person("amina")
    shown = tan.get(staff_page(conversation))
    assert "Ask which child this is about" in words(shown)
    assert "Sara" not in words(shown), "a teacher learns nothing of other children of the family"
    assert send(tan, f"{staff_page(conversation)}child/").status_code == 302
    shown = words(tan.get(staff_page(conversation)))
    assert "Ask which child this is about" not in shown
    assert "Hui Min Tan asked the family which child this is about" in shown
    asked = words(amina.get(f"/family/messages/{conversation.ref}/"))
    assert "Ms Hui Min Tan asks, so that the right person answers." in asked
    assert "which child is your message about?" in words(amina.get("/family/notices/"))
    assert "Idris Yusuf (4B) · answered by: Ms Hui Min Tan" in words(amina.get(page(conversation)))
    assert put_right(amina, conversation, story.students["idris"].ref).status_code == 302
    assert "which child is your message about?" not in words(amina.get("/family/notices/")), "it is answered"
    assert "The family said that this is about Idris Yusuf." in words(tan.get(staff_page(conversation)))


def test_who_does_not_have_it_cannot_ask_and_staff_cannot_move_it(conversation, story, as_person):
    assert send(as_person("ode"), f"{staff_page(conversation)}child/").status_code == 404
    tan = as_person("tan")
    assert send(tan, page(conversation), {"child": story.students["sara"].ref}).status_code == 404
    assert send(tan, f"{staff_page(conversation)}child/", {"child": story.students["sara"].ref}).status_code == 302
    assert Conversation.objects.get(pk=conversation.pk).student == story.students["idris"]


def test_what_the_school_began_has_no_such_page_until_it_asks(story, as_person):
    with clock.travel_to(MONDAY):
        begun_by_school = begin_with_family(
            guardian=story.guardians["amina"], student=story.students["idris"], staff=story.staff["tan"],
            topic="learning", subject="Reading", text="A good week.", language="en", by="login:tan", at=MONDAY,
        ).message.conversation  # fmt: skip
    amina = as_person("amina")
    shown = amina.get(f"/family/messages/{begun_by_school.ref}/")
    assert shown.status_code == 200
    assert "Not about" not in words(shown)
    assert amina.get(page(begun_by_school)).status_code == 404
    assert send(as_person("tan"), f"{staff_page(begun_by_school)}child/").status_code == 302
    assert amina.get(page(begun_by_school)).status_code == 200


@pytest.mark.requirement("C4")
def test_a_colleague_who_was_typing_reads_it_first(conversation, story, as_person):
    """Whoever keeps it is stopped once, with every word kept."""
    Conversation.objects.filter(pk=conversation.pk).update(assigned_staff=None)
    office = as_person("office")
    held = begun(office, staff_page(conversation))
    name_child(conversation=conversation, was=story.students["idris"], student=None, by="login:amina", at=MONDAY)
    answer = send(office, f"{staff_page(conversation)}answer/", {**held, "text": "He is well.", "do": "send"})
    assert answer.status_code == 409
    assert "He is well." in answer.content.decode()
