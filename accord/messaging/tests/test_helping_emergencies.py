"""Emergencies of both sides, looked back at without blame, and only by those who may read the conversation."""

import re
from datetime import timedelta

import pytest

from accord.core import clock
from accord.core.models import AuditEntry
from accord.messaging.actions.answer_family import answer_family
from accord.messaging.models import Emergency, EmergencyReview
from accord.messaging.tests.looked_back import NIGHT, STRANGE, send, told_at_risk
from accord.messaging.tests.written import LAST_MONDAY, write
from accord.people.models import Absence, Cover, RoleHolding
from accord.people.tests.pages import markup
from accord.rules.charter import EmergencyKind
from tests.cast import MONDAY

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C3")]
AT = "/staff/riverbank/messages/emergencies/"


@pytest.fixture
def use(story) -> Emergency:
    return write(story, NIGHT, emergency=EmergencyKind.COLLECTION_TODAY, reason="Uncle").message.emergency


def override(story, key: str = "tan") -> Emergency:
    """A member of staff writes past quiet hours, and says why."""
    conversation = write(story, LAST_MONDAY).message.conversation
    with clock.travel_to(NIGHT):
        said = answer_family(
            conversation=conversation, staff=story.staff[key], text="The bus is late.", language="en",
            by=f"login:{key}", at=NIGHT, emergency_reason="The coach broke down",
        )  # fmt: skip
    return said.message.emergency


def test_a_leader_sees_both_sides_and_what_came_of_it(story, as_person, use):
    override(story)
    page = markup(as_person("deputy").get(AT))
    assert "Who collects a child today" in page
    assert "Staff wrote past quiet hours" in page
    assert "No answer was written since." in page
    detail = markup(as_person("deputy").get(f"{AT}{use.ref}/"))
    assert "Amina Yusuf" in detail
    assert "Uncle" in detail


def test_only_leaders_look_back(story, as_person, use):
    assert as_person("head").get(AT).status_code == 200
    for key in ("tan", "office", "admin", "governor"):
        assert as_person(key).get(AT).status_code == 403, key
    assert as_person("amina").get(AT).status_code == 404


def test_what_a_leader_may_not_read_is_neither_shown_nor_counted(story, as_person):
    hidden = write(story, NIGHT, emergency=EmergencyKind.MEDICAL, concerned=["deputy"]).message.emergency
    assert "A medical emergency" in markup(as_person("head").get(AT))
    page = markup(as_person("deputy").get(AT))
    assert "A medical emergency" not in page
    assert "No emergencies this year" in page
    assert as_person("deputy").get(f"{AT}{hidden.ref}/").status_code == 404


def test_a_leader_says_what_would_help_and_once(story, as_person, use):
    deputy = as_person("deputy")
    empty = send(deputy, f"{AT}{use.ref}/", note="A simpler form")
    assert empty.status_code == 422
    assert "A simpler form" in markup(empty)
    assert send(deputy, f"{AT}{use.ref}/", was_one="no", note="A simpler form").status_code == 302
    review = EmergencyReview.objects.get()
    assert not review.was_one
    assert review.by == story.staff["deputy"]
    assert send(as_person("head"), f"{AT}{use.ref}/", was_one="yes").status_code == 409
    assert "A simpler form" in markup(as_person("head").get(f"{AT}{use.ref}/"))
    assert AuditEntry.objects.filter(verb="review_emergency").count() == 1


def test_nobody_looks_back_at_their_own_use(story, as_person):
    own = override(story, "head")
    assert send(as_person("head"), f"{AT}{own.ref}/", was_one="yes").status_code == 409
    assert "A colleague looks back at it." in markup(as_person("head").get(f"{AT}{own.ref}/"))
    assert send(as_person("deputy"), f"{AT}{own.ref}/", was_one="yes").status_code == 302


def test_a_kind_that_comes_again_suggests_help_and_names_nobody(story, as_person):
    for day in range(2):
        write(story, NIGHT + timedelta(days=day), emergency=EmergencyKind.COLLECTION_TODAY)
    assert "simpler way to say who collects" not in markup(as_person("head").get(AT))
    write(story, NIGHT + timedelta(days=2), emergency=EmergencyKind.COLLECTION_TODAY)
    page = markup(as_person("head").get(AT))
    assert "simpler way to say who collects" in page
    assert "Amina" not in page


def test_the_page_costs_the_same_however_many_there_were(story, as_person, django_assert_max_num_queries):
    head = as_person("head")
    write(story, NIGHT, emergency=EmergencyKind.MEDICAL)
    head.get(AT)
    for day in range(4):
        write(story, NIGHT + timedelta(days=day), emergency=EmergencyKind.MEDICAL)
    with django_assert_max_num_queries(24):
        head.get(AT)


@pytest.fixture
def at_risk(story) -> Emergency:
    return told_at_risk(story)


def pages_of(client, use: Emergency) -> tuple[str, int]:
    """Every page that could tell of a use, without what changes from one look to the next; and whether it opens."""
    shown = [markup(client.get(page)) for page in (AT, "/staff/riverbank/", "/staff/riverbank/messages/today/")]
    body = re.sub(r'(nonce|value)="[^"]*"', "", "".join(shown))
    return body, client.get(f"{AT}{use.ref}/").status_code


@pytest.mark.in_turn
@pytest.mark.requirement("K5")
def test_one_about_a_child_at_risk_waits_in_the_open_for_the_lead_alone(story, as_person):
    """REVIEW-3 and REVIEW-4: the only lead had a part, so nobody can look back; no leader learns that there is one."""
    asked = {key: as_person(key) for key in ("head", "deputy", "tan", "office")}
    absent = Emergency(ref="2" * 16)
    before = {key: pages_of(client, absent) for key, client in asked.items()}
    use = write(
        story, NIGHT, topic="safeguarding", emergency=EmergencyKind.CHILD_SAFETY, text=f"It is about {STRANGE}.",
        reason=STRANGE,
    ).message.emergency  # fmt: skip
    lead = as_person("safeguarding")
    page = markup(lead.get(AT))
    assert "Nobody else can look back" in page
    assert f"{AT}{use.ref}/" in page
    detail = markup(lead.get(f"{AT}{use.ref}/"))
    assert STRANGE in detail
    assert "Nobody can look back at this yet" in detail
    assert "was_one" not in detail
    assert send(lead, f"{AT}{use.ref}/", was_one="yes").status_code == 409
    assert AuditEntry.objects.filter(verb="read_confidential", subject=f"emergency:{use.ref}").exists()
    assert {key: pages_of(client, use) for key, client in asked.items()} == before


@pytest.mark.in_turn
@pytest.mark.requirement("K5")
def test_a_second_lead_looks_back_and_sees_nothing_of_leaders(story, as_person, use, at_risk):
    RoleHolding.objects.create(
        staff=story.staff["lim"], role=RoleHolding.Role.SAFEGUARDING_LEAD, starts_on=LAST_MONDAY.date()
    )
    lead = markup(as_person("safeguarding").get(f"{AT}{at_risk.ref}/"))
    assert "You had a part in this." in lead
    assert "Wei Lim" in lead
    second = as_person("lim")
    page = markup(second.get(AT))
    assert "Nobody else can look back" not in page
    assert "A child" in page
    assert "Who collects a child today" not in page
    assert second.get(f"{AT}{use.ref}/").status_code == 404
    assert send(second, f"{AT}{at_risk.ref}/", was_one="yes", note="Ring first").status_code == 302
    assert EmergencyReview.objects.get().by == story.staff["lim"]
    assert "Ring first" in markup(as_person("safeguarding").get(f"{AT}{at_risk.ref}/"))


@pytest.mark.in_turn
@pytest.mark.requirement("K5")
def test_who_stands_in_for_the_lead_looks_back_while_the_lead_is_away(story, as_person, at_risk):
    nair = as_person("nair")
    assert nair.get(AT).status_code == 403
    span = {"starts_at": MONDAY - timedelta(hours=1), "ends_at": MONDAY + timedelta(days=2)}
    away = Absence.objects.create(staff=story.staff["safeguarding"], **span)
    Cover.objects.create(absence=away, staff=story.staff["nair"], **span)
    assert AT in markup(nair.get("/staff/riverbank/messages/today/"))
    assert f"{AT}{at_risk.ref}/" in markup(nair.get(AT))
    detail = markup(nair.get(f"{AT}{at_risk.ref}/"))
    assert STRANGE in detail
    assert f"/messages/{at_risk.message.conversation.ref}/" not in detail
    own = write(story, NIGHT, topic="safeguarding", emergency=EmergencyKind.CHILD_SAFETY, concerned=["nair"])
    assert nair.get(f"{AT}{own.message.emergency.ref}/").status_code == 404
    assert send(nair, f"{AT}{at_risk.ref}/", was_one="no").status_code == 302
    Absence.objects.update(cancelled_at=MONDAY)
    assert nair.get(AT).status_code == 403
    assert nair.get(f"{AT}{at_risk.ref}/").status_code == 403
