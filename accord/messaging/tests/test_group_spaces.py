"""The space of a class for families: coming in, reading, writing, and who never gets in."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from accord.charters.content import RuleContent
from accord.charters.tests import making
from accord.delivery.models import Delivery
from accord.messaging.models import GroundRulesAcceptance, GroupPost
from accord.messaging.tests.spaces import AT, come_in, opened, page, say, write_only
from accord.people.models import Enrolment
from accord.people.tests.pages import filled, send
from tests.cast import MONDAY

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C7")]

NIGHT = datetime(2026, 11, 23, 22, 10, tzinfo=UTC)
TUESDAY = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def test_a_family_accepts_the_rules_before_it_reads_or_writes(cast, as_person):
    space = opened(cast)
    amina = as_person("amina")
    assert f"{AT}{space.ref}/" in page(amina.get(AT))
    assert amina.get(f"{AT}{space.ref}/")["Location"] == f"{AT}{space.ref}/enter/"
    door = amina.get(f"{AT}{space.ref}/enter/")
    assert "We put up no pictures of children" in page(door)
    held = filled(door)
    assert held["called"] == "Amina", "the first name is proposed, never the surname"
    without = send(amina, f"{AT}{space.ref}/enter/", {**held, "called": "Idris’s mum"})
    assert without.status_code == 422
    assert "Idris’s mum" in without.content.decode()
    assert send(amina, f"{AT}{space.ref}/enter/", {**held, "accepted": "on"}).status_code == 302
    assert say(amina, space, "Who has a spare recorder?").status_code == 302
    assert "Who has a spare recorder?" in page(amina.get(f"{AT}{space.ref}/"))


def test_others_read_the_chosen_name_and_nothing_else_of_a_writer(cast, as_person):
    space = opened(cast)
    come_in(cast, space, "amina", "Amina")
    come_in(cast, space, "ewa", "Ewa from the ferry")
    say(as_person("ewa"), space, "The ferry is late today.")
    read = page(as_person("amina").get(f"{AT}{space.ref}/"))
    assert "Ewa from the ferry" in read
    assert "The ferry is late today." in read
    ewa = cast.guardians["ewa"]
    for hidden in (ewa.family_name, ewa.email, ewa.phone, ewa.address, ewa.ref, "Lena"):
        assert hidden not in read


@pytest.mark.parametrize("key", ["neil", "nora", "mei", "owen", "head", "maya"])
def test_strangers_and_those_whom_a_court_keeps_out_find_nothing(cast, as_person, key):
    space = opened(cast)
    assert as_person("grace").get(f"{AT}{space.ref}/enter/").status_code == 200, "the other parent of the same child"
    person = as_person(key)
    assert person.get(f"{AT}{space.ref}/").status_code == 404
    assert person.get(f"{AT}{space.ref}/enter/").status_code == 404
    assert space.ref not in person.get(AT).content.decode()


def test_separated_parents_both_belong_and_neither_learns_of_the_other(cast, as_person):
    space = opened(cast)
    come_in(cast, space, "jakub", "Jakub")
    come_in(cast, space, "ewa", "Ewa")
    assert "Jakub" not in page(as_person("ewa").get(f"{AT}{space.ref}/")), "who only reads is seen by nobody"


def test_an_order_on_contact_ends_access_at_once(cast, as_person):
    space = opened(cast)
    come_in(cast, space, "jakub", "Jakub")
    jakub = as_person("jakub")
    assert jakub.get(f"{AT}{space.ref}/").status_code == 200
    cast.ties["lena", "jakub"].court_orders.create(
        school=cast.riverbank, scope="contact", starts_on=MONDAY.date(), issued_by="Court",
        recorded_by=cast.staff["safeguarding"],
    )  # fmt: skip
    assert jakub.get(f"{AT}{space.ref}/").status_code == 404
    assert as_person("ewa").get(f"{AT}{space.ref}/enter/").status_code == 200


def test_a_child_who_leaves_the_class_takes_the_access_along(cast, as_person):
    space = opened(cast)
    come_in(cast, space, "amina", "Amina")
    amina = as_person("amina")
    assert amina.get(f"{AT}{space.ref}/").status_code == 200
    Enrolment.objects.filter(student=cast.students["idris"]).update(ends_on=MONDAY.date() - timedelta(days=1))
    assert amina.get(f"{AT}{space.ref}/").status_code == 404
    assert say(amina, space, "Hello?").status_code == 404


def test_a_restriction_closes_writing_and_is_explained_and_reading_stays(cast, as_person):
    space = opened(cast)
    come_in(cast, space, "amina", "Amina")
    come_in(cast, space, "ewa", "Ewa")
    say(as_person("ewa"), space, "Cake sale on Friday.")
    write_only(cast, "amina", MONDAY - timedelta(days=1))
    amina = as_person("amina")
    read = page(amina.get(f"{AT}{space.ref}/"))
    assert "Cake sale on Friday." in read
    assert "You can read here, and do not write at the moment" in read
    assert "you can write to the school at any hour" in read
    assert say(amina, space, "Still here.").status_code == 422
    assert not GroupPost.objects.filter(text="Still here.").exists()


def test_changed_words_of_the_rules_are_put_to_families_anew(cast, as_person):
    space = opened(cast)
    come_in(cast, space, "amina", "Amina")
    amina = as_person("amina")
    amina.cookies["language"] = "ar"
    assert amina.get(f"{AT}{space.ref}/").status_code == 200, "another language has the same rules"
    amina.cookies["language"] = "en"
    send(
        as_person("tan"), f"/staff/riverbank/spaces/{space.ref}/change/",
        {"when": "with_school", "own_rules": "No birthdays."},
    )  # fmt: skip
    assert amina.get(f"{AT}{space.ref}/").status_code == 302
    door = amina.get(f"{AT}{space.ref}/enter/")
    assert "have changed since you accepted them" in page(door)
    assert "No birthdays." in door.content.decode()
    assert send(amina, f"{AT}{space.ref}/enter/", {**filled(door), "accepted": "on"}).status_code == 302
    assert GroundRulesAcceptance.objects.filter(guardian=cast.guardians["amina"]).count() == 2


def test_the_clause_of_the_charter_is_the_ground_rules(cast, as_person):
    rule = RuleContent("groups", "group_spaces", {"offered": "yes", "rules_accepted_first": "yes"})
    content = making.with_clause(making.CHARTER, "listening", rules=(replace(rule, values=_plain(rule)),))
    making.published(cast, content)
    space = opened(cast)
    read = page(as_person("amina").get(f"{AT}{space.ref}/enter/"))
    assert "We listen to you." in read
    assert "We put up no pictures" not in read


def _plain(rule: RuleContent) -> dict:
    return {"offered": True, "rules_accepted_first": True, "archived_after_days": 180}


def test_a_post_can_be_taken_back(cast, as_person):
    space = opened(cast)
    come_in(cast, space, "amina", "Amina")
    come_in(cast, space, "ewa", "Ewa")
    amina, ewa = as_person("amina"), as_person("ewa")
    say(amina, space, "My number is 555.")
    post = GroupPost.objects.get()
    assert "555" in page(ewa.get(f"{AT}{space.ref}/"))
    assert send(ewa, f"{AT}posts/{post.ref}/take-back/").status_code == 404
    assert send(amina, f"{AT}posts/{post.ref}/take-back/").status_code == 302
    assert "555" not in page(ewa.get(f"{AT}{space.ref}/"))
    assert "Taken back by its writer" in page(as_person("tan").get(f"/staff/riverbank/spaces/{space.ref}/"))


def test_answers_say_whom_they_answer(cast, as_person):
    space = opened(cast)
    come_in(cast, space, "amina", "Amina")
    come_in(cast, space, "ewa", "Ewa")
    say(as_person("amina"), space, "Who has a spare recorder?")
    question = GroupPost.objects.get()
    ewa = as_person("ewa")
    assert "You answer: Who has a spare recorder?" in page(ewa.get(f"{AT}{space.ref}/?answers={question.ref}"))
    say(ewa, space, "We do.", answers=question.ref)
    assert "In answer to Amina: “Who has a spare recorder?”" in page(ewa.get(f"{AT}{space.ref}/"))


def test_words_of_danger_show_the_way_to_help_before_anybody_reads_them(cast, as_person):
    space = opened(cast)
    come_in(cast, space, "amina", "Amina")
    amina, text = as_person("amina"), "He beats her and she is afraid to go home."
    asked = say(amina, space, text)
    said = asked.content.decode()
    assert "Is a child in danger now?" in said
    assert text in said
    assert not GroupPost.objects.exists()
    lead = f"/family/messages/write/?about={cast.students['idris'].ref}"
    assert f'action="{lead}"' in said
    alone = send(amina, lead, {"text": text, "topic": "safeguarding", "go": "look"})
    assert "Only the safeguarding lead reads this." in page(alone)
    assert say(amina, space, text, anyway="yes", seal=filled(asked)["seal"]).status_code == 302
    told = Delivery.objects.filter(notice__kind="group-care")
    assert {delivery.staff for delivery in told} == {cast.staff["safeguarding"]}


def test_earlier_posts_follow_page_by_page_with_the_same_number_of_queries(
    cast, as_person, django_assert_max_num_queries
):
    space = opened(cast)
    come_in(cast, space, "amina", "Amina")
    amina = as_person("amina")

    def write(first: int, last: int) -> None:
        for number in range(first, last):
            at = MONDAY - timedelta(minutes=number)
            GroupPost.objects.create(
                space=space, guardian=cast.guardians["amina"], text=f"Post {number:03}.", written_at=at, visible_at=at
            )

    write(0, 2)
    amina.get(f"{AT}{space.ref}/")
    with django_assert_max_num_queries(60) as few:
        amina.get(f"{AT}{space.ref}/")
    asked = len(few.captured_queries)
    write(2, 45)
    with django_assert_max_num_queries(asked):
        first = page(amina.get(f"{AT}{space.ref}/"))
    assert "Post 029." in first
    assert "Post 030." not in first
    older = first.split("?after=")[1].split('"')[0]
    second = page(amina.get(f"{AT}{space.ref}/?after={older}"))
    assert "Post 030." in second
    assert "Post 044." in second
    assert "Post 029." not in second
    assert asked <= 40
