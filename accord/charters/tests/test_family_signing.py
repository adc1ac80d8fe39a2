"""A guardian reads, signs, declines and takes back, in their own language."""

from datetime import timedelta

import pytest
from django.urls import reverse

from accord.charters.models import Acknowledgement, ConversationOffer, PromiseOutcome, Withdrawal
from accord.charters.tests.making import CHARTER, published, with_text
from accord.core import clock
from accord.people.tests.pages import filled, noted, send, told_wrong, words
from tests.cast import MONDAY

pytestmark = [pytest.mark.requirement("B3"), pytest.mark.django_db]


@pytest.fixture
def edition(cast):
    return published(cast)


def sign_page(cast, school: str = "riverbank") -> str:
    return reverse("family_charters:sign", args=[cast.schools[school].ref])


def decline_page(cast) -> str:
    return reverse("family_charters:decline", args=[cast.riverbank.ref])


def sign(person, cast, **changes):
    """Open the page, tick, and sign, as a browser does."""
    page = sign_page(cast)
    held = filled(person.get(page))
    return send(person, page, {"agree": "on"} | held | changes)


def test_the_home_says_that_the_charter_waits_until_it_is_signed(as_person, cast, edition):
    amina = as_person("amina")
    assert "The charter of Riverbank Primary School waits for you" in words(amina.get("/family/"))
    assert sign(amina, cast).status_code == 302
    assert "Primary School waits for you" not in words(amina.get("/family/"))


def test_signing_keeps_exactly_what_was_shown(as_person, cast, edition):
    amina = as_person("amina")
    amina.cookies["language"] = "ar"
    page = amina.get(sign_page(cast)).content.decode()
    assert "نصغي إليكم" in page
    assert 'dir="rtl"' in page
    answer = sign(amina, cast)
    kept = Acknowledgement.objects.get()
    assert answer["Location"] == reverse("family_charters:answer", args=[kept.ref])
    assert (kept.guardian, kept.outcome, kept.way) == (cast.guardians["amina"], "signed", "portal")
    assert (kept.text.language, kept.text.edition, kept.answered_at) == ("ar", edition, MONDAY)
    assert kept.typed_name == "Amina Yusuf"
    [entry] = noted("sign_charter")
    assert entry.details["text"] == kept.text.sha256
    assert entry.details["language"] == "ar"


def test_the_language_is_chosen_on_the_page(as_person, cast, edition):
    amina = as_person("amina")
    page = amina.get(f"{sign_page(cast)}?language=ar")
    assert '<html lang="ar" dir="rtl"' in page.content.decode()
    answer = send(amina, f"{sign_page(cast)}?language=ar", filled(page) | {"agree": "on"})
    assert answer["Location"].endswith("?language=ar")
    assert Acknowledgement.objects.get().text.language == "ar"


def test_a_language_in_which_it_is_not_written_is_said_so(as_person, cast, edition):
    ewa = as_person("ewa")
    ewa.cookies["language"] = "pl"
    page = ewa.get(sign_page(cast)).content.decode()
    assert "We listen to you." in page
    assert '<html lang="pl"' in page
    assert 'lang="en"' in page


def test_without_a_tick_or_a_name_nothing_is_signed_and_what_was_typed_stays(as_person, cast, edition):
    amina = as_person("amina")
    held = filled(amina.get(sign_page(cast)))
    refused = send(amina, sign_page(cast), held | {"typed_name": "Amina Y."})
    assert refused.status_code == 422
    assert told_wrong(refused) == {"agree"}
    assert filled(refused)["typed_name"] == "Amina Y."
    nameless = send(amina, sign_page(cast), held | {"agree": "on", "typed_name": " "})
    assert told_wrong(nameless) == {"typed_name"}
    assert not Acknowledgement.objects.exists()


def test_two_devices_sign_once(as_person, cast, edition):
    phone, tablet = as_person("amina"), as_person("amina")
    held = filled(phone.get(sign_page(cast)))
    other = filled(tablet.get(sign_page(cast)))
    first, second = (
        send(phone, sign_page(cast), held | {"agree": "on"}),
        send(tablet, sign_page(cast), other | {"agree": "on"}),
    )
    assert first["Location"] == second["Location"]
    assert Acknowledgement.objects.count() == 1
    assert len(noted("sign_charter")) == 1


def test_a_double_click_signs_once(as_person, cast, edition):
    amina = as_person("amina")
    held = filled(amina.get(sign_page(cast))) | {"agree": "on", "once": "the-same-key-twice"}
    answers = [amina.post(sign_page(cast), held) for _ in range(2)]
    assert answers[0]["Location"] == answers[1]["Location"]
    assert Acknowledgement.objects.count() == 1


def test_a_new_edition_meanwhile_is_told_and_nothing_is_signed(as_person, cast, edition):
    amina = as_person("amina")
    held = filled(amina.get(sign_page(cast)))
    with clock.travel_to(MONDAY + timedelta(days=2)):
        published(cast, with_text(CHARTER, "listening", {"en": "We listen on Tuesdays.", "ar": "نصغي."}))
        refused = send(amina, sign_page(cast), held | {"agree": "on"})
        assert refused.status_code == 422
        assert "The charter changed while you were reading it, so nothing is signed yet." in words(refused)
        assert "We listen on Tuesdays." in words(refused)
        assert not Acknowledgement.objects.exists()
        assert send(amina, sign_page(cast), filled(refused) | {"agree": "on"}).status_code == 302
        assert Acknowledgement.objects.get().edition != edition


def test_another_hash_than_the_one_shown_is_not_signed(as_person, cast, edition):
    amina = as_person("amina")
    refused = sign(amina, cast, sha256="0" * 64)
    assert refused.status_code == 422
    assert not Acknowledgement.objects.exists()


def test_a_text_of_another_school_is_not_signed(as_person, cast, edition):
    other = published(cast, school="hillside")
    text = other.texts.get(language="en")
    refused = sign(as_person("amina"), cast, text=text.ref, sha256=text.sha256)
    assert refused.status_code == 422
    assert not Acknowledgement.objects.exists()


def test_what_changed_since_the_signature_stands_on_top(as_person, cast, edition):
    amina = as_person("amina")
    sign(amina, cast)
    with clock.travel_to(MONDAY + timedelta(days=2)):
        published(cast, with_text(CHARTER, "listening", {"en": "We listen on Tuesdays.", "ar": "نصغي يوم الثلاثاء."}))
        assert "It has changed since you signed." in words(amina.get("/family/"))
        page = words(amina.get(sign_page(cast)))
        assert "What has changed since you signed edition 1" in page
        assert page.index("We listen on Tuesdays.") < page.index("We listen to you.") < page.index("Your signature")
        assert page.count("Please speak kindly.") == 1
        in_arabic = words(amina.get(f"{sign_page(cast)}?language=ar"))
        assert in_arabic.index("نصغي يوم الثلاثاء") < in_arabic.index("نصغي إليكم")


def test_a_change_that_is_not_material_asks_nobody_again(as_person, cast, edition):
    amina = as_person("amina")
    sign(amina, cast)
    with clock.travel_to(MONDAY + timedelta(days=2)):
        published(cast, with_text(CHARTER, "listening", {"en": "We do listen.", "ar": "نصغي."}), material=False)
        assert "Primary School waits for you" not in words(amina.get("/family/"))
        assert amina.get(sign_page(cast)).status_code == 302
        assert "Primary School waits for you" in words(as_person("ewa").get("/family/"))


def test_each_school_year_the_charter_waits_again(as_person, cast, edition):
    amina = as_person("amina")
    sign(amina, cast)
    cast.riverbank.years.create(name="Next", starts_on="2027-09-01", ends_on="2028-07-20")
    with clock.travel_to(MONDAY.replace(year=2027)):
        assert "A new school year has begun." in words(amina.get("/family/"))
        assert sign(amina, cast).status_code == 302
    assert Acknowledgement.objects.count() == 2


def test_declining_is_kept_with_clause_and_reason_and_a_talk_is_owed(as_person, cast, edition):
    amina = as_person("amina")
    page = amina.get(decline_page(cast))
    assert "We listen to you." in words(page)
    empty = send(amina, decline_page(cast), filled(page))
    assert (empty.status_code, told_wrong(empty)) == (422, {"reason"})
    said = filled(page) | {"clauses": ["courtesy", "listening"], "reason": "Kindness is not one-sided."}
    told = send(amina, decline_page(cast), said)
    kept = Acknowledgement.objects.get()
    assert (kept.outcome, kept.reason) == ("declined", "Kindness is not one-sided.")
    assert [one.clause_key for one in kept.disputed.all()] == ["courtesy", "listening"]
    offer = ConversationOffer.objects.get()
    assert offer.due_at.date().isoformat() == "2026-11-30", "five working days after the Monday"
    assert "The school will offer you a talk by Monday 30 November" in words(amina.get(told["Location"]))
    promise = PromiseOutcome.objects.get()
    assert (promise.measured, promise.due_at, promise.edition) == ("conversation_offered", offer.due_at, edition)
    assert send(amina, decline_page(cast), said).status_code == 302
    assert Acknowledgement.objects.count() == 1, "said twice, it is kept once"


def test_declining_closes_nothing(as_person, cast, edition):
    amina = as_person("amina")
    pages = ["/family/", "/family/me/", reverse("family_people:child", args=[cast.students["idris"].ref])]
    before = [words(amina.get(page)) for page in pages[1:]]
    send(amina, decline_page(cast), filled(amina.get(decline_page(cast))) | {"reason": "No."})
    assert [words(amina.get(page)) for page in pages[1:]] == before
    assert "Idris" in words(amina.get("/family/"))


def test_who_declined_can_sign_after_all(as_person, cast, edition):
    amina = as_person("amina")
    send(amina, decline_page(cast), filled(amina.get(decline_page(cast))) | {"reason": "Not yet."})
    assert "You can sign all the same" in words(amina.get(sign_page(cast)))
    assert sign(amina, cast).status_code == 302
    assert [one.outcome for one in Acknowledgement.objects.all()] == ["declined", "signed"]
    assert PromiseOutcome.objects.get().dropped_at == MONDAY


def test_a_signature_is_taken_back_and_given_again(as_person, cast, edition):
    amina = as_person("amina")
    answer = sign(amina, cast)["Location"]
    assert "Thank you. You have signed the charter." in words(amina.get(answer))
    taken = send(amina, f"{answer}withdraw/", {"reason": "I have thought about it."})
    assert taken["Location"] == answer
    assert "You took this signature back." in words(amina.get(answer))
    assert Withdrawal.objects.get().reason == "I have thought about it."
    assert send(amina, f"{answer}withdraw/").status_code == 422, "there is nothing left to take back"
    assert "Primary School waits for you" not in words(amina.get("/family/"))
    assert sign(amina, cast).status_code == 302
    assert len(noted("withdraw_answer")) == 1


def test_the_signed_copy_says_what_was_signed_and_is_for_its_signer_alone(as_person, cast, edition):
    amina = as_person("amina")
    amina.cookies["language"] = "ar"
    answer = sign(amina, cast, typed_name="أمينة يوسف")["Location"]
    copy = amina.get(f"{answer}copy/")
    said = copy.content.decode()
    text = edition.texts.get(language="ar")
    assert "attachment" in copy["Content-Disposition"]
    for part in (text.sha256, "أمينة يوسف", "نصغي إليكم", "2026-11-23T10:00:00+00:00", 'dir="rtl"', "<style>"):
        assert part in said
    assert "http" not in said.replace("https://", "http").split("<body>")[0]
    for key in ("ewa", "tan", "office", "head"):
        assert as_person(key).get(f"{answer}copy/").status_code == 404
        assert as_person(key).get(answer).status_code == 404


def test_one_signature_stands_for_all_children_and_for_one_school(as_person, cast, edition):
    published(cast, school="hillside")
    siti = as_person("siti")
    home = words(siti.get("/family/"))
    assert "The charter of Riverbank Primary School waits" in home
    assert "waits for you" in home.replace("The charter of Riverbank Primary School waits for you", "")
    sign(siti, cast)
    assert "The charter of Riverbank Primary School waits" not in words(siti.get("/family/"))
    assert sign_page(cast, "hillside") in siti.get("/family/").content.decode()


def test_there_is_nothing_to_sign_before_the_first_edition_or_at_another_school(as_person, cast):
    amina = as_person("amina")
    assert amina.get(sign_page(cast)).status_code == 404
    assert "Primary School waits for you" not in words(amina.get("/family/"))
    published(cast)
    assert amina.get(sign_page(cast)).status_code == 200
    assert amina.get(sign_page(cast, "hillside")).status_code == 404
    assert as_person("owen").get(sign_page(cast)).status_code == 404


def test_the_charter_leads_to_ones_own_answer_and_to_the_promises(as_person, cast, edition):
    amina, home = as_person("amina"), reverse("family_charters:charter", args=[cast.riverbank.ref])
    page = amina.get(home).content.decode()
    assert sign_page(cast) in page
    assert reverse("family_charters:promises", args=[cast.riverbank.ref]) in page
    sign(amina, cast)
    assert "Your answer and your copy" in words(amina.get(home))
    assert sign_page(cast) not in as_person("maya").get(home).content.decode(), "students are not asked here"
