"""By which names families are read in the space of a class: never by one that passes for the school's (GROUP-12)."""

import pytest

from accord.messaging.models import GroupMember, GroupPost
from accord.messaging.tests.spaces import AT, come_in, opened, page, say
from accord.people.tests.pages import filled, send

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C7"), pytest.mark.requirement("A2")]

ANSWER = "Other families could take this name for the school’s. Your first name is enough."


def chosen(client, space, name):
    held = filled(client.get(f"{AT}{space.ref}/enter/"))
    return send(client, f"{AT}{space.ref}/enter/", {**held, "accepted": "on", "called": name})


@pytest.mark.in_turn
@pytest.mark.parametrize(
    "name",
    ["ms  tan", "M\u200ds T\u00e1n", "Ms. Tan", "\uff2ds Tan", "Hui Min Tan", "Ada Okafor", "Okafor, Ada", "Riverbank"],
)
def test_group_12_nobody_on_the_staff_of_the_school_is_passed_for(cast, as_person, name):
    space, amina = opened(cast), as_person("amina")
    refused = chosen(amina, space, name)
    assert refused.status_code == 422
    assert ANSWER in refused.content.decode()
    assert not GroupMember.objects.filter(guardian=cast.guardians["amina"]).exists()
    assert chosen(amina, space, "Tanya").status_code == 302


def test_group_13_the_answer_is_the_same_whoever_it_would_be(cast, as_person):
    """Staff of the class, staff who never come there, nobody at all by that name: the page tells no difference."""
    space, amina = opened(cast), as_person("amina")
    answers = {name: chosen(amina, space, name) for name in ("Ms Tan", "Ms Okafor", "Ms Nobody", "Headteacher")}
    shown = {answer.content.decode().count(ANSWER) for answer in answers.values()}
    assert {answer.status_code for answer in answers.values()} == {422}
    assert shown == {next(iter(shown))}
    assert shown != {0}


def test_group_13_whoever_has_such_a_name_already_chooses_another_before_writing(cast, as_person):
    space = opened(cast)
    come_in(cast, space, "amina", "Amina")
    GroupMember.objects.filter(space=space, guardian=cast.guardians["amina"]).update(called="Ms Tan")
    amina = as_person("amina")
    refused = say(amina, space, "No school tomorrow.")
    assert refused.status_code == 422
    assert "No school tomorrow." in refused.content.decode(), "what was typed is kept"
    assert not GroupPost.objects.exists()
    assert "You are Ms Tan here." in page(amina.get(f"{AT}{space.ref}/"))
    assert chosen(amina, space, "Amina").status_code == 302
    assert say(amina, space, "Who has the list?").status_code == 302
