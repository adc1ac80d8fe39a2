"""A child at risk: anybody can tell the lead, the lead alone reads it, and nobody else learns of it."""

from datetime import timedelta

import pytest
from django.core import mail

from accord.concerns.actions.note_worry import name_child, note_worry
from accord.concerns.actions.raise_worry import raise_worry
from accord.concerns.concern_tasks import look_after_worries
from accord.concerns.facts.worries import From
from accord.concerns.models import Concern, Worry
from accord.core import clock
from accord.core.models import AuditEntry
from accord.delivery.models import Delivery, Notice, Unreached
from tests.cast import MONDAY

pytestmark = pytest.mark.django_db
WORD = "quixotic-lantern"
TELL, AT_WORK = "/family/child-at-risk/", "/staff/riverbank/safeguarding/tell/"
LIST = "/staff/riverbank/safeguarding/"
OTHERS = ("tan", "ode", "office", "year_head", "needs", "deputy", "head", "governor", "chair", "volunteers", "admin")


def tell_us(client, url, **more):
    return client.post(url, {"text": f"She has bruises, {WORD}.", "once": "w" * 22, **more})


def told(worry):
    notices = Notice.objects.filter(about_ref=worry.ref)
    return {row.recipient.ref for row in Delivery.objects.filter(notice__in=notices)}


@pytest.mark.in_turn
@pytest.mark.requirement("K5")
def test_from_anyone_and_every_page_to_the_lead_alone(as_person, cast):
    amina, maya, ode = as_person("amina"), as_person("maya"), as_person("ode")
    for client, page, way in (
        (amina, "/family/", TELL), (maya, "/family/", TELL), (ode, "/staff/riverbank/", AT_WORK),
        (as_person("chair"), "/staff/riverbank/charter/", AT_WORK),
    ):  # fmt: skip
        assert f'href="{way}"' in client.get(page).content.decode()
        first = client.get(way).content.decode()
        assert first.index("999") < first.index("<textarea")
        assert "Ms Ada Okafor, the safeguarding lead, and nobody else" in first
    for number, (client, url) in enumerate(((amina, TELL), (maya, TELL), (ode, AT_WORK))):
        sent = tell_us(
            client, url, student=cast.students["idris"].ref if client is amina else "", once=f"{number}" * 22
        )
        assert WORD in client.get(sent["Location"]).content.decode()
    assert tell_us(amina, TELL, text="", child="Idris", once="e" * 22).status_code == 422
    lead = as_person("safeguarding")
    worries = list(Worry.objects.all())
    assert len(worries) == 3
    page = lead.get(LIST).content.decode()
    for worry in worries:
        assert told(worry) == {cast.staff["safeguarding"].ref}
        assert f"{LIST}{worry.ref}/" in page
        assert WORD in lead.get(f"{LIST}{worry.ref}/").content.decode()


@pytest.mark.in_turn
@pytest.mark.requirement("K5")
def test_nobody_else_reads_it_or_learns_that_it_is_there(as_person, cast):
    night = MONDAY - timedelta(hours=12)
    with clock.travel_to(night):
        lead = cast.staff["safeguarding"]
        lead.email = ""
        lead.save()
        lead.login.email = None
        lead.login.save()
        worry = raise_worry(
            school=cast.riverbank, author=From(guardian=cast.guardians["amina"]), student=cast.students["idris"],
            text=f"He is afraid at home, {WORD}.", by="login:amina", at=night,
        )  # fmt: skip
        notice = Notice.objects.get(about_ref=worry.ref)
        assert {row.go_at for row in notice.deliveries.all()} == {night}, "told at once, in the middle of the night"
    assert Unreached.objects.filter(notice=notice).exists()
    url = f"{LIST}{worry.ref}/"
    assert WORD in as_person("safeguarding").get(url).content.decode()
    pages = ["deliveries/", "messages/", "messages/search/?q=quixotic", "messages/workload/", "concerns/", "notices/",
             "people/search/?q=quixotic"]  # fmt: skip
    for who in OTHERS:
        client = as_person(who)
        assert client.get(url).status_code in (403, 404)
        for page in ("", *(pages if who in ("office", "head") else ())):
            page = f"/staff/riverbank/{page}"
            words = client.get(page).content.decode()
            assert WORD not in words
            assert worry.ref not in words
            assert "worried about a child" not in words
            assert "Ada Okafor" not in words or not page.endswith("deliveries/")
    for other in ("jakub", "ewa", "grace", "maya"):
        client = as_person(other)
        assert client.get(f"{TELL}{worry.ref}/").status_code == 404
        assert WORD not in client.get("/family/").content.decode()
    of_school = AuditEntry.objects.filter(chain__key=cast.riverbank.ref)
    assert not of_school.filter(subject__contains=worry.ref).exists()
    assert not of_school.filter(subject=f"notice:{notice.ref}").exists()
    apart = AuditEntry.objects.filter(chain__key=f"{cast.riverbank.ref}:apart")
    assert set(apart.values_list("verb", flat=True)) == {"tell", "raise_worry", "read_worry"}
    assert WORD not in "".join(str(entry.details) for entry in AuditEntry.objects.all())
    assert all(WORD not in str(row.subject) + str(row.text) for row in Notice.objects.all())
    assert mail.outbox == []


@pytest.mark.in_turn
@pytest.mark.requirement("K5")
def test_about_the_lead_or_the_head_it_goes_further_and_they_never_see_it(as_person, cast):
    people = cast.staff
    about_lead = [people["safeguarding"].ref]
    tell_us(as_person("amina"), TELL, concerned=about_lead)
    tell_us(as_person("tan"), AT_WORK, concerned=[*about_lead, people["head"].ref], once="x" * 22)
    to_head, to_chair = Worry.objects.order_by("id")
    assert (to_head.held_by, to_chair.held_by) == (people["head"], people["chair"])
    assert told(to_head) == {people["head"].ref}
    assert told(to_chair) == {people["chair"].ref}
    lead, head, chair = as_person("safeguarding"), as_person("head"), as_person("chair")
    assert WORD in head.get(f"{LIST}{to_head.ref}/").content.decode()
    assert WORD in chair.get(f"{LIST}{to_chair.ref}/").content.decode()
    for client, worry in ((lead, to_head), (lead, to_chair), (head, to_chair), (chair, to_head)):
        assert client.get(f"{LIST}{worry.ref}/").status_code == 404
    for client in (lead, as_person("office")):
        assert WORD not in client.get(LIST).content.decode()


@pytest.mark.in_turn
@pytest.mark.requirement("K5")
def test_worry_6_what_the_lead_does_is_never_seen_by_the_author_and_ends_with_the_tie(as_person, cast):
    ode, lead = as_person("ode"), as_person("safeguarding")
    tell_us(ode, AT_WORK, child="a boy in 4B", told_by="Grandfather at the gate")
    worry = Worry.objects.get()
    assert (worry.came_from, worry.told_by) == ("told", "Grandfather at the gate")
    url = f"{LIST}{worry.ref}/"
    faulty = lead.post(f"{url}note/", {"kind": "referral", "text": "Called them", "once": "n" * 22})
    assert faulty.status_code == 422
    assert "Write to whom it was referred." in faulty.content.decode()
    sent = {"kind": "referral", "text": "secret-follow-up", "referred_to": "Children's services", "once": "o" * 22}
    lead.post(f"{url}note/", sent)
    lead.post(f"{url}end/", {"text": "With the council now", "once": "p" * 22})
    page = lead.get(url).content.decode()
    assert "secret-follow-up" in page
    assert "Children&#39;s services" in page
    own = ode.get(f"{LIST}told/{worry.ref}/").content.decode()
    assert WORD in own
    assert "secret-follow-up" not in own
    assert "council" not in own
    assert "Closed" not in own
    assert as_person("tan").get(f"{LIST}told/{worry.ref}/").status_code == 404
    name_child(worry=worry, student=cast.students["anand"], by="login:x", at=MONDAY)
    assert as_person("nair").get(url).status_code in (403, 404), "the child's mother on the staff"
    cast.guardians["priya"].login = cast.logins["safeguarding"]
    cast.guardians["priya"].save()
    assert as_person("safeguarding").get(url).status_code == 404, "whoever is family has it no more"


@pytest.mark.in_turn
@pytest.mark.requirement("K5")
def test_words_of_danger_in_a_concern_offer_the_lead_beside_it(as_person, cast):
    amina, child = as_person("amina"), cast.students["idris"]
    url = f"/family/concerns/new/?about={child.ref}"
    words = {"what_happened": f"Somebody hits my child every day, {WORD}. He wants to kill himself."}
    look = amina.post(url, {**words, "go": "look", "once": "a" * 22}).content.decode()
    assert "Is a child at risk now?" in look
    assert "999" in look
    amina.post(url, {**words, "go": "send", "safeguarding": "on", "once": "b" * 22})
    assert Concern.objects.get().held_by == cast.staff["tan"], "the concern goes its own way as well"
    worry = Worry.objects.get()
    assert (worry.came_from, told(worry)) == ("concern", {cast.staff["safeguarding"].ref})
    note_worry(worry=worry, staff=cast.staff["safeguarding"], kind="note", text="x", by="login:x", at=MONDAY)
    letter = {"letter": f"Nobody listened, {WORD}. He wants to kill himself.", "child": child.ref}
    complain = "/family/complaints/new/"
    look = amina.post(complain, {**letter, "go": "look", "once": "d" * 22}).content.decode()
    assert "Is a child at risk now?" in look
    amina.post(complain, {**letter, "go": "send", "safeguarding": "on", "once": "f" * 22})
    assert Worry.objects.filter(came_from="complaint", student=child).count() == 1
    calm = amina.post(url, {"what_happened": "He lost his cap.", "go": "look", "once": "c" * 22}).content.decode()
    assert "Is a child at risk now?" not in calm
    with clock.travel_to(MONDAY + timedelta(hours=2)):
        look_after_worries()
        look_after_worries()
    assert Notice.objects.filter(about_ref=worry.ref).count() == 2, "told once more, and no more than that"
