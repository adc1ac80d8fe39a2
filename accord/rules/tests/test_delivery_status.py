"""How a delivery goes: reports in any order, replies of mail servers, retries; each test is named after its rule."""

import random
from datetime import UTC, datetime, timedelta
from functools import reduce
from itertools import permutations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.rules.delivery_status import (
    NOT_GONE,
    RANK,
    SETTLED_WITHIN,
    TERMINAL,
    TRIED_FOR,
    UNSETTLED,
    Reply,
    Report,
    Status,
    after_report,
    condemns_address,
    decide_retry,
    is_overdue,
    judge_reply,
    may_step,
)
from tests.turns import examples

pytestmark = pytest.mark.requirement("D2")

MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
REPORTS = st.lists(st.sampled_from(list(Report)), max_size=6)
STATUSES = st.sampled_from(list(Status))


def run(begin: Status, reports) -> Status:
    return reduce(after_report, reports, begin)


@given(STATUSES, REPORTS, st.randoms(use_true_random=False))
@settings(max_examples=examples(500))
def test_channel_8_every_order_and_repetition_of_reports_ends_the_same(begin, reports, chance):
    ends_the_same(begin, reports, chance)


@pytest.mark.thorough
@given(STATUSES, REPORTS, st.randoms(use_true_random=False))
@settings(max_examples=6000)
def test_channel_8_thousands_of_orders_end_the_same(begin, reports, chance):
    ends_the_same(begin, reports, chance)


def ends_the_same(begin: Status, reports: list[Report], chance: random.Random) -> None:
    end = run(begin, reports)
    shuffled = [report for report in reports for _ in range(chance.randrange(1, 11))]
    chance.shuffle(shuffled)
    assert run(begin, shuffled) is end
    assert run(end, shuffled) is end, "a replay after the end changes nothing"


def test_channel_8_all_orders_of_every_selection_of_reports():
    sequences = 0
    for begin in (Status.SENDING, Status.FAILED_TEMPORARILY, Status.SENT):
        for many in range(1, 7):
            for chosen in set(permutations(Report, many)):
                sequences += 1
                assert run(begin, chosen) is run(begin, sorted(chosen))
    assert sequences >= 5000


@given(STATUSES, REPORTS)
def test_channel_8_nothing_leaves_an_end_and_nothing_goes_back(begin, reports):
    status = begin
    for report in reports:
        following = after_report(status, report)
        if status in TERMINAL:
            assert following is status
        else:
            assert following is status or RANK[following] > RANK[status]
        if status is Status.FAILED_PERMANENTLY:
            assert following in (status, Status.READ)
        status = following


def test_channel_8_a_bounce_after_delivered_counts_and_reading_outweighs_all():
    assert run(Status.SENDING, [Report.DELIVERED, Report.REFUSED]) is Status.FAILED_PERMANENTLY
    assert run(Status.SENDING, [Report.REFUSED, Report.DELIVERED]) is Status.FAILED_PERMANENTLY
    assert run(Status.SENDING, [Report.REFUSED, Report.READ]) is Status.READ
    assert run(Status.CANCELLED, list(Report)) is Status.CANCELLED


def test_channel_9_what_has_left_is_not_called_back():
    for status, to in product(Status, (Status.CANCELLED, Status.NO_LONGER_ENTITLED, Status.HELD)):
        assert may_step(status, to) == (status in NOT_GONE)
    assert set(NOT_GONE) == UNSETTLED - {Status.SENDING}
    assert not any(may_step(status, to) for status, to in product(TERMINAL, Status))


PERMANENT = set(range(500, 600)) - {530, 534, 535, 538}


@pytest.mark.parametrize("code", range(200, 600))
def test_channel_10_what_each_reply_means(code):
    expected = Reply.ACCEPTED if code < 300 else Reply.PERMANENT if code in PERMANENT else Reply.TEMPORARY
    assert judge_reply(code) is expected


@pytest.mark.parametrize(
    ("code", "enhanced", "condemned"),
    [
        (550, "", True),
        (550, "5.1.1", True),
        (550, "5.7.1", False),
        (552, "5.2.2", False),
        (553, "", True),
        (554, "", False),
        (556, "", True),
        (521, "", True),
        (450, "", False),
        (550, "5.2.1", True),
    ],
)
def test_channel_11_only_an_answer_about_the_address_ends_its_use(code, enhanced, condemned):
    assert condemns_address(code, enhanced) is condemned


@given(st.integers(1, 60), st.integers(0, 48 * 3600 - 1), st.floats(0, 1))
def test_channel_12_the_next_try_is_later_and_within_the_two_days(tries, seconds, lot):
    at = MONDAY + timedelta(seconds=seconds)
    again = decide_retry(tries=tries, due_at=MONDAY, at=at, lot=lot)
    assert again.at is not None
    assert at < again.at <= MONDAY + TRIED_FOR
    assert again.at - at <= timedelta(hours=4) * 1.2


def test_channel_12_pauses_grow_and_the_last_try_is_after_two_days():
    at, tries, times = MONDAY, 0, []
    while True:
        tries += 1
        times.append(at)
        again = decide_retry(tries=tries, due_at=MONDAY, at=at, lot=0.5)
        if again.at is None:
            break
        at = again.at
    assert times[-1] == MONDAY + timedelta(hours=48)
    pauses = [later - earlier for earlier, later in zip(times, times[1:], strict=False)][:-1]
    assert pauses[:7] == [timedelta(minutes=m) for m in (1, 5, 15, 30, 60, 120, 240)]
    assert pauses == sorted(pauses)


@given(STATUSES, st.booleans(), st.integers(0, 200))
def test_channel_13_nothing_is_open_after_three_days(status, receipt, hours):
    late = hours >= SETTLED_WITHIN / timedelta(hours=1)
    is_open = status in UNSETTLED or (receipt and status is Status.SENT)
    at = MONDAY + timedelta(hours=hours)
    assert is_overdue(status, due_at=MONDAY, at=at, awaits_receipt=receipt) == (late and is_open)
