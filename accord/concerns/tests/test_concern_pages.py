"""A concern from the first word to what was agreed, on the pages of both sides; and who never sees it."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from accord.concerns.concern_tasks import look_after_concerns
from accord.concerns.models import Agreement, AskedView, Concern, Handing, TalkOffer
from accord.core import clock
from accord.core.models import AuditEntry
from accord.delivery.models import Delivery, Notice
from accord.people.models import StudentContact
from tests.cast import MONDAY

pytestmark = pytest.mark.django_db
NEW = "/family/concerns/new/"
STRANGE = "the Zanzibar cupboard"


def raise_one(client, child, **more):
    words = {"what_happened": f"Idris was shut in {STRANGE} at break.", "put_right": "Somebody looks at break."}
    return client.post(f"{NEW}?about={child.ref}", {**words, "go": "send", "once": "a" * 22, **more})


def desk(concern=None):
    return f"/staff/riverbank/concerns/{concern.ref + '/' if concern else ''}"


@pytest.mark.in_turn
@pytest.mark.requirement("H1", "H4")
def test_a_concern_goes_its_whole_way(as_person, cast):
    amina, tan, child = as_person("amina"), as_person("tan"), cast.students["idris"]
    empty = amina.post(f"{NEW}?about={child.ref}", {"child_says": "I was cold.", "go": "look", "once": "b" * 22})
    assert empty.status_code == 422
    assert "I was cold." in empty.content.decode()
    look = amina.post(
        f"{NEW}?about={child.ref}", {"what_happened": f"Shut in {STRANGE}", "go": "look", "once": "c" * 22}
    )
    page = look.content.decode()
    assert "Ms Hui Min Tan gets it now" in page
    assert "You hear from the school by" in page
    assert not Concern.objects.exists(), "a look keeps nothing"

    raise_one(amina, child)
    concern = Concern.objects.get()
    assert concern.held_by == cast.staff["tan"]
    assert concern.answer_by > concern.raised_at
    own = f"/family/concerns/{concern.ref}/"
    assert "Ms Hui Min Tan is looking into it. You hear by" in amina.get(own).content.decode()

    assert STRANGE in tan.get(desk(concern)).content.decode()
    assert "The family hears by" in tan.get(desk()).content.decode()
    times = re.findall(r'name="times" value="([^"]+)"', tan.get(desk(concern)).content.decode())
    assert len(times) == 3
    tan.post(f"{desk(concern)}talk/", {"how": "telephone", "times": times, "once": "d" * 22})
    concern.refresh_from_db()
    assert concern.answered_at
    page = amina.get(own).content.decode()
    assert "offers you a talk. Choose a time" in page
    offer = TalkOffer.objects.order_by("at").first()
    amina.post(f"{own}talk/{offer.ref}/", {"once": "e" * 22})
    assert "You talk with Ms Hui Min Tan" in amina.get(own).content.decode()
    assert TalkOffer.objects.filter(taken=True).count() == 1

    agreed = {"school_does": "Break is watched by two.", "family_does": "We ask Idris each Friday."}
    tan.post(f"{desk(concern)}agree/", {**agreed, "look_again_on": "2026-12-07", "once": "f" * 22})
    long = amina.post(f"{own}agreed/", {"go": "no", "words": "Only for a week? " * 20, "once": "l" * 22})
    assert long.status_code == 422, "what is too long is not dropped in silence"
    assert "Only for a week?" in long.content.decode()
    assert "This is too long" in long.content.decode()
    amina.post(f"{own}agreed/", {"go": "no", "words": "Only for a week?", "once": "g" * 22})
    gone = amina.post(f"{own}other-time/", {"answer": "Any day after four. " * 20, "once": "m" * 22})
    assert gone.status_code == 409, "no time is on offer any more"
    assert "Any day after four." in gone.content.decode()
    assert "Only for a week?" in tan.get(desk(concern)).content.decode()
    tan.post(f"{desk(concern)}agree/", {**agreed, "look_again_on": "2026-12-14", "once": "h" * 22})
    amina.post(f"{own}agreed/", {"go": "yes", "once": "i" * 22})
    concern.refresh_from_db()
    assert concern.closed_at
    assert "You look at it together again on" in amina.get(own).content.decode()
    amina.post(f"{own}settled/", {"go": "not_well", "once": "j" * 22})
    concern.refresh_from_db()
    assert concern.closed_at is None, "what does not go well is open again"
    assert Agreement.objects.filter(looked_at__isnull=False).count() == 1
    amina.post(f"{own}leader/", {"once": "k" * 22})
    assert "Mr Leo Grant" in amina.get(own).content.decode()
    assert tan.get(desk(concern)).status_code == 404, "it went on to the senior leader"


@pytest.mark.in_turn
@pytest.mark.requirement("H1", "H3")
def test_nobody_named_no_family_and_no_other_guardian_ever_has_it(as_person, cast):
    amina, tan, child = as_person("amina"), as_person("tan"), cast.students["idris"]
    tan_ref = cast.staff["tan"].ref
    look = amina.post(
        f"{NEW}?about={child.ref}", {"what_happened": "x", "concerned": [tan_ref], "go": "look", "once": "y" * 22}
    ).content.decode()
    assert "It does not go to Ms Hui Min Tan" in look
    raise_one(amina, child, concerned=[tan_ref])
    concern = Concern.objects.get()
    assert concern.held_by == cast.staff["year_head"]
    year_head, office = as_person("year_head"), as_person("office")
    assert STRANGE in year_head.get(desk(concern)).content.decode()
    for client in (tan, office, as_person("head"), as_person("deputy"), as_person("needs")):
        assert client.get(desk(concern)).status_code == 404
        for page in (desk(), "/staff/riverbank/"):
            assert STRANGE not in client.get(page).content.decode()
            assert concern.ref not in client.get(page).content.decode()
    for who in ("jakub", "grace", "siti", "maya"):
        client = as_person(who)
        assert client.get(f"/family/concerns/{concern.ref}/").status_code == 404
        assert STRANGE not in client.get("/family/concerns/").content.decode()
    assert STRANGE not in "".join(str(row.details) for row in AuditEntry.objects.all())
    assert STRANGE not in "".join(str(row.subject) + str(row.text) for row in Notice.objects.all())
    assert set(Notice.objects.filter(kind="concern").values_list("confidential", flat=True)) == {True}

    year_head.post(f"{desk(concern)}ask/", {"staff": tan_ref, "question": "How was break?", "once": "b" * 22})
    asked = AskedView.objects.get()
    page = tan.get(f"{desk()}asked/{asked.ref}/").content.decode()
    assert "How was break?" in page
    assert STRANGE not in page
    assert "Yusuf" not in page
    tan.post(f"{desk()}asked/{asked.ref}/", {"text": "He fell asleep there.", "once": "c" * 22})
    assert tan.get(desk(concern)).status_code == 404
    assert "He fell asleep there." in year_head.get(desk(concern)).content.decode()
    assert "He fell asleep there." in amina.get(f"/family/concerns/{concern.ref}/").content.decode()

    cast.guardians["priya"].login = cast.logins["year_head"]
    cast.guardians["priya"].save()
    StudentContact.objects.create(
        school=cast.riverbank, student=child, guardian=cast.guardians["priya"], relationship="carer"
    )
    assert as_person("year_head").get(desk(concern)).status_code == 404, "whoever becomes family has it no more"


@pytest.mark.in_turn
@pytest.mark.requirement("H1", "H3")
def test_about_the_headteacher_it_goes_to_the_chair(as_person, cast):
    raise_one(as_person("amina"), cast.students["idris"], concerned=[cast.staff["head"].ref])
    concern = Concern.objects.get()
    assert concern.held_by == cast.staff["chair"]
    assert STRANGE in as_person("chair").get(desk(concern)).content.decode()
    assert as_person("head").get(desk(concern)).status_code == 404


@pytest.mark.in_turn
@pytest.mark.requirement("H1", "H4")
def test_nothing_reaches_staff_at_night_and_what_is_late_goes_further(as_person, cast):
    night = datetime(2026, 11, 23, 22, 10, tzinfo=UTC)
    with clock.travel_to(night):
        amina, tan = as_person("amina"), as_person("tan")
        raise_one(amina, cast.students["idris"])
        concern = Concern.objects.get()
        assert concern.reaches_at > night
        assert tan.get(desk(concern)).status_code == 404
        assert STRANGE not in tan.get(desk()).content.decode()
        own = amina.get(f"/family/concerns/{concern.ref}/").content.decode()
        assert "Ms Hui Min Tan reads it from" in own
        told = Delivery.objects.filter(notice__about_ref=concern.ref)
        assert {row.go_at >= concern.reaches_at for row in told} == {True}
    before = concern.answer_by - timedelta(hours=2)
    for moment in (before, before + timedelta(minutes=20)):
        with clock.travel_to(moment):
            look_after_concerns()
    due = Notice.objects.filter(about_ref=concern.ref, once__startswith="concern-due")
    assert due.count() == 1, "reminded once, in working time"
    with clock.travel_to(concern.answer_by + timedelta(minutes=5)):
        look_after_concerns()
    late = concern.answer_by.astimezone(UTC).replace(hour=10, minute=0) + timedelta(days=1)
    while late.weekday() > 4:
        late += timedelta(days=1)
    with clock.travel_to(late):
        look_after_concerns()
        look_after_concerns()
        assert Handing.objects.filter(concern=concern, also=True, to=cast.staff["year_head"]).count() == 1
        assert as_person("year_head").get(desk(concern)).status_code == 200
        assert as_person("tan").get(desk(concern)).status_code == 200, "whoever has it keeps it"
        assert "is late" in as_person("amina").get(f"/family/concerns/{concern.ref}/").content.decode()


@pytest.mark.in_turn
@pytest.mark.requirement("H1")
def test_help_is_never_a_wall_and_a_child_writes_its_own_words(as_person, cast):
    amina, child = as_person("amina"), cast.students["idris"]
    typed = {"what_happened": f"Shut in {STRANGE}", "put_right": "A key", "go": "complain", "once": "z" * 22}
    led = amina.post(f"{NEW}?about={child.ref}", typed)
    page = amina.get(led["Location"]).content.decode()
    assert led.status_code == 302
    assert STRANGE in page
    assert "A key" in page
    assert not Concern.objects.exists()
    raise_one(amina, child)
    concern = Concern.objects.get()
    own = f"/family/concerns/{concern.ref}/"
    assert f"/family/complaints/new/?concern={concern.ref}" in amina.get(own).content.decode()
    amina.post(own, {"side": "child", "text": "“I was cold”, he says.", "once": "b" * 22})
    assert "I was cold" in as_person("tan").get(desk(concern)).content.decode()

    other = raise_one(amina, child, once="q" * 22)["Location"].split("?")[0]
    gone = {"letter": "It happened again", "child": child.ref, "about": [cast.staff["tan"].ref], "go": "send"}
    amina.post(f"/family/complaints/new/?concern={other.split('/')[-2]}", {**gone, "once": "r" * 22})
    assert "You made this a formal complaint." in amina.get(other).content.decode()
    page = as_person("tan").get(f"/staff/riverbank/concerns/{other.split('/')[-2]}/").content.decode()
    assert "Closed" in page
    assert "formal complaint" not in page, "whoever is named in a complaint does not learn of it"

    child.login = cast.logins["maya"]
    child.save()
    maya = as_person("maya")
    mine = f"/family/concerns/mine/{concern.ref}/"
    assert maya.get(mine).status_code == 404, "nobody asked the child yet"
    amina.post(f"{own}child/", {"once": "c" * 22})
    assert mine in maya.get("/family/").content.decode()
    page = maya.get(mine).content.decode()
    assert STRANGE not in page
    assert "Tan" not in page
    maya.post(mine, {"text": "They locked it for fun.", "once": "d" * 22})
    assert "They locked it for fun." in as_person("tan").get(desk(concern)).content.decode()

    agreement = Agreement.objects.create(
        concern=concern, by=cast.staff["tan"], school_does="Watch", answered_at=MONDAY, taken=True,
        look_again_on=MONDAY.date() + timedelta(days=1),
    )  # fmt: skip
    Concern.objects.update(closed_at=MONDAY)
    look_after_concerns()
    assert not Notice.objects.filter(once__startswith="look-again").exists()
    with clock.travel_to(MONDAY + timedelta(days=1)):
        look_after_concerns()
        look_after_concerns()
    agreement.refresh_from_db()
    assert agreement.reminded_at
    assert Notice.objects.filter(once__startswith="look-again").count() == 2, "both sides, once"
