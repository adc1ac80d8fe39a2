"""What does not arrive by mail: it goes by the next channel, and to a person where no channel is left."""

from datetime import timedelta

import pytest

from accord.core.tests.mail_sink import Sink, listening
from accord.delivery.channels import CHANNELS, Outcome, Result
from accord.delivery.channels.email import EmailChannel
from accord.delivery.models import Unreached
from accord.delivery.tests.mailing import a_real_server, live, sent
from accord.delivery.tests.post import by_channel, told

__all__ = ["a_real_server", "sent"]
pytestmark = [pytest.mark.django_db, pytest.mark.requirement("D2", "M1")]


class Messenger(EmailChannel):
    """A channel as those to come: it gives receipts, and a doubtful try is left to a person."""

    name = "sms"
    gives_receipts = True
    repeats_unknown = False

    def __init__(self, result: Result) -> None:
        self.result, self.sent = result, []

    def address_of(self, person) -> str:
        return getattr(person, "phone", "")

    def send(self, letter) -> Outcome:
        self.sent.append(letter)
        return Outcome(self.result, provider_reference="SM1")


def with_messenger(monkeypatch, result: Result) -> Messenger:
    from accord.delivery.sending import claim as claiming
    from accord.delivery.sending import sweep

    messenger = Messenger(result)
    monkeypatch.setitem(CHANNELS, "sms", messenger)
    monkeypatch.setattr(claiming, "WIRED", ("email", "sms"))
    monkeypatch.setattr(sweep, "WITH_RECEIPTS", ("sms",))
    return messenger


def test_what_fails_by_mail_goes_by_the_next_channel_before_the_office(settings, monkeypatch, cast):
    messenger = with_messenger(monkeypatch, Result.ACCEPTED)
    with listening(Sink("550 no such person")) as settings.EMAIL_PORT:
        told(cast, "amina")
        live(0.5)
    assert by_channel("amina", cast) == {"portal": "delivered", "email": "failed_permanently", "sms": "sent"}
    assert [letter.to for letter in messenger.sent] == [cast.guardians["amina"].phone]
    assert Unreached.objects.count() == 0


@pytest.mark.in_turn
def test_without_a_receipt_in_three_days_it_counts_as_not_delivered(settings, monkeypatch, cast):
    """N8, F5."""
    with_messenger(monkeypatch, Result.ACCEPTED)
    with listening(Sink("550 no such person")) as settings.EMAIL_PORT:
        told(cast, "amina")
        live(0.5)
        live(74, timedelta(hours=6))
    assert by_channel("amina", cast)["sms"] == "failed_permanently"
    assert Unreached.objects.get().why == "gave_up"


@pytest.mark.in_turn
def test_a_doubtful_text_message_is_left_to_a_person(settings, monkeypatch, cast):
    """N13: what costs money or paper is not repeated by itself."""
    messenger = with_messenger(monkeypatch, Result.UNKNOWN)
    with listening(Sink("550 no such person")) as settings.EMAIL_PORT:
        told(cast, "amina")
        live(3)
    assert len(messenger.sent) == 1
    assert Unreached.objects.get().why == "unknown"
