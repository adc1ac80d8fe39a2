"""A complaint in another language: as it came, beside what a person wrote of it, and no date waits for that."""

import pytest
from django.urls import reverse
from django.utils import translation

from accord.concerns.bundling import bundle_of
from accord.concerns.facts.complaints import current_stage
from accord.concerns.facts.translated import LETTER, family_words
from accord.concerns.models import Complaint, TranslatedWords
from accord.concerns.tests.handled import answered, before_the_panel, confirmed
from accord.concerns.tests.test_handling import asked, at_desk, press, words
from accord.core.models import AuditEntry
from accord.delivery.models import Notice
from accord.delivery.tests.pdf_reading import signs_in
from tests.cast import MONDAY, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("H2", "H3")]

ARABIC = "تُرك ابني وحده في القاعة ولم يتصل بي أحد."
ENGLISH = "My son was left alone in the hall, and nobody zanzirang me."


@pytest.mark.in_turn
def test_the_letter_stands_beside_what_a_person_wrote_of_it(cast: Cast, as_person) -> None:
    complaint = confirmed(cast, letter=ARABIC, language="ar", about=[cast.staff["tan"]])
    deputy, mother = as_person("deputy"), as_person("amina")
    dates = current_stage(complaint).answer_by, complaint.received_at
    page = words(deputy, at_desk(complaint))
    assert ARABIC in page
    assert page.count("Not translated yet") == 3, "the letter and both points"
    letter = at_desk(complaint, "translate") + "?of=letter"
    form = words(deputy, letter)
    assert ARABIC in form
    assert "Write what the words say." not in form
    assert "Please fill this in." in press(deputy, letter, 422, of="letter", text=ENGLISH, name="")
    press(deputy, letter, of="letter", text=ENGLISH, name="Salma Haddad, County Interpreters")
    page = words(deputy, at_desk(complaint))
    assert ARABIC in page
    assert ENGLISH in page
    assert "In English, by Salma Haddad, County Interpreters, today" in page
    assert page.count("Not translated yet") == 2
    point = complaint.points.filter(dropped_at__isnull=True).first()
    of = f"point:{point.ref}"
    press(deputy, at_desk(complaint, "translate"), of=of, text="He was alone.", name="Salma Haddad")
    assert "He was alone." in words(deputy, at_desk(complaint))

    fresh = Complaint.objects.get()
    assert (current_stage(fresh).answer_by, fresh.received_at) == dates, "the clock runs from the receipt"
    assert fresh.letter == ARABIC
    for key in ("tan", "head", "office"):
        assert as_person(key).get(letter).status_code in (403, 404)
    assert TranslatedWords.objects.count() == 2
    assert deputy.get(at_desk(complaint, "translate") + "?of=stage:7").status_code == 404
    assert "zanzirang" not in words(mother, reverse("family_complaints:complaint", args=[complaint.ref]))
    told = str(list(Notice.objects.values_list("subject", "text")))
    assert "zanzirang" not in told + str(list(AuditEntry.objects.values_list("details", "purpose")))


@pytest.mark.in_turn
def test_why_a_family_goes_on_is_read_by_whoever_has_it_next(cast: Cast, as_person) -> None:
    complaint = confirmed(cast, letter=ARABIC, language="ar")
    answered(cast, complaint)
    mother = as_person("amina")
    page = reverse("family_complaints:next_stage", args=[complaint.ref])
    press(mother, page, reason="لم يُسأل ابني.")
    now = current_stage(complaint)
    assert now.number == 2
    key = next(key for key, login in cast.logins.items() if login == now.handled_by)
    has_it = as_person(key)
    shown = words(has_it, asked(complaint))
    assert "لم يُسأل ابني." in shown
    press(has_it, asked(complaint, "translate"), of="stage:1", text="My son was not asked.", name="Salma Haddad")
    assert "My son was not asked." in words(has_it, asked(complaint))


@pytest.mark.in_turn
def test_what_came_in_english_asks_for_no_translation(cast: Cast, as_person) -> None:
    complaint = confirmed(cast)
    deputy = as_person("deputy")
    assert "Not translated yet" not in words(deputy, at_desk(complaint))
    assert deputy.get(at_desk(complaint, "translate") + "?of=letter").status_code == 404
    assert complaint.received_at == MONDAY


@pytest.mark.in_turn
@pytest.mark.requirement("A6")
def test_the_bundle_prints_what_a_person_wrote_of_the_family_s_words_or_that_nobody_has_yet(cast: Cast) -> None:
    complaint = confirmed(cast, letter=ARABIC, language="ar")
    stage = before_the_panel(cast, complaint)
    complaint.papers.all().update(for_family=False)
    plain = confirmed(cast, letter="A cold hall.", language="en")
    with translation.override("zh-hans"):
        waiting = signs_in(bundle_of(stage, MONDAY))
        assert set("还没有翻译") <= waiting
        assert not set("Ýžů") & waiting
        assert "没" not in signs_in(bundle_of(current_stage(plain), MONDAY)), "nothing waits where the school reads it"
        for one in family_words(complaint):
            if one.of != LETTER:
                TranslatedWords.objects.create(
                    complaint=complaint, of=one.of, text="The hall was žold.", name="Ýmir", by=cast.login("deputy"),
                    at=MONDAY,
                )  # fmt: skip
        some = signs_in(bundle_of(stage, MONDAY))
        assert set("Ýž没") <= some, "the points are translated, the letter waits still"
        TranslatedWords.objects.create(
            complaint=complaint, of=LETTER, text="My son was alůne.", name="Ýmir", by=cast.login("deputy"), at=MONDAY
        )
        whole = bundle_of(stage, MONDAY)
    assert set("Ýžů英文译") <= signs_in(whole)
    assert "没" not in signs_in(whole)
    assert set("تركابني") <= signs_in(whole), "the words as they came stay"
    assert b"pdfuaid" in whole
