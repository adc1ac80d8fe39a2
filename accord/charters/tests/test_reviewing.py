"""A draft among colleagues: commented on, answered, approved, published, put aside, compared: the pages."""

from datetime import timedelta

import pytest

from accord.charters.facts import content_of
from accord.charters.models import Approval, Comment, Publication, ReviewRequest
from accord.charters.tests import making
from accord.charters.tests.reviewed import draft, page, send
from accord.core.models import AuditEntry

__all__ = ["draft"]
pytestmark = [pytest.mark.django_db, pytest.mark.requirement("B1")]
AT = "/staff/riverbank/charter/"
WEEK = timedelta(days=7)


def test_a_draft_is_handed_to_colleagues(cast, as_person, draft):
    deputy = as_person("deputy")
    said = page(send(deputy, f"{AT}drafts/{draft.ref}/review/ask/", note="Is clause two clear?"))
    assert "Is clause two clear?" in said
    assert ReviewRequest.objects.get().by == cast.staff["deputy"]
    assert "Is clause two clear?" in page(as_person("tan").get(f"{AT}drafts/{draft.ref}/review/"))


def test_a_colleague_comments_on_a_clause_and_reads_what_became_of_it(cast, as_person, draft):
    teacher, deputy = as_person("tan"), as_person("deputy")
    asked = f"{AT}drafts/{draft.ref}/comment/?clause=listening"
    assert "We listen to you." in page(teacher.get(asked))
    said = page(send(teacher, asked, text="How shall we show it?"))
    assert "How shall we show it?" in said
    comment = Comment.objects.get()
    assert (comment.clause_key, comment.consultation) == ("listening", None)
    assert "Say why" in page(send(deputy, f"{AT}comments/{comment.ref}/", taken_up="no", text=""))
    said = page(send(deputy, f"{AT}comments/{comment.ref}/", taken_up="no", text="Clause three shows it."))
    assert "Clause three shows it." in said
    assert "Clause three shows it." in page(teacher.get(f"{AT}drafts/{draft.ref}/review/"))
    assert set(AuditEntry.objects.filter(subject=f"comment:{comment.ref}").values_list("verb", flat=True)) == {
        "comment_on_draft",
        "answer_comment",
    }


def test_a_comment_on_a_clause_that_is_gone_is_not_lost(cast, as_person, draft):
    teacher = as_person("tan")
    asked = f"{AT}drafts/{draft.ref}/comment/?clause=listening"
    send(teacher, asked, text="Keep this one")
    (_school, families) = making.CHARTER.sections
    making.rewrite(draft, type(making.CHARTER)(**{**vars(making.CHARTER), "sections": (families,)}))
    said = page(teacher.get(f"{AT}drafts/{draft.ref}/review/"))
    assert "Keep this one" in said
    assert "not in the draft any more" in said
    refused = send(teacher, asked, text="One more word")
    assert refused.status_code == 422
    assert "One more word" in page(refused)


@pytest.mark.in_turn
def test_the_headteacher_reads_and_approves_exactly_this(cast, as_person, draft):
    head = as_person("head")
    asked = f"{AT}drafts/{draft.ref}/approve/"
    seen = content_of(draft).sha256
    assert seen in page(head.get(asked))
    making.rewrite(draft, making.with_text(making.CHARTER, "listening", {"en": "We hear you.", "ar": "نسمعكم."}))
    refused = send(head, asked, seen=seen, note="")
    assert refused.status_code == 422
    assert "changed this draft while you were reading it" in page(refused)
    assert not Approval.objects.exists()
    said = page(send(head, asked, seen=content_of(draft).sha256, note="Well done"))
    assert "approved exactly these words" in said
    assert as_person("deputy").get(asked).status_code == 403
    making.rewrite(draft, making.CHARTER)
    assert "The approval has lapsed" in page(head.get(f"{AT}drafts/{draft.ref}/review/"))


@pytest.mark.in_turn
def test_a_draft_is_published_from_a_day(cast, as_person, draft):
    deputy = as_person("deputy")
    asked = f"{AT}drafts/{draft.ref}/publish/"
    assert "has not been approved" in page(deputy.get(asked))
    making.approve(cast, draft)
    assert "Publish it from this day" in page(deputy.get(asked))
    past = send(deputy, asked, starts_on="2026-11-20", material="yes")
    assert past.status_code == 422
    assert "This day is past" in page(past)
    said = page(send(deputy, asked, starts_on="2026-11-30", material="no"))
    assert "Edition 1 is published" in said
    assert not Publication.objects.get().material
    assert as_person("admin").get(asked).status_code == 403


def test_the_hours_that_the_charter_brings_are_shown_before_it_is_published(cast, as_person):
    edition = making.draft(cast, making.with_hours(making.CHARTER))
    making.approve(cast, edition)
    said = page(as_person("head").get(f"{AT}drafts/{edition.ref}/publish/"))
    assert "Hours of the school" in said
    assert "8\xa0am to 4\xa0pm" in said


def test_a_draft_is_discarded_with_a_reason(cast, as_person, draft):
    head = as_person("head")
    assert send(head, f"{AT}drafts/{draft.ref}/discard/", reason="").status_code == 422
    said = page(send(head, f"{AT}drafts/{draft.ref}/discard/", reason="We begin anew."))
    assert "We begin anew." in said
    assert head.get(f"{AT}drafts/{draft.ref}/publish/").status_code == 409


def test_an_edition_to_come_is_called_back(cast, as_person):
    edition = making.published(cast, starts_on=making.post(cast, "head").on + WEEK)
    deputy = as_person("deputy")
    assert "Call it back" in page(deputy.get(f"{AT}editions/{edition.ref}/"))
    said = page(send(deputy, f"{AT}editions/{edition.ref}/call-back/", reason="Clause two is wrong."))
    assert "Clause two is wrong." in said
    assert "Called back" in page(deputy.get(f"{AT}editions/"))


@pytest.mark.in_turn
def test_two_editions_are_compared_in_words(cast, as_person):
    first = making.published(cast)
    later = making.with_text(making.CHARTER, "listening", {"en": "We always listen to you.", "ar": "نصغي إليكم."})
    second = making.published(cast, later, starts_on=making.post(cast, "head").on + WEEK)
    said = page(as_person("tan").get(f"{AT}editions/{second.ref}/changes/"))
    assert "Reads differently" in said
    assert "always" in said.split("<ins>")[2]
    assert "2 clauses read as before." in said
    back = page(as_person("tan").get(f"{AT}editions/{first.ref}/changes/?since={second.ref}"))
    assert "always" in back.split("<del>")[2]


def test_editions_of_another_school_do_not_exist(cast, as_person):
    edition = making.published(cast, school="hillside")
    own = making.published(cast)
    head = as_person("head")
    assert head.get(f"{AT}editions/{own.ref}/").status_code == 200
    for path in (
        f"editions/{edition.ref}/",
        f"editions/{edition.ref}/changes/",
        f"editions/{own.ref}/changes/?since={edition.ref}",
    ):
        assert head.get(AT + path).status_code == 404
