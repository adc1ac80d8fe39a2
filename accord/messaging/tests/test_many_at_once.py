"""Many conversations acknowledged in one press while colleagues answer in them: nobody is told to try again."""

from functools import partial
from typing import Any

import pytest
from django.test import Client

from accord.core import audit
from accord.messaging.models import Conversation, Message
from accord.messaging.tests.test_desk_pages import KEYS, asked, at_desk, given, page, press
from tests.at_once import together
from tests.cast import Cast


@pytest.mark.heavy
@pytest.mark.requirement("C9")
@pytest.mark.django_db(transaction=True)
def test_who_acknowledges_many_and_who_answers_in_one_of_them_never_block_each_other(cast: Cast) -> None:
    """On PostgreSQL each would hold what the other wants, if the many were not locked first, in one order."""
    every = [given(asked(cast, subject=f"Matter {number}"), cast, "tan") for number in range(8)]
    tan, head = at_desk(cast, "tan"), at_desk(cast, "head")
    told: list[int] = []

    def acknowledge() -> None:
        sent: dict[str, Any] = {"once": next(KEYS), "ref": [one.ref for one in every]}
        told.append(tan.post(page("acknowledge_many"), sent).status_code)

    def answer(desk: Client, among: list[Conversation]) -> None:
        for one in among:
            told.append(press(desk, "answer", one.ref, text="We look into it.", do="send").status_code)

    assert together(acknowledge, partial(answer, head, every[::-1])) == []
    assert set(told) == {302}
    assert Message.objects.filter(kind="words", staff__isnull=False).count() == len(every)
    assert list(audit.verify()) == []
