"""Several devices at the same moment: one answer stands, and there is one entry for it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from accord.charters.access.signing import Signatory, get_signatory_in_family
from accord.charters.actions.decline_charter import decline_charter
from accord.charters.actions.sign_charter import sign_charter
from accord.charters.actions.withdraw_answer import withdraw_answer
from accord.charters.models import Acknowledgement, ConversationOffer, EditionText, Withdrawal
from accord.charters.tests.making import published
from accord.core import clock
from accord.core.errors import DomainError
from accord.people.tests.pages import noted
from accord.people.viewer import viewer_of
from accord.web.demo import Cast, stage
from tests.cast import MONDAY

pytestmark = [pytest.mark.requirement("B3"), pytest.mark.django_db(transaction=True)]
DEVICES = 4


@pytest.fixture
def cast(transactional_db: None):
    """The cast, seen by every thread."""
    with clock.stand_still_at(MONDAY):
        yield stage(at=MONDAY)


def at_once(cast: Cast, answer: Callable[[Signatory, EditionText], object]) -> list[object]:
    """Let one guardian answer from several devices, each of which opened the page before any of them answered."""
    published(cast)
    school, start = cast.riverbank.ref, Barrier(DEVICES)

    def device(_number: int) -> object:
        try:
            signatory = get_signatory_in_family(viewer_of(cast.login("amina")), school)
            text = signatory.asked_in.edition.texts.get(language="en")
            start.wait()
            return answer(signatory, text)
        except DomainError as refusal:
            return refusal.code
        finally:
            connection.close()

    with ThreadPoolExecutor(DEVICES) as pool:
        return list(pool.map(device, range(DEVICES)))


def sign(signatory: Signatory, text: EditionText) -> Acknowledgement:
    return sign_charter(signatory=signatory, shown=text, sha256=text.sha256, typed_name="Amina", at=clock.now())


@pytest.mark.in_turn
def test_signed_from_several_devices_it_is_signed_once(cast):
    told = at_once(cast, sign)
    kept = Acknowledgement.objects.get()
    assert told == [kept] * DEVICES
    assert len(noted("sign_charter")) == 1


@pytest.mark.in_turn
def test_declined_from_several_devices_one_talk_is_owed(cast):
    at_once(
        cast,
        lambda signatory, text: decline_charter(
            signatory=signatory, shown=text, sha256=text.sha256, clauses=["courtesy"], reason="No.", at=clock.now()
        ),
    )
    assert Acknowledgement.objects.count() == ConversationOffer.objects.count() == 1


@pytest.mark.in_turn
def test_taken_back_from_several_devices_it_is_taken_back_once(cast):
    def take_back(signatory: Signatory, text: EditionText) -> Withdrawal:
        return withdraw_answer(signatory=signatory, answer=sign(signatory, text), reason="", at=clock.now())

    told = at_once(cast, take_back)
    withdrawn = Withdrawal.objects.count()
    assert withdrawn == len([one for one in told if isinstance(one, Withdrawal)]) >= 1
    assert withdrawn == ConversationOffer.objects.count() == len(noted("withdraw_answer"))
