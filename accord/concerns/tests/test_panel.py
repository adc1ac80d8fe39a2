"""A panel: seated without a conflict, with somebody independent and the papers in time; it hears before it answers."""

import io
from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from PIL import Image

from accord.concerns.actions.add_paper import add_school_paper
from accord.concerns.actions.follow_remedy import promise_remedy
from accord.concerns.actions.prepare_hearing import send_papers, set_hearing
from accord.concerns.actions.seat_panel import seat_member
from accord.concerns.actions.withdraw_complaint import withdraw_complaint
from accord.concerns.bundling import bundle_of, papers_in
from accord.concerns.facts.complaints import current_stage, facts_of
from accord.concerns.facts.handling import bundles_of
from accord.concerns.models import Bundle, Complaint, ComplaintPaper
from accord.concerns.panels.asked import asked_of
from accord.concerns.papers import NewPaper, pages_of, read_paper, written_paper
from accord.concerns.remedy_tasks import end_answered_complaints
from accord.concerns.tests.handled import DAY, before_the_panel, confirmed, investigated, seated
from accord.concerns.tests.test_handling import STRANGE, asked, at_desk, press, words
from accord.core import clock
from accord.core.errors import DomainError
from accord.delivery.models import Notice
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("H2", "H3")]

HEARING = MONDAY + 14 * DAY


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (60, 90), "teal").save(out, "PNG")
    return out.getvalue()


@pytest.mark.in_turn
def test_a_panel_is_seated_reads_hears_and_answers(cast: Cast, as_person) -> None:
    complaint = confirmed(cast, letter=f"A {STRANGE} hall.")
    stage = before_the_panel(cast, complaint)
    chair, mother, governor = as_person("chair"), as_person("amina"), as_person("governor")
    assert governor.get(asked(complaint)).status_code == 404, "a governor who is not on the panel"
    offered = words(chair, at_desk(complaint, "seat"))
    assert "Gil Hart" in offered
    assert not any(name in offered for name in ("Leo Grant", "Hana Weiss", "Helen Moss"))
    with pytest.raises(DomainError, match="has_a_conflict"):
        seat_member(
            complaint=complaint, login=cast.login("chair"), person=cast.login("deputy"), by="login:test", at=MONDAY
        )
    for key, more in (("chair", {"chairs": "on"}), ("governor", {})):
        press(chair, at_desk(complaint, "seat"), person=cast.login(key).ref, **more)
    assert not facts_of(complaint, MONDAY).panel_seated
    assert "The panel is not complete yet" in words(chair, at_desk(complaint))
    press(chair, at_desk(complaint, "seat"), person="outside", name="Iris Vane", independent="on")
    assert facts_of(complaint, MONDAY).panel_seated
    assert [row.words for row in asked_of(cast.login("governor"), MONDAY)] == ["You are on the panel."]

    soon = press(chair, at_desk(complaint, "hearing"), 422, on="2026-11-24", time="16:00", place="Library")
    late = press(chair, at_desk(complaint, "hearing"), 422, on="2027-11-24", time="16:00", place="Library")
    assert "school days before" in soon
    assert "Promise a new date first" in late
    press(chair, at_desk(complaint, "hearing"), on="2026-12-07", time="16:00", place="Library")
    place = reverse("family_complaints:hearing", args=[complaint.ref])
    assert "Library" in words(mother, place)
    press(mother, place, comes="yes", with_whom="My sister", interpreter="Arabic")
    assert "My sister" in words(governor, asked(complaint))

    own = reverse("family_complaints:papers", args=[complaint.ref])
    mother.post(own, {"name": "Photo", "file": io.BytesIO(picture()), "once": "a" * 32})
    assert ComplaintPaper.objects.get(name="Photo").by_family
    press(chair, at_desk(complaint, "add-paper"), name="Private note", text="Kept back.")
    listed = words(governor, asked(complaint))
    assert "Photo" in listed
    assert "Private note" not in listed, "the panel has what the family has"
    press(chair, at_desk(complaint, "send"))
    bundle = Bundle.objects.get()
    kept = [paper.name for paper in papers_in(complaint)]
    assert "Photo" in kept
    assert "Private note" not in kept
    assert bundle.pages == 3 + sum(paper.pages for paper in papers_in(complaint)), "index, letter, points, every page"
    for client, url in (
        (mother, reverse("family_complaints:bundle", args=[complaint.ref, bundle.ref])),
        (governor, reverse("asked_panels:bundle", args=[complaint.ref, bundle.ref])),
    ):
        content = b"".join(client.get(url).streaming_content)
        assert pages_of("bundle", content) == bundle.pages
    assert Notice.objects.filter(once__startswith=f"bundle:{bundle.ref}").count() == 2, "both sides, at the same time"
    assert bundles_of(complaint) == [bundle]

    assert "The hearing is still to come." in words(chair, at_desk(complaint))
    with clock.travel_to(HEARING + timedelta(hours=7)):
        press(chair, at_desk(complaint, "heard"))
        for point in complaint.points.filter(dropped_at__isnull=True):
            press(chair, asked(complaint, "finding"), point=point.ref, result="upheld", reasons="We believe her.")
        assert governor.get(asked(complaint, "answer")).status_code == 404, "the chair of the panel answers"
        press(chair, asked(complaint, "answer"), answer="You were right.")
        assert stage.number == current_stage(complaint).number
        assert facts_of(complaint, clock.now()).is_last
        end_answered_complaints()
    assert Complaint.objects.get(pk=complaint.pk).ended_at


@pytest.mark.in_turn
@pytest.mark.requirement("H2", "A6")
def test_the_bundle_is_tagged_for_those_who_hear_it_read(cast: Cast) -> None:
    """Letter, points and pictures are PDF/UA; with somebody's own PDF the tags stay, and nothing is claimed of it."""
    complaint = confirmed(cast, letter="A cold hall.")
    stage = before_the_panel(cast, complaint)
    who = {"complaint": complaint, "for_family": True, "login": cast.login("chair"), "by": "login:test", "at": MONDAY}
    add_school_paper(paper=read_paper("Photo.png", "image/png", picture()), **who)
    complaint.papers.filter(kind=ComplaintPaper.Kind.OUTCOME).update(for_family=False)
    tagged = bundle_of(stage, MONDAY)
    assert b"pdfuaid" in tagged, "the typesetter checks every rule before it says so"
    assert b"StructTreeRoot" in tagged
    add_school_paper(paper=NewPaper("Own.pdf", "application/pdf", tagged, pages_of("Own.pdf", tagged)), **who)
    mixed = bundle_of(stage, MONDAY)
    assert b"StructTreeRoot" in mixed
    assert b"pdfuaid" not in mixed
    assert pages_of("bundle", mixed) == pages_of("bundle", tagged) + pages_of("Own.pdf", tagged)


@pytest.mark.in_turn
def test_papers_are_not_sent_too_late(cast: Cast) -> None:
    complaint = confirmed(cast)
    before_the_panel(cast, complaint)
    seated(cast, complaint)
    by = {"complaint": complaint, "login": cast.login("chair"), "by": "login:test"}

    def hear(at: datetime) -> None:
        set_hearing(hearing_at=HEARING, place="", at=at, **by)  # type: ignore[arg-type]

    hear(MONDAY)
    with pytest.raises(DomainError, match="papers_late"):
        send_papers(at=HEARING - DAY, **by)  # type: ignore[arg-type]
    assert send_papers(at=MONDAY, **by).pages >= 3  # type: ignore[arg-type]


@pytest.mark.in_turn
def test_whoever_is_seated_twice_or_taken_off_sees_it_at_once(cast: Cast, as_person) -> None:
    complaint = confirmed(cast)
    before_the_panel(cast, complaint)
    seated(cast, complaint)
    with pytest.raises(DomainError, match="seated_already"):
        seat_member(
            complaint=complaint, login=cast.login("chair"), person=cast.login("governor"), by="login:test", at=MONDAY
        )
    governor, chair = as_person("governor"), as_person("chair")
    assert governor.get(asked(complaint)).status_code == 200
    seat = current_stage(complaint).seats.get(person=cast.login("governor"))
    press(chair, at_desk(complaint, "free-seat"), seat=seat.ref)
    assert governor.get(asked(complaint)).status_code == 404
    assert governor.get(at_desk(complaint)).status_code == 404
    assert not facts_of(complaint, MONDAY).panel_seated


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("letter.docx", b"PK\x05\x06" + b"\0" * 18, "PDF or as a picture"),
        ("run.exe", b"MZ" + b"\0" * 90, "program"),
        ("scan.pdf", b"%PDF-1.7\nnothing", "cannot be opened"),
        ("photo.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "cannot be opened"),
    ],
)
def test_a_paper_that_cannot_become_pages_is_refused_by_name_and_reason(name: str, content: bytes, why: str) -> None:
    with pytest.raises(DomainError) as refused:
        read_paper(name, "", content)
    assert name in refused.value.message
    assert why in refused.value.message


def test_what_is_brought_is_sealed_and_a_change_shows(cast: Cast) -> None:
    from accord.concerns.papers import content_of

    complaint = confirmed(cast)
    page = read_paper("page.png", "image/png", picture())
    assert (page.media_type, page.pages) == ("image/jpeg", 1)
    kept = add_school_paper(
        complaint=complaint, paper=NewPaper("Page", page.media_type, page.content, 1), for_family=True,
        login=cast.login("deputy"), by="login:test", at=MONDAY,
    )  # fmt: skip
    assert content_of(kept) == page.content
    text = add_school_paper(
        complaint=complaint, paper=written_paper("Note", "As it was."), for_family=False, login=cast.login("deputy"),
        by="login:test", at=MONDAY,
    )  # fmt: skip
    text.text = "Otherwise."
    with pytest.raises(DomainError, match="paper_changed"):
        content_of(text)


def test_a_promise_needs_a_day_ahead(cast: Cast) -> None:
    with pytest.raises(DomainError, match="no_day"):
        promise_remedy(
            complaint=confirmed(cast), text="We ring.", due_on=(MONDAY - DAY).date(), login=cast.login("deputy"),
            by="login:test", at=MONDAY,
        )  # fmt: skip


@pytest.mark.in_turn
def test_an_ended_complaint_stays_with_those_who_had_a_part_under_closed(cast: Cast, as_person) -> None:
    complaint = confirmed(cast)
    investigated(cast, complaint)
    withdraw_complaint(complaint=complaint, login=None, reason="", by="login:test", at=MONDAY)
    where = reverse("asked_panels:complaint", args=[complaint.ref])
    for key, finds in (("deputy", True), ("year_head", True), ("tan", False), ("lim", False), ("governor", False)):
        shown = words(as_person(key), reverse("asked"))
        assert (where in shown) is finds, key
        if finds:
            assert where in shown[shown.index("<details") :]
            assert complaint.number in words(as_person(key), where)
