"""Several matters acknowledged with one press: which were, which were not, and how many go at once."""

import pytest

from accord.messaging.models import Message
from accord.messaging.tests.test_desk_pages import KEYS, asked, at_desk, given, page, press, text_of
from accord.messaging.views.desk_list import MOST_AT_ONCE
from tests.cast import Cast

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("C9")]


def test_acknowledging_many_tells_which_and_which_not(cast: Cast) -> None:
    first = given(asked(cast, subject="Bus pass"), cast, "tan")
    second = given(asked(cast, subject="Reading group"), cast, "tan")
    strange = given(asked(cast, subject="Secret matter"), cast, "lim")
    tan = at_desk(cast, "tan")
    press(tan, "acknowledge", second.ref)
    answer = tan.post(page("acknowledge_many"), {"once": next(KEYS), "ref": [first.ref, second.ref, strange.ref]})
    shown = text_of(tan.get(answer.url))
    assert "1 acknowledged." in shown
    assert "Not acknowledged: Reading group. The family has heard of you already." in shown
    assert "Secret matter" not in shown
    assert not Message.objects.filter(conversation=strange, kind="receipt").exists()


def test_more_than_goes_at_once_is_said_and_stays(cast: Cast) -> None:
    asked_last = given(asked(cast, subject="Bus pass"), cast, "tan")
    tan = at_desk(cast, "tan")
    refs = [f"somebody-elses-{number}" for number in range(MOST_AT_ONCE)] + [asked_last.ref]
    answer = tan.post(page("acknowledge_many"), {"once": next(KEYS), "ref": refs})
    shown = text_of(tan.get(answer.url))
    assert "At most 50 go at once. The others stand in the list as before." in shown
    assert not Message.objects.filter(conversation=asked_last, kind="receipt").exists()
