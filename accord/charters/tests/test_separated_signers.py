"""Separated guardians: neither learns whether the other has signed, declined, taken back, or in which language."""

from collections.abc import Callable

import pytest
from django.urls import reverse

from accord.charters.access.signing import get_signatory_in_family
from accord.charters.actions.decline_charter import decline_charter
from accord.charters.actions.offer_talk import offer_talk
from accord.charters.actions.sign_charter import sign_charter
from accord.charters.actions.withdraw_answer import withdraw_answer
from accord.charters.models import Acknowledgement, ConversationOffer
from accord.charters.tests.making import post, published
from accord.core import clock
from accord.people.tests.crawl import crawl
from accord.people.tests.pages import filled, same, send
from accord.people.viewer import viewer_of
from accord.web.demo import Cast

pytestmark = [pytest.mark.requirement("A2", "B3"), pytest.mark.django_db, pytest.mark.thorough]


def father_signs(cast: Cast, language: str = "ar") -> Acknowledgement:
    signatory = get_signatory_in_family(viewer_of(cast.login("jakub")), cast.riverbank.ref)
    text = signatory.asked_in.edition.texts.get(language=language)
    return sign_charter(signatory=signatory, shown=text, sha256=text.sha256, typed_name="CANARY", at=clock.now())


def father_declines(cast: Cast) -> Acknowledgement:
    signatory = get_signatory_in_family(viewer_of(cast.login("jakub")), cast.riverbank.ref)
    text = signatory.asked_in.edition.texts.get(language="en")
    return decline_charter(
        signatory=signatory, shown=text, sha256=text.sha256, clauses=["courtesy"], reason="CANARY", at=clock.now()
    )


def father_takes_back(cast: Cast) -> None:
    answer = father_signs(cast)
    signatory = get_signatory_in_family(viewer_of(cast.login("jakub")), cast.riverbank.ref)
    withdraw_answer(signatory=signatory, answer=answer, reason="CANARY", at=clock.now())


def father_is_offered_a_talk(cast: Cast) -> None:
    father_declines(cast)
    offer_talk(offer=ConversationOffer.objects.get(), by=post(cast, "deputy"), at=clock.now(), note="CANARY")


SECRETS: dict[str, Callable[[Cast], object]] = {
    "signed in Arabic": father_signs,
    "signed in English": lambda cast: father_signs(cast, "en"),
    "declined": father_declines,
    "taken back": father_takes_back,
    "a talk offered": father_is_offered_a_talk,
}


def world_of(client, cast: Cast) -> list[str]:
    """All that Ewa can fetch: what links lead to, and what she may guess of his. Her news is read beforehand."""
    list(crawl(client, "/family/", "/"))
    seen = [same(answer) for _address, answer in crawl(client, "/family/", "/")]
    guesses = [
        reverse(f"family_charters:{name}", args=[cast.riverbank.ref]) for name in ("sign", "decline", "promises")
    ]
    guesses += [reverse("charters:signatures", args=["riverbank"]), reverse("charters:signers", args=["riverbank"])]
    for answer in Acknowledgement.objects.filter(guardian=cast.guardians["jakub"]):
        for name in ("answer", "copy", "withdraw"):
            got = client.get(reverse(f"family_charters:{name}", args=[answer.ref]))
            assert got.status_code == 404
    return seen + [same(client.get(address)) for address in guesses]


@pytest.mark.parametrize("secret", list(SECRETS))
def test_what_the_father_answered_changes_nothing_for_the_mother(as_person, cast, secret):
    published(cast)
    ewa = as_person("ewa")
    before = world_of(ewa, cast)
    assert any("Primary School waits for you" in page for page in before)
    SECRETS[secret](cast)
    assert Acknowledgement.objects.filter(guardian=cast.guardians["jakub"]).exists()
    after = world_of(ewa, cast)
    assert after == before
    assert not any("CANARY" in page for page in after)


@pytest.mark.parametrize("secret", list(SECRETS))
def test_nor_after_she_has_signed_herself(as_person, cast, secret):
    published(cast)
    ewa = as_person("ewa")
    address = reverse("family_charters:sign", args=[cast.riverbank.ref])
    send(ewa, address, filled(ewa.get(address)) | {"agree": "on"})
    before = world_of(ewa, cast)
    SECRETS[secret](cast)
    assert world_of(ewa, cast) == before


def test_the_comparison_would_notice_a_leak(as_person, cast):
    published(cast)
    ewa = as_person("ewa")
    before = world_of(ewa, cast)
    address = reverse("family_charters:sign", args=[cast.riverbank.ref])
    send(ewa, address, filled(ewa.get(address)) | {"agree": "on"})
    assert world_of(ewa, cast) != before
