"""The board at reception: what to do, whom to call, who may collect whom; and never why."""

from datetime import timedelta

import pytest

from accord.conduct.models import Lifting
from accord.people.tests.pages import noted, send, words
from accord.reception.models import Collection, Visitor
from accord.reception.tests.board import ARRANGED, BOARD, LIMITS, OPEN, OUTSIDE, look, story
from accord.reception.tests.counter import AT_THE_GATE, CANARY, limited
from accord.rules.restrictions import Restricted
from tests.cast import MONDAY

__all__ = ["look", "story"]
pytestmark = [pytest.mark.django_db, pytest.mark.requirement("K6")]

CALL = "Please do not hand over yet: call"


def test_some_letters_and_at_once_what_to_do(story, look):
    assert OPEN in look("Jakub")
    limited(story)
    said = look("Jakub")
    assert f"{OUTSIDE} Mr Leo Grant" in said
    assert "+44 1632 960 001" in said
    assert OPEN not in said
    assert "May collect, by arrangement" in said
    assert AT_THE_GATE in said


@pytest.mark.in_turn
@pytest.mark.requirement("I5")
@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (Restricted.SITE_BAR, OUTSIDE),
        (Restricted.IN_PERSON_LIMITED, ARRANGED),
        (Restricted.WRITTEN_ONLY, "For a talk: call Mr Leo Grant first"),
        (Restricted.SINGLE_CONTACT, "For a talk: call Mr Leo Grant first"),
    ],
)
def test_the_board_obeys_each_limit_to_the_minute(story, look, kind, said):
    limit = limited(story, kind)
    assert said in look("Jakub")
    assert said in look("Jakub", at=limit.ends_at - timedelta(minutes=1))
    assert said not in look("Jakub", at=limit.ends_at)
    assert said not in look("Jakub", at=limit.starts_at - timedelta(minutes=1))
    Lifting.objects.create(restriction=limit, at=MONDAY + timedelta(hours=1), by=story.staff["head"])
    assert said in look("Jakub", at=MONDAY + timedelta(minutes=59))
    after = look("Jakub", at=MONDAY + timedelta(hours=1))
    assert said not in after
    assert OPEN in after


@pytest.mark.in_turn
def test_what_is_read_never_says_why(story, look, as_person):
    limited(story)
    limited(story, Restricted.WRITTEN_ONLY, who="grace")
    office, head = as_person("office"), as_person("head")
    assert AT_THE_GATE in look("Jakub")
    pages = [BOARD, f"{BOARD}?name=jak", f"{BOARD}?name=a", f"{BOARD}?name=Kowal", f"{BOARD}evacuation/"]
    pages += [f"{BOARD}guardian/{story.guardians[key].ref}/" for key in ("jakub", "grace", "neil")]
    pages += [f"{BOARD}child/{story.students[key].ref}/" for key in ("lena", "tom")]
    pages += [f"{BOARD}child/{story.students['lena'].ref}/collected/"]
    for person in (office, head):
        for page in pages:
            told = person.get(page)
            assert told.status_code == 200
            for word in (CANARY, "quokka", "Not on the school site", "In writing only", "abusive", "PB-118", "SEE-3"):
                assert word not in told.content.decode(), (page, word)


def test_whom_a_court_keeps_away_is_neither_let_in_nor_given_the_child(story, look, as_person):
    child = words(as_person("office").get(f"{BOARD}child/{story.students['tom'].ref}/"))
    neil = child[child.index("Neil Reed") : child.index("Nora Byrne")]
    grace = child[child.index("Grace Reed") : child.index("Neil Reed")]
    assert "May collect" in grace
    assert f"{CALL} Mr Leo Grant" in neil
    assert "May collect" not in neil
    assert ARRANGED in look("Neil")
    ended = look("Paul")
    assert "Comes as a visitor" in ended
    assert "May collect" not in ended


@pytest.mark.in_turn
def test_nobody_is_met_by_chance(story, look, as_person):
    limit = limited(story)
    assert "Jakub" not in look("")
    assert "at least two letters" in look("j")
    many = look("Kowal")
    assert "Jakub Kowalski" in many
    assert OUTSIDE not in many
    head = as_person("head")
    assert "Jakub Kowalski" in words(head.get(f"{BOARD}watch/"))
    assert "Jakub" not in words(as_person("deputy").get(f"{BOARD}watch/"))
    assert send(as_person("deputy"), f"{BOARD}watch/{limit.ref}/", {"watch": "yes"}).status_code == 404
    assert send(head, f"{BOARD}watch/{limit.ref}/", {"watch": "yes"}).status_code == 302
    assert "Please watch for today Jakub Kowalski Please ask them to wait outside" in look("")
    assert CANARY not in look("")
    assert "Jakub" not in look("", at=limit.ends_at)
    send(head, f"{BOARD}watch/{limit.ref}/", {"watch": "no"})
    assert "Jakub" not in look("")


def test_a_look_is_noted_by_reference_alone(story, look):
    look("Jakub")
    entry = noted("look_up_at_reception")[-1]
    assert entry.subject == f"guardian:{story.guardians['jakub'].ref}"
    assert entry.details == {}
    assert len(noted("look_up_at_reception")) == 1
    look("Kowal")
    look("zzzz")
    assert len(noted("look_up_at_reception")) == 1


@pytest.mark.in_turn
def test_only_reception_reads_the_board_and_nobody_their_own_family(story, as_person):
    for key in ("office", "deputy", "head"):
        assert as_person(key).get(BOARD).status_code == 200
    for key, status in (
        ("tan", 403),
        ("governor", 403),
        ("safeguarding", 403),
        ("amina", 404),
        ("hillside_office", 404),
    ):
        assert as_person(key).get(f"{BOARD}?name=Jakub").status_code == status
    priya = story.guardians["priya"]
    assert as_person("office").get(f"{BOARD}guardian/{priya.ref}/").status_code == 200
    story.staff["nair"].roles.create(role="office", starts_on=MONDAY.date())
    own = as_person("nair")
    assert own.get(f"{BOARD}guardian/{story.guardians['jakub'].ref}/").status_code == 200
    assert own.get(f"{BOARD}guardian/{priya.ref}/").status_code == 404
    assert own.get(f"{BOARD}child/{story.students['anand'].ref}/").status_code == 404
    assert "Anand" not in words(own.get(f"{BOARD}?name=Nair"))


def test_a_child_is_handed_over_and_it_is_written_down(story, as_person):
    limited(story)
    lena, office = story.students["lena"], as_person("office")
    page = f"{BOARD}child/{lena.ref}/collected/"
    assert send(office, page, {"who": story.guardians["jakub"].ref}).status_code == 302
    with_father = Collection.objects.get()
    assert (with_father.how, with_father.guardian, with_father.agreed_with) == (
        "by_arrangement", story.guardians["jakub"], None,
    )  # fmt: skip
    board = words(office.get(BOARD))
    assert "Left early today" in board
    assert "with Jakub Kowalski" in board
    assert "Lena Kowalska" in words(office.get(f"{BOARD}evacuation/"))
    assert send(office, f"{BOARD}collected/{with_father.ref}/take-back/").status_code == 302
    assert "Left early today" not in words(office.get(BOARD))
    for entry in noted("record_collection"):
        assert "Kowalski" not in str(entry.details)


def test_nobody_leaves_with_whom_the_board_does_not_allow_unless_a_leader_agreed(story, as_person):
    office = as_person("office")
    page = f"{BOARD}child/{story.students['tom'].ref}/collected/"
    for typed in ({"who": story.guardians["neil"].ref}, {"who": "else", "name": "Aunt May"}, {}):
        assert send(office, page, typed).status_code == 422
    stranger = story.guardians["amina"].ref
    assert send(office, page, {"who": stranger, "agreed_with": story.staff["deputy"].ref}).status_code == 422
    assert not Collection.objects.exists()
    kept = send(office, page, {"who": "else", "name": "Aunt May"})
    assert "Aunt May" in kept.content.decode()
    agreed = {"who": "else", "name": "Aunt May", "agreed_with": story.staff["deputy"].ref}
    assert send(office, page, agreed).status_code == 302
    assert Collection.objects.get().agreed_with == story.staff["deputy"]
    assert "agreed by Mr Leo Grant" in words(office.get(BOARD))


@pytest.mark.in_turn
@pytest.mark.requirement("I5")
def test_nobody_else_learns_of_a_limit(story, as_person):
    limited(story)
    assert AT_THE_GATE in words(as_person("office").get(f"{BOARD}?name=Jakub"))
    ewa, ode, lena = as_person("ewa"), as_person("ode"), story.students["lena"]
    family = ("/family/", f"/family/children/{lena.ref}/", "/family/messages/", "/family/messages/write/", LIMITS)
    staff = (f"{BOARD}visitors/announce/", "/staff/riverbank/", "/staff/riverbank/people/search/?name=Kowalski")
    for person, page in (*((ewa, one) for one in family), *((ode, one) for one in staff)):
        told = person.get(page)
        assert told.status_code == 200, page
        for word in (CANARY, "quokka", "side gate", "school site", "wait outside"):
            assert word not in told.content.decode(), (page, word)
    typed = {"name": "Jakub Kowalski", "day": "2026-11-23", "time": "14:00", "visits": ""}
    assert send(ode, f"{BOARD}visitors/announce/", typed).status_code == 302, "a teacher without link knows nobody"
    visitor = Visitor.objects.get()
    assert visitor.guardian is None
    office, page = as_person("office"), f"{BOARD}visitors/{visitor.ref}/in/"
    asked = send(office, page, {"badge": "9"})
    assert asked.status_code == 422
    assert "parent or carer of this name" in words(asked)
    assert send(office, page, {"badge": "9", "who": story.guardians["jakub"].ref}).status_code == 422
    assert Visitor.objects.get().came_at is None
    assert send(office, page, {"badge": "9", "who": "else"}).status_code == 302
