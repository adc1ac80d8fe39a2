"""A draft is opened for comments: who reads it, what is seen of what others wrote, what becomes of it."""

from datetime import timedelta

import pytest

from accord.charters.actions.answer_comment import answer_comment
from accord.charters.actions.open_consultation import open_consultation
from accord.charters.models import Comment, Consultation
from accord.charters.tests import making
from accord.charters.tests.reviewed import draft, page, send
from accord.core import clock
from accord.core.errors import DomainError
from accord.delivery.models import Delivery, Notice

__all__ = ["draft"]
pytestmark = [pytest.mark.django_db, pytest.mark.requirement("B1")]
STAFF, FAMILY = "/staff/riverbank/charter/", "/family/charter/"
DAY = timedelta(days=1)


def opened(cast, draft, audiences=("guardians",), first=0, last=14) -> Consultation:
    by = making.post(cast, "deputy")
    return open_consultation(
        edition=draft,
        by=by,
        at=clock.now(),
        audiences=audiences,
        opens_on=by.on + first * DAY,
        closes_on=by.on + last * DAY,
    )


def test_families_read_a_draft_only_while_they_are_asked(cast, as_person, draft):
    amina = as_person("amina")
    home = page(amina.get(f"{FAMILY}{cast.riverbank.ref}/"))
    assert "draft" not in home
    consultation = opened(cast, draft, first=1)
    asked = f"{FAMILY}consultations/{consultation.ref}/"
    assert amina.get(asked).status_code == 404
    with clock.travel_to(clock.now() + DAY):
        assert "What do you think of the new draft?" in page(amina.get(f"{FAMILY}{cast.riverbank.ref}/"))
        assert "We listen to you." in page(amina.get(asked))
        assert "نصغي إليكم" in page(amina.get(f"{asked}?language=ar"))
        assert as_person("owen").get(asked).status_code == 404
        assert as_person("nora").get(asked).status_code == 404
        assert as_person("maya").get(asked).status_code == 404
    with clock.travel_to(clock.now() + 20 * DAY):
        assert "We listen to you." not in page(amina.get(asked))


def test_a_draft_is_never_a_page_for_families(cast, as_person, draft):
    edition = making.published(cast)
    amina = as_person("amina")
    assert amina.get(f"{FAMILY}editions/{edition.ref}/").status_code == 200
    assert amina.get(f"{FAMILY}editions/{draft.ref}/").status_code == 404
    assert amina.get(f"{FAMILY}editions/{edition.ref}/changes/?since={draft.ref}").status_code == 404


def test_students_are_asked_when_they_are_among_the_audience(cast, as_person, draft):
    consultation = opened(cast, draft, audiences=("students",))
    assert "We listen to you." in page(as_person("maya").get(f"{FAMILY}consultations/{consultation.ref}/"))
    assert as_person("amina").get(f"{FAMILY}consultations/{consultation.ref}/").status_code == 404


@pytest.mark.in_turn
def test_what_a_guardian_writes_is_read_by_the_school_alone_and_without_a_name(cast, as_person, draft):
    consultation = opened(cast, draft)
    amina, jakub = as_person("amina"), as_person("jakub")
    said = page(
        send(amina, f"{FAMILY}consultations/{consultation.ref}/comment/?clause=answers", text="Two days are enough")
    )
    assert "Two days are enough" in said
    assert "Two days are enough" not in page(jakub.get(f"{FAMILY}consultations/{consultation.ref}/"))
    results = page(as_person("deputy").get(f"{STAFF}consultations/{consultation.ref}/"))
    assert "Two days are enough" in results
    assert cast.login("amina").name not in results
    assert "Fewer than 5 people" in results
    assert "Two days are enough" not in page(as_person("tan").get(f"{STAFF}drafts/{draft.ref}/review/"))
    assert as_person("tan").get(f"{STAFF}consultations/{consultation.ref}/").status_code == 403


@pytest.mark.in_turn
def test_after_the_end_everybody_reads_what_was_decided_and_nobody_who_said_what(cast, as_person, draft):
    consultation = opened(cast, draft)
    send(
        as_person("amina"),
        f"{FAMILY}consultations/{consultation.ref}/comment/?clause=answers",
        text="Two days are enough",
    )
    comment = Comment.objects.get()
    deputy = as_person("deputy")
    said = page(
        send(
            deputy,
            f"{STAFF}comments/{comment.ref}/",
            taken_up="yes",
            text="Thank you, we agree.",
            for_everybody="You found three days too long. It is two days now.",
        )
    )
    assert "It is two days now." in said
    asked = f"{FAMILY}consultations/{consultation.ref}/"
    assert "It is two days now." not in page(as_person("jakub").get(asked))
    send(deputy, f"{STAFF}consultations/{consultation.ref}/end/")
    summary = page(as_person("jakub").get(asked))
    assert "It is two days now." in summary
    assert "Two days are enough" not in summary
    assert "Thank you, we agree." not in summary
    own = page(as_person("amina").get(asked))
    assert "Two days are enough" in own
    assert "Thank you, we agree." in own
    assert "You said, we decided" in page(as_person("jakub").get(f"{FAMILY}{cast.riverbank.ref}/"))


def test_nobody_comments_before_the_first_or_after_the_last_day(cast, as_person, draft):
    consultation = opened(cast, draft)
    asked = f"{FAMILY}consultations/{consultation.ref}/comment/"
    send(as_person("amina"), asked, text="In time")
    with clock.travel_to(clock.now() + 15 * DAY):
        send(as_person("amina"), asked, text="Too late")
    assert list(Comment.objects.values_list("text", flat=True)) == ["In time"]


def test_numbers_are_told_only_of_enough_people(cast, as_person, draft):
    consultation = opened(cast, draft)
    for key in ("amina", "jakub", "ewa", "mei", "neil"):
        Comment.objects.create(
            edition=draft, consultation=consultation, by=cast.login(key), language="en", text=f"A word of {key}"
        )
    assert "5 people have written." in page(as_person("deputy").get(f"{STAFF}consultations/{consultation.ref}/"))


@pytest.mark.parametrize(
    ("first", "last", "audiences", "code"),
    [
        (-1, 5, ["guardians"], "day_is_past"),
        (5, 4, ["guardians"], "ends-before-start"),
        (0, 400, ["guardians"], "span-too-long"),
        (0, 5, [], "nobody_asked"),
    ],
)
def test_a_consultation_has_an_audience_and_days_that_make_sense(cast, draft, first, last, audiences, code):
    with pytest.raises(DomainError, match=code):
        opened(cast, draft, audiences, first, last)
    assert opened(cast, draft).pk


def test_a_draft_is_open_only_once_at_a_time(cast, as_person, draft):
    consultation = opened(cast, draft)
    with pytest.raises(DomainError, match="open_already"):
        opened(cast, draft)
    send(as_person("deputy"), f"{STAFF}consultations/{consultation.ref}/end/")
    assert opened(cast, draft).pk != consultation.pk


def test_the_form_opens_a_consultation(cast, as_person, draft):
    said = page(
        send(
            as_person("deputy"), f"{STAFF}drafts/{draft.ref}/consultation/",
            audiences=["guardians", "staff"], opens_on="2026-11-24", closes_on="2026-12-11",
        )
    )  # fmt: skip
    assert "Not open yet" in said
    assert Consultation.objects.get().audiences == ["guardians", "staff"]


def test_everybody_who_is_asked_is_told_once_and_not_before_the_first_day(cast, draft):
    consultation = opened(cast, draft, first=1)
    (notice,) = Notice.objects.filter(about_ref=consultation.ref)
    told = Delivery.objects.filter(notice=notice, guardian=cast.guardians["amina"])
    assert told.exists()
    assert not Delivery.objects.filter(notice=notice, guardian=cast.guardians["nora"]).exists()
    assert notice.url == f"{FAMILY}consultations/{consultation.ref}/"
    assert all(
        each.not_before is None or each.not_before >= clock.now() + timedelta(hours=20)
        for each in told
        if hasattr(each, "not_before")
    )


def test_a_consultation_that_is_called_off_is_not_told(cast, as_person, draft):
    consultation = opened(cast, draft, first=3)
    send(as_person("deputy"), f"{STAFF}consultations/{consultation.ref}/end/")
    assert Notice.objects.get(about_ref=consultation.ref).withdrawn_at is not None
    with clock.travel_to(clock.now() + 4 * DAY):
        assert as_person("amina").get(f"{FAMILY}consultations/{consultation.ref}/").status_code == 404


def test_answers_can_be_corrected(cast, draft):
    consultation = opened(cast, draft)
    comment = Comment.objects.create(
        edition=draft, consultation=consultation, by=cast.login("amina"), language="en", text="Please shorter"
    )
    by = making.post(cast, "head")
    answer_comment(comment=comment, by=by, at=clock.now(), taken_up=False, text="It has to be long.")
    answer_comment(comment=comment, by=by, at=clock.now(), taken_up=True, text="We found a way.")
    assert Comment.objects.get().answer.taken_up
