"""A message that is released and taken back at the same moment: one is first, and nobody is told to try again."""

from datetime import timedelta

import pytest

from accord.core import clock
from accord.messaging.actions.end_waiting import end_waiting
from accord.messaging.actions.withdraw_message import withdraw_message
from accord.messaging.models import Hold, Message, Release, Withdrawal
from accord.messaging.tests.written import write
from tests.at_once import together
from tests.cast import MONDAY, Cast

NIGHT = MONDAY + timedelta(hours=12)
AT = NIGHT + timedelta(days=1)


@pytest.mark.in_turn
@pytest.mark.requirement("C2", "I5")
@pytest.mark.django_db(transaction=True)
def test_what_a_limit_held_is_released_or_taken_back_whoever_is_first(story: Cast) -> None:
    """On PostgreSQL the two would wait for each other, if they did not lock in one order."""
    for _ in range(3):
        message = write(story, NIGHT).message
        Hold.objects.filter(message=message).update(because="contact_limit", until=NIGHT + timedelta(days=3))
        hold = Hold.objects.get(message=message)

        def take_back(message: Message = message) -> None:
            with clock.travel_to(AT):
                withdraw_message(message=Message.objects.get(pk=message.pk), by="login:amina", at=AT)

        def let_go(hold: Hold = hold) -> None:
            with clock.travel_to(AT):
                end_waiting(hold=Hold.objects.get(pk=hold.pk), by="house:worker", at=AT)

        refused = together(take_back, let_go, take_back, let_go)
        released = Release.objects.filter(hold=hold).count()
        taken_back = Withdrawal.objects.filter(message=message).count()
        assert refused == ["message_released"] * (2 - taken_back)
        assert (released, taken_back) in ((1, 0), (0, 1))
