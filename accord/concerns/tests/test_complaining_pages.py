"""The family's way: complain, look, send, confirm the points, see where it stands, take it back, go on."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accord.concerns.models import Complaint
from accord.concerns.tests.complaining import complained
from accord.core import clock
from accord.people.tests.pages import send
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("H2"), pytest.mark.requirement("H4")]

LETTER = """Lena was left alone in the hall for an hour on Friday.

Nobody rang me, and when I rang the office nobody knew where she was.

I would like an apology and a rule that no child waits alone."""


@pytest.mark.in_turn
def test_a_mother_complains_confirms_her_points_and_sees_the_whole_way(cast: Cast, as_person) -> None:  # type: ignore[no-untyped-def]
    mother = as_person("ewa")
    new = reverse("family_complaints:complain")
    page = mother.get(new).content.decode()
    assert "Hui Min Tan" in page
    assert "Carys Price" in page
    assert "Wei Lim" not in page
    tan = cast.staff["tan"].ref
    typed = {"letter": LETTER, "child": cast.students["lena"].ref, "about": [tan], "happened_on": "2026-11-20"}

    look = send(mother, new, typed | {"go": "look"})
    assert look.status_code == 200
    seen = look.content.decode()
    assert "Leo Grant, a school leader" in seen
    assert "Thursday" in seen
    assert "Monday 7 December" in seen
    assert not Complaint.objects.exists()

    picture = SimpleUploadedFile("note.txt", b"The note she wrote.", "text/plain")
    sent = send(mother, new, typed | {"go": "send", "attachments": [picture]})
    complaint = Complaint.objects.get()
    assert sent.url == reverse("family_complaints:points", args=[complaint.ref])
    assert complaint.papers.get().text == "The note she wrote."
    assert (complaint.student, complaint.guardian) == (cast.students["lena"], cast.guardians["ewa"])

    points = reverse("family_complaints:points", args=[complaint.ref])
    form = mother.get(points).content.decode()
    assert "Nobody rang me" in form
    own = reverse("family_complaints:complaint", args=[complaint.ref])
    assert "Please look at your points" in mother.get(own).content.decode()
    assert send(mother, points, {"count": "2", "text_1": " ", "wanted_1": ""}).status_code == 422
    confirmed = send(
        mother, points, {"count": "2", "text_1": "Lena was alone.", "wanted_1": "An apology.", "text_2": "Nobody rang."}
    )
    assert confirmed.url == own
    page = mother.get(own).content.decode()
    for words in ("You confirmed 2 points.", "Leo Grant, a school leader has it", "by Monday 7 December", "Stage 3"):
        assert words in page, words
    assert complaint.number in mother.get(reverse("family_complaints:complaints")).content.decode()
    assert "An apology." in mother.get(reverse("family_complaints:printed", args=[complaint.ref])).content.decode()

    for other in ("jakub", "amina"):
        stranger = as_person(other)
        assert stranger.get(own).status_code == 404
        assert send(stranger, points, {"count": "1", "text_1": "x"}).status_code == 404
        assert complaint.number not in stranger.get(reverse("family_complaints:complaints")).content.decode()

    mother = as_person("ewa")
    stage = complaint.stages.get()
    with clock.travel_to(stage.answer_by + timedelta(minutes=1)):
        assert "It is late, and we are sorry" in mother.get(own).content.decode()
        send(mother, reverse("family_complaints:next_stage", args=[complaint.ref]), {"reason": "I waited."})
        second = complaint.stages.get(number=2)
        assert second.handled_by == cast.login("head")
        page = mother.get(own).content.decode()
        assert "Helen Moss, the headteacher has it" in page

        send(mother, reverse("family_complaints:withdraw", args=[complaint.ref]), {"reason": ""})
        page = mother.get(own).content.decode()
        assert "You took it back" in page
        assert "You have our answer by" not in page
        send(mother, reverse("family_complaints:again", args=[complaint.ref]))
        assert "You have our answer by" in mother.get(own).content.decode()
    assert complaint.endings.get().undone_at


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(cast: Cast, as_person) -> None:  # type: ignore[no-untyped-def]
    mother = as_person("ewa")
    new = reverse("family_complaints:complain")
    empty = send(mother, new, {"letter": " ", "about_words": "the bus driver", "go": "look"})
    assert empty.status_code == 422
    assert "the bus driver" in empty.content.decode()
    ahead = {"letter": LETTER, "happened_on": f"{MONDAY + timedelta(days=3):%Y-%m-%d}", "go": "send"}
    refused = send(mother, new, ahead)
    assert refused.status_code == 422
    assert "This lies ahead" in refused.content.decode()
    assert "Lena was left alone" in refused.content.decode()
    late = send(mother, new, {"letter": LETTER, "happened_on": "2025-01-10", "go": "look"})
    assert "Send it all the same" in late.content.decode()
    assert send(mother, new + "?concern=abcd", {"letter": LETTER}).status_code == 404


@pytest.mark.requirement("H3")
def test_no_stage_to_come_is_promised_to_whom_it_is_about(cast: Cast, as_person) -> None:  # type: ignore[no-untyped-def]
    mother = as_person("ewa")
    about_another = complained(cast, guardian="ewa", about=[cast.staff["tan"]])
    page = mother.get(reverse("family_complaints:complaint", args=[about_another.ref])).content.decode()
    assert "Stage 2: the headteacher" in page
    about_her = complained(cast, guardian="ewa", about=[cast.staff["head"]])
    page = mother.get(reverse("family_complaints:complaint", args=[about_her.ref])).content.decode()
    assert "Stage 1: the chair of governors" in page
    assert "the headteacher" not in page


def test_a_complaint_taken_back_is_not_late(cast: Cast, as_person) -> None:  # type: ignore[no-untyped-def]
    mother = as_person("ewa")
    complaint = complained(cast, guardian="ewa")
    own = reverse("family_complaints:complaint", args=[complaint.ref])
    with clock.travel_to(complaint.stages.get().answer_by):
        assert "We are late" in mother.get(own).content.decode()
        send(mother, reverse("family_complaints:withdraw", args=[complaint.ref]), {"reason": ""})
        assert "We are late" not in mother.get(own).content.decode()


@pytest.mark.requirement("H3")
def test_where_nobody_is_free_a_stage_to_come_names_nobody(cast: Cast, as_person) -> None:  # type: ignore[no-untyped-def]
    mother = as_person("layla")
    send(mother, reverse("family_complaints:complain"), {"letter": LETTER, "happened_on": "", "go": "send"})
    complaint = Complaint.objects.get()
    page = mother.get(reverse("family_complaints:complaint", args=[complaint.ref])).content.decode()
    assert "the headteacher has it" in page
    assert "Stage 2" in page
    assert "Stage 2: the headteacher" not in page, "who has the first stage looks at it anew in none"
