"""The charter as families read it: today's, those before and to come, in their language, and what changed."""

from datetime import timedelta

import pytest

from accord.charters.actions.recall_edition import recall_edition
from accord.charters.tests import making
from accord.core import clock
from accord.delivery.models import Delivery, Notice

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("B1")]
AT = "/family/charter/"
WEEK = timedelta(days=7)


def page(answer) -> str:
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_a_family_reads_the_charter_in_its_language_with_an_anchor_for_each_clause(cast, as_person):
    amina = as_person("amina")
    address = f"{AT}{cast.riverbank.ref}/"
    assert "There is no charter yet" in page(amina.get(address))
    making.published(cast)
    english = page(amina.get(address))
    assert 'id="clause-answers"' in english
    assert "3 working days" in english
    assert "#section-school" in english
    arabic = page(amina.get(f"{address}?language=ar"))
    assert 'dir="rtl"' in arabic
    assert "نصغي إليكم" in arabic
    assert address in page(amina.get(AT))
    assert address in page(amina.get("/family/"))


def test_a_language_in_which_it_is_not_written_is_said(cast, as_person):
    making.published(cast)
    amina = as_person("amina")
    amina.cookies["django_language"] = "pl"
    assert 'lang="en"' in page(amina.get(f"{AT}{cast.riverbank.ref}/"))


def test_an_edition_to_come_can_be_read_and_compared_before_its_day(cast, as_person):
    making.published(cast)
    later = making.with_text(making.CHARTER, "listening", {"en": "We always listen to you.", "ar": "نصغي إليكم دائما."})
    second = making.published(cast, later, starts_on=making.post(cast, "head").on + WEEK)
    amina = as_person("amina")
    assert "A new charter holds from Monday 30 November 2026" in page(amina.get(f"{AT}{cast.riverbank.ref}/"))
    assert "We always listen" in page(amina.get(f"{AT}editions/{second.ref}/"))
    changed = page(amina.get(f"{AT}editions/{second.ref}/changes/"))
    assert "Reads differently" in changed
    assert "(new:" in changed
    assert "دائما" in page(amina.get(f"{AT}editions/{second.ref}/changes/?language=ar"))


def test_the_edition_that_somebody_signed_stays_to_be_read(cast, as_person):
    first = making.published(cast)
    making.published(
        cast, making.with_text(making.CHARTER, "courtesy", {"en": "Be kind.", "ar": "كونوا لطفاء."}),
        starts_on=making.post(cast, "head").on + WEEK,
    )  # fmt: skip
    with clock.travel_to(clock.now() + 2 * WEEK):
        amina = as_person("amina")
        assert "Please speak kindly." in page(amina.get(f"{AT}editions/{first.ref}/"))
        assert "Be kind." in page(amina.get(f"{AT}{cast.riverbank.ref}/"))
        history = page(amina.get(f"{AT}{cast.riverbank.ref}/editions/"))
        assert "Held from Monday 23 November 2026 until Monday 30 November 2026" in history


def test_an_edition_that_was_called_back_says_so(cast, as_person):
    edition = making.published(cast, starts_on=making.post(cast, "head").on + WEEK)
    recall_edition(edition=edition, by=making.post(cast, "head"), at=clock.now(), reason="A slip.")
    said = page(as_person("amina").get(f"{AT}editions/{edition.ref}/"))
    assert "called this edition back" in said
    assert "A slip." not in said


def test_the_charter_of_another_school_does_not_exist(cast, as_person):
    own, other = making.published(cast), making.published(cast, school="hillside")
    amina = as_person("amina")
    assert amina.get(f"{AT}editions/{own.ref}/").status_code == 200
    for path in (
        f"{cast.hillside.ref}/", f"{cast.hillside.ref}/editions/", f"editions/{other.ref}/",
        f"editions/{other.ref}/changes/", f"editions/{own.ref}/changes/?since={other.ref}",
    ):  # fmt: skip
        assert amina.get(AT + path).status_code == 404, path


def test_a_student_with_a_sign_in_reads_it_too(cast, as_person):
    making.published(cast)
    assert "We listen to you." in page(as_person("maya").get(f"{AT}{cast.riverbank.ref}/"))
    assert as_person("tan").get(f"{AT}{cast.riverbank.ref}/").status_code == 404


@pytest.mark.requirement("B3")
def test_families_and_staff_are_told_of_a_new_edition_once_each(cast):
    edition = making.published(cast, starts_on=making.post(cast, "head").on + WEEK)
    notices = Notice.objects.filter(about_ref=edition.ref)
    assert {notice.url for notice in notices} == {
        f"{AT}editions/{edition.ref}/",
        f"/staff/riverbank/charter/editions/{edition.ref}/",
    }
    told = Delivery.objects.filter(notice__in=notices)
    assert told.filter(guardian=cast.guardians["amina"]).exists()
    assert told.filter(staff=cast.staff["tan"]).exists()
    assert not told.filter(guardian=cast.guardians["nora"]).exists()
    assert not told.filter(guardian=cast.guardians["owen"]).exists()
    recall_edition(edition=edition, by=making.post(cast, "head"), at=clock.now(), reason="A slip.")
    standing = Notice.objects.filter(about_ref=edition.ref, withdrawn_at=None)
    assert [notice.subject["message"] for notice in standing] == ["The new charter of %(school)s will not begin"] * 2
