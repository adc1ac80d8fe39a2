"""When it goes wrong: a complaint about the headteacher, a serial complainer treated fairly, a breach by staff.

Each story goes by the real pages from the first word to the end, with everybody who has a part in it.
"""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from accord.charters.tests.making import with_charter
from accord.concerns.complaint_tasks import look_after_complaints
from accord.concerns.facts.complaints import current_stage
from accord.concerns.models import Complaint, SerialDecision, Worry
from accord.concerns.panels.asked import asked_of
from accord.concerns.tests.test_handling import asked, at_desk, press, words
from accord.conduct.models import AccountRequest, Decision, Incident
from accord.core import clock
from accord.core.models import AuditEntry
from accord.delivery.models import Notice
from accord.people.models import DistrictPost, Login
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.in_turn]

DAY = timedelta(days=1)
STRANGE = "quokkaletter"


def counts(answer: object) -> list[str]:
    """The numbers beside the places of a page: what waits for somebody."""
    return re.findall(r'class="count[^"]*"[^>]*>([^<]*)<', answer.content.decode())


def complain_and_confirm(client: Client, new: str, letter: str, point: str) -> None:
    """A letter goes by its page, and its one point is confirmed."""
    press(client, new, letter=letter, go="send")
    made = Complaint.objects.latest("id")
    points = reverse("family_complaints:points", args=[made.ref])
    press(client, points, count="1", text_1=point, wanted_1="", go="confirm")


def hidden(page: str, name: str) -> str:
    found = re.search(rf'<input type="hidden" name="{name}"[^>]*value="([^"]*)"', page)
    return found.group(1) if found else ""


def nothing_leaked(*further: str) -> None:
    """Neither news nor the log carries a word of the matter."""
    told = str(list(Notice.objects.values_list("subject", "text")))
    logged = str(list(AuditEntry.objects.values_list("details", "purpose")))
    for word in (STRANGE, "shouted", *further):
        assert word not in logged
        assert word not in told or word in further, word


def papers_of(complaint: Complaint) -> str:
    return reverse("family_complaints:papers", args=[complaint.ref])


@pytest.mark.requirement("H2", "H3", "H4")
def test_a_complaint_about_the_headteacher(cast: Cast, as_person) -> None:
    mother, chair, head, deputy = (as_person(key) for key in ("amina", "chair", "head", "deputy"))
    new, staff_home = reverse("family_complaints:complain"), "/staff/riverbank/"
    before = {who: counts(client.get(staff_home)) for who, client in (("head", head), ("deputy", deputy))}
    typed = {
        "letter": f"The headteacher shouted at me. {STRANGE}.", "about": [cast.staff["head"].ref],
        "child": cast.students["idris"].ref, "happened_on": "2026-11-20",
    }  # fmt: skip
    looked = press(mother, new, 200, **typed, go="look")
    assert "Carys Price" in looked, "it goes to the chair of governors, and that is said before it goes"
    press(mother, new, **typed, go="send")
    complaint = Complaint.objects.get()
    points = {"count": "1", "text_1": "The headteacher shouted at me.", "wanted_1": "An apology.", "go": "confirm"}
    press(mother, reverse("family_complaints:points", args=[complaint.ref]), **points)
    status = reverse("family_complaints:complaint", args=[complaint.ref])
    assert "Carys Price" in words(mother, status)

    # Neither the head nor anybody below learns of it.
    for key, client in (("head", head), ("deputy", deputy)):
        assert client.get(asked(complaint)).status_code == 404
        assert client.get(at_desk(complaint)).status_code == 404
        assert complaint.number not in words(client, reverse("complaints:register", args=["riverbank"]))
        assert counts(client.get(staff_home)) == before[key]

    # The chair sees that it has arrived, looks into it, hears the head's side, and answers.
    press(chair, asked(complaint, "acknowledge"), words="Thank you for writing to me.")
    offered = words(chair, asked(complaint, "investigator"))
    assert "Gil Hart" in offered
    assert not any(name in offered for name in ("Leo Grant", "Helen Moss", "Hana Weiss"))
    press(chair, asked(complaint, "investigator"), person=cast.login("chair").ref)
    press(chair, asked(complaint, "ask-account"), staff=cast.staff["head"].ref, question="How was the talk on Friday?")
    (waiting,) = asked_of(cast.login("head"), MONDAY)
    own = words(head, waiting.url)
    assert "How was the talk on Friday?" in own
    assert not any(word in own for word in (STRANGE, "Amina", complaint.number)), (
        "a question, and nothing of the matter"
    )
    press(head, waiting.url, text="I was loud, and I regret it.")
    point = complaint.points.get(dropped_at__isnull=True)
    press(chair, asked(complaint, "finding"), point=point.ref, result="upheld", reasons="The head said so.")
    press(chair, asked(complaint, "remedy"), text="An apology in person.", due_on="2026-12-04")
    press(chair, asked(complaint, "answer"), answer="You were right to write.")
    assert "You were right to write." in words(mother, status) + words(mother, papers_of(complaint))

    # She takes it further: whoever has had it has it no more, and nobody below the head ever does.
    chief = as_person("chief")
    with clock.travel_to(MONDAY + DAY):
        press(mother, reverse("family_complaints:next_stage", args=[complaint.ref]), reason="I wish to be heard.")
        assert current_stage(complaint).handled_by == cast.login("chief")
        assert asked(complaint) in words(chief, "/asked/")
        assert "Edith Crane" in words(mother, status)
        press(chief, asked(complaint, "acknowledge"), words="It is with me now.")
        sits = words(chief, asked(complaint, "investigator"))
        assert "Carys Price" not in sits, "the chair has looked at it once"
        press(chief, asked(complaint, "investigator"), person=cast.login("chief").ref)
        press(chief, asked(complaint, "finding"), point=point.ref, result="upheld", reasons="It was as you say.")
        press(chief, asked(complaint, "answer"), answer="The trust is sorry too.")
        assert "The trust is sorry too." in words(mother, status) + words(mother, papers_of(complaint))

    # A panel: whoever could convene it has had it, so it waits in the open until the trust names somebody else.
    two_days = MONDAY + 2 * DAY
    with clock.travel_to(two_days):
        press(mother, reverse("family_complaints:next_stage", args=[complaint.ref]), reason="A panel, please.")
        assert current_stage(complaint).handled_by is None
        assert "waits in the open" in words(mother, status)
        trusted = Login.objects.create_login(email="ada@trust.example", name="Ada Pym", password="a-long-word-1")
        DistrictPost.objects.create(
            login=trusted, district=cast.riverbank.district, role="district_administrator", starts_on=two_days.date()
        )
        look_after_complaints()
        cast.logins["trusted"] = trusted
        convener, governor = as_person("trusted"), as_person("governor")
        assert current_stage(complaint).handled_by == trusted
        press(convener, asked(complaint, "acknowledge"), words="A panel will hear you.")
        seats = words(convener, asked(complaint, "seat"))
        assert "Gil Hart" in seats
        assert not any(name in seats for name in ("Carys Price", "Edith Crane", "Helen Moss"))
        press(convener, asked(complaint, "seat"), person=cast.login("governor").ref, chairs="on")
        for name in ("Iris Vane", "Omar Sule"):
            press(convener, asked(complaint, "seat"), person="outside", name=name, independent="on")
        press(convener, asked(complaint, "hearing"), on="2026-12-09", time="16:00", place="Library")
        press(mother, reverse("family_complaints:hearing", args=[complaint.ref]), comes="yes", interpreter="Arabic")
        press(convener, asked(complaint, "send"))
        assert STRANGE in words(governor, asked(complaint))
        assert head.get(asked(complaint)).status_code == 404
    with clock.travel_to(MONDAY + 16 * DAY + timedelta(hours=8)):
        press(governor, asked(complaint, "heard"))
        press(governor, asked(complaint, "finding"), point=point.ref, result="upheld", reasons="We believe her.")
        press(governor, asked(complaint, "answer"), answer="The panel is of one mind.")
        told = words(mother, status) + words(mother, papers_of(complaint))
        assert "The panel is of one mind." in told
        assert "Department for Education" in told, "and who looks at it outside the school"
    nothing_leaked(complaint.number)
    assert complaint.number not in words(head, staff_home)


@pytest.mark.requirement("H2", "H3", "H4")
def test_a_serial_complainer_treated_fairly(cast: Cast, as_person) -> None:
    mother, deputy, year_head = (as_person(key) for key in ("amina", "deputy", "year_head"))
    new = reverse("family_complaints:complain")
    letters = ("The seat in class 4B is cold.", "The seat in class 4B is still cold.", "The cold seat in 4B again.")
    for number, letter in enumerate(letters):
        with clock.travel_to(MONDAY + number * DAY):
            complain_and_confirm(mother, new, f"{letter} {STRANGE}.", letter)
            complaint = Complaint.objects.latest("id")
            press(deputy, at_desk(complaint, "acknowledge"), words="Thank you.")
            press(deputy, at_desk(complaint, "investigator"), person=cast.login("year_head").ref)
            point = complaint.points.get(dropped_at__isnull=True)
            press(year_head, asked(complaint, "finding"), point=point.ref, result="not_upheld", reasons="20 degrees.")
            press(deputy, at_desk(complaint, "answer"), answer="We measured it on three days.")

    # A leader decides, with reasons, what was tried, and an end; never without, and never a teacher.
    now = MONDAY + 3 * DAY
    with clock.travel_to(now):
        decide = reverse("complaints:decide_serial", args=["riverbank", complaint.ref])
        said = {"matter": "The seat in class 4B", "reasons": "Measured and answered three times.",
                "tried_before": "A talk, and another seat."}  # fmt: skip
        assert as_person("tan").get(decide).status_code in (403, 404)
        press(deputy, decide, 422, **said, ends_on="2027-12-01")
        press(deputy, decide, 422, **(said | {"tried_before": ""}), ends_on="2027-02-01")
        press(deputy, decide, **said, ends_on="2027-02-01")
        decision = SerialDecision.objects.get()

        # The family reads why, until when, and what stays open; it answers, and somebody reads the answer.
        own = reverse("family_complaints:serial", args=[decision.ref])
        page = words(mother, own)
        assert "Measured and answered three times." in page
        assert "1 February 2027" in page
        press(mother, own, words="My child is cold all the same.")
        at_school = reverse("complaints:serial_decision", args=["riverbank", decision.ref])
        assert "My child is cold all the same." in words(deputy, at_school)
        assert as_person("jakub").get(own).status_code == 404

    # Another matter is taken as every complaint is; the same matter is looked at by a person before anything is said.
    later = now + DAY
    with clock.travel_to(later):
        complain_and_confirm(mother, new, "Nobody rang me when Idris fell.", "Nobody rang me.")
        other = Complaint.objects.latest("id")
        press(deputy, at_desk(other, "look"), anything_new="yes", reasons="This is another matter.")
        press(deputy, at_desk(other, "acknowledge"), words="Thank you.")
        complain_and_confirm(mother, new, "The seat once more.", "The seat.")
        same = Complaint.objects.latest("id")
        desk = words(deputy, at_desk(same))
        assert "A decision may cover this" in desk
        press(deputy, at_desk(same, "look"), anything_new="no", reasons="Nothing has changed since Monday.")
        assert Complaint.objects.get(pk=same.pk).ended_at is None, "nothing ends by itself"
        assert words(mother, reverse("family_complaints:complaint", args=[same.ref]))

        # The next stage of what came before, a worry about a child and a message stay open; it ends before its day.
        first = Complaint.objects.earliest("id")
        press(mother, reverse("family_complaints:next_stage", args=[first.ref]), reason="I wish somebody else to look.")
        assert current_stage(first).number == 2
        assert current_stage(first).handled_by != cast.login("deputy")
        place = f"{reverse('family_safeguarding:tell')}?school={cast.riverbank.ref}"
        press(mother, place, text="A child is afraid.")
        assert Worry.objects.count() == 1
        press(deputy, at_school, because="We found a draught under the window.")
        assert "This has ended." in words(mother, own)
        complain_and_confirm(mother, new, "The seat, the last time.", "The seat.")
        assert "A decision may cover this" not in words(deputy, at_desk(Complaint.objects.latest("id")))
    nothing_leaked("class 4B")


@pytest.mark.requirement("I1", "I2", "I6", "H3")
def test_a_breach_by_staff(cast: Cast, as_person) -> None:
    with_charter(cast)
    mother, deputy, teacher, head = (as_person(key) for key in ("amina", "deputy", "tan", "head"))
    report = reverse("family_conduct:report")
    assert "Hui Min Tan" in words(mother, report)
    values = {"about_staff": cast.staff["tan"].ref, "category": "abusive_language", "place": "on_site",
              "words": f"She called my son a {STRANGE}.", "happened_at": "2026-11-20T10:00"}  # fmt: skip
    press(mother, report, 422, **(values | {"words": ""}))
    press(mother, report, **values)
    incident = Incident.objects.get()
    assert incident.held_by == cast.staff["deputy"]
    own = reverse("family_conduct:reported", args=[incident.ref])
    assert "had no part in it" in words(mother, own)

    # Whom it is about learns of it by a question alone, and answers for themselves.
    case = reverse("conduct:incident", args=["riverbank", incident.ref])
    assert teacher.get(case).status_code in (403, 404)
    assert STRANGE in words(deputy, case)
    ask = reverse("conduct:ask_account", args=["riverbank", incident.ref])
    press(deputy, ask, whom=f"staff:{cast.staff['tan'].ref}", words="A remark in class on Friday.",
          step="informal_reminder")  # fmt: skip
    asked_for = AccountRequest.objects.get()
    page = reverse("conduct:own_account", args=["riverbank", asked_for.ref])
    read = words(teacher, page)
    assert "A remark in class on Friday." in read
    assert not any(word in read for word in (STRANGE, "Amina", "Idris"))
    assert as_person("lim").get(page).status_code == 404
    press(teacher, page, text="I was short with him, and I am sorry.")
    assert "I was short with him" in words(deputy, case)

    # A gentle measure, decided after the account, with reasons; nobody else learns of it.
    where = ["riverbank", incident.ref, "informal_reminder"]
    consider = reverse("conduct:consider", args=where)
    decide = {"reasons": "She regrets it and will say so.", "said": "Please speak to every child as our code says.",
              "starts_on": "2026-11-23"}  # fmt: skip
    look = press(deputy, consider, 200, go="look", **decide)
    seen = {name: hidden(look, name) for name in ("looked", "after")}
    press(deputy, consider, go="decide", **decide, **seen)
    decision = Decision.objects.get()
    assert decision.restriction is None, "nothing is limited for staff here"
    press(deputy, reverse("conduct:close", args=["riverbank", incident.ref]), how="measures", reasons="Spoken with.")
    told = words(mother, own)
    assert "it has been dealt with" in told
    assert not any(word in told for word in ("Spoken with", "regrets", "reminder"))
    assert as_person("jakub").get(own).status_code == 404
    assert STRANGE not in words(head, reverse("conduct:incidents", args=["riverbank"]))

    # About the headteacher the same door leads to the chair, and to nobody below.
    press(mother, report, **(values | {"about_staff": cast.staff["head"].ref}))
    about_head = Incident.objects.latest("id")
    assert about_head.held_by == cast.staff["chair"]
    there = reverse("conduct:incident", args=["riverbank", about_head.ref])
    assert STRANGE in words(as_person("chair"), there)
    for client in (deputy, head):
        assert client.get(there).status_code == 404
    nothing_leaked("A remark in class")
