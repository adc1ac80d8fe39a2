"""Visitors: announced, judged again at the door, written down as they come and go; and never why."""

from datetime import timedelta

import pytest

from accord.conduct.models import Lifting
from accord.people.tests.pages import send, words
from accord.reception.models import Visitor
from accord.reception.tests.board import ARRANGED, BOARD, OUTSIDE, look, story
from accord.reception.tests.counter import CANARY, limited
from accord.rules.restrictions import Restricted
from tests.cast import MONDAY

__all__ = ["look", "story"]
pytestmark = [pytest.mark.django_db, pytest.mark.requirement("K6")]


def announced(person, **more) -> int:
    said = {"name": "Ria Sands", "organisation": "Harbour Nurses", "day": "2026-11-23", "time": "14:00", "visits": ""}
    return send(person, f"{BOARD}visitors/announce/", said | more).status_code


@pytest.mark.in_turn
def test_a_visitor_is_announced_comes_and_leaves(story, as_person):
    assert announced(as_person("tan"), visits=story.staff["tan"].ref) == 302
    assert announced(as_person("tan"), day="2026-11-20") == 422
    visitor = Visitor.objects.get()
    office = as_person("office")
    assert "Ria Sands 2 pm · Harbour Nurses · visits Ms Hui Min Tan" in words(office.get(BOARD)).replace("\xa0", " ")
    assert "Ria Sands" in words(office.get(f"{BOARD}?name=ria"))
    assert "No visitor is signed in" in words(office.get(f"{BOARD}evacuation/"))
    assert send(office, f"{BOARD}visitors/{visitor.ref}/in/", {"badge": "7"}).status_code == 302
    assert "badge 7" in words(office.get(BOARD))
    assert "Ria Sands" in words(office.get(f"{BOARD}evacuation/"))
    worn = send(office, f"{BOARD}visitors/unannounced/", {"name": "Jo Plumber", "badge": "7"})
    assert worn.status_code == 422
    assert "Badge 7 is with somebody" in words(worn)
    assert Visitor.objects.count() == 1
    assert send(office, f"{BOARD}visitors/unannounced/", {"name": "Jo Plumber", "badge": "8"}).status_code == 302
    assert send(office, f"{BOARD}visitors/{visitor.ref}/out/").status_code == 302
    assert "Ria Sands" not in words(office.get(f"{BOARD}evacuation/"))
    assert "Jo Plumber" in words(office.get(f"{BOARD}evacuation/"))
    assert send(office, f"{BOARD}visitors/{visitor.ref}/out/").status_code == 409


def test_only_whoever_announced_a_visit_or_reception_calls_it_off(story, as_person):
    announced(as_person("tan"))
    visitor = Visitor.objects.get()
    assert send(as_person("lim"), f"{BOARD}visitors/{visitor.ref}/call-off/").status_code == 404
    assert send(as_person("tan"), f"{BOARD}visitors/{visitor.ref}/call-off/").status_code == 302
    assert "Ria Sands" not in words(as_person("office").get(BOARD))


@pytest.mark.requirement("I5")
def test_a_visit_of_a_barred_guardian_is_not_announced_and_other_ways_are_offered(story, as_person):
    limited(story)
    tan, jakub = as_person("tan"), {"name": "Jakub Kowalski", "who": story.guardians["jakub"].ref}
    asked = send(tan, f"{BOARD}visitors/announce/", {"name": "jakub kowalski", "day": "2026-11-23", "time": "14:00"})
    assert asked.status_code == 422
    assert "Yes, Jakub Kowalski" in words(asked)
    refused = send(tan, f"{BOARD}visitors/announce/", {"day": "2026-11-23", "time": "14:00", **jakub})
    assert refused.status_code == 422
    assert "does not come to the school site" in words(refused)
    assert "A talk by video" in words(refused)
    assert CANARY not in refused.content.decode()
    assert announced(as_person("head"), **jakub, arrangement="Meet in my room.") == 422
    office = as_person("office")
    walked = {"name": "Jakub Kowalski", "who": story.guardians["jakub"].ref}
    turned = send(office, f"{BOARD}visitors/unannounced/", walked)
    assert turned.status_code == 422
    assert OUTSIDE in words(turned)
    assert not Visitor.objects.exists()
    assert (
        send(office, f"{BOARD}visitors/unannounced/", walked | {"agreed_with": story.staff["deputy"].ref}).status_code
        == 302
    )
    assert Visitor.objects.get().agreed_with == story.staff["deputy"]


@pytest.mark.in_turn
@pytest.mark.requirement("I5")
def test_a_visit_by_arrangement_is_arranged_by_somebody_in_charge(story, look, as_person):
    limited(story, Restricted.IN_PERSON_LIMITED)
    jakub = {"name": "Jakub Kowalski", "who": story.guardians["jakub"].ref}
    assert announced(as_person("tan"), **jakub, arrangement="Come round.") == 422
    assert announced(as_person("deputy"), **jakub) == 422
    assert ARRANGED in look("Jakub")
    assert announced(as_person("deputy"), **jakub, arrangement="Fetch him at the door; room 2.") == 302
    assert "May come in: this visit is arranged" in words(
        as_person("office").get(f"{BOARD}guardian/{story.guardians['jakub'].ref}/")
    )
    assert ARRANGED in look("Jakub", at=MONDAY + timedelta(days=1))
    visitor = Visitor.objects.get()
    assert send(as_person("office"), f"{BOARD}visitors/{visitor.ref}/in/").status_code == 302


@pytest.mark.in_turn
@pytest.mark.requirement("I5")
def test_a_talk_with_somebody_who_writes_is_arranged_as_well(story, look, as_person):
    limited(story, Restricted.WRITTEN_ONLY)
    jakub = {"name": "Jakub Kowalski", "who": story.guardians["jakub"].ref, "visits": story.staff["tan"].ref}
    assert announced(as_person("tan"), **jakub) == 422
    assert announced(as_person("tan"), **(jakub | {"visits": ""})) == 302
    assert announced(as_person("deputy"), **jakub, arrangement="Mr Grant sits with them.") == 302
    assert "Mr Grant sits with them." in look("Jakub")
    assert announced(as_person("tan"), **jakub) == 422, "one arranged talk opens no other"


@pytest.mark.requirement("I5")
def test_a_limit_that_began_after_the_announcement_is_felt_at_the_door(story, as_person):
    jakub = {"name": "Jakub Kowalski", "who": story.guardians["jakub"].ref}
    assert announced(as_person("tan"), **jakub) == 302
    limit = limited(story, Restricted.IN_PERSON_LIMITED)
    visitor, office = Visitor.objects.get(), as_person("office")
    page = f"{BOARD}visitors/{visitor.ref}/in/"
    assert ARRANGED in words(office.get(page))
    assert send(office, page).status_code == 422
    Lifting.objects.create(restriction=limit, at=MONDAY, by=story.staff["head"])
    assert send(office, page).status_code == 302
