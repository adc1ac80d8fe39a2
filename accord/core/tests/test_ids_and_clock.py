"""Public ids are random and readable; the clock can be moved, and only by who asks."""

import threading
from datetime import UTC, date, datetime

import pytest

from accord.core import clock, ids


def test_ids_are_random_and_use_every_letter_alike():
    drawn = [ids.new_ref() for _ in range(20_000)]
    assert len(set(drawn)) == len(drawn)
    assert {len(ref) for ref in drawn} == {16}
    counts = {letter: sum(ref.count(letter) for ref in drawn) for letter in ids.ALPHABET}
    usual = 20_000 * 16 / 30
    assert all(abs(count - usual) < usual * 0.05 for count in counts.values())
    assert set("".join(drawn)) == set(ids.ALPHABET)


def test_a_printed_code_has_no_letters_that_are_mistaken_for_one_another():
    code = ids.new_code()
    assert len(code) == 14
    assert code.count("-") == 2
    assert not set("".join(ids.new_code() for _ in range(500))) & set("0O1ILU")


def test_the_clock_can_be_moved_inside_a_block_and_for_this_thread_only():
    moment = datetime(2026, 11, 23, 10, tzinfo=UTC)
    seen = []
    with clock.travel_to(moment):
        assert clock.now() == moment
        assert clock.today("Pacific/Kiritimati") == date(2026, 11, 24)
        other = threading.Thread(target=lambda: seen.append(clock.now()))
        other.start()
        other.join()
    assert seen != [moment]
    assert clock.now() != moment
    with pytest.raises(ValueError, match="time zone"), clock.travel_to(datetime(2026, 11, 23)):
        pass
