"""Truth tables and properties of by which channel, and when, a person hears; each test is named after its rule."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.rules.channels import (
    DAY,
    HURRY,
    Channel,
    Line,
    QuietSpan,
    Reach,
    Timing,
    Urgency,
    chose_the_portal,
    decide_channels,
    decide_moment,
    end_of_quiet,
    lines_in_order,
)

pytestmark = pytest.mark.requirement("D1", "D2", "C2")

WIRED = [channel for channel in Channel if channel is not Channel.PORTAL]
LINES = st.builds(
    Line,
    channel=st.sampled_from(WIRED),
    has_address=st.booleans(),
    confirmed=st.booleans(),
    fails=st.booleans(),
    least=st.none() | st.sampled_from(list(Urgency)),
)
REACHES = st.builds(
    Reach,
    urgency=st.sampled_from(list(Urgency)),
    has_login=st.booleans(),
    may_be_sent=st.booleans(),
    lines=st.lists(LINES, max_size=5, unique_by=lambda line: line.channel).map(tuple),
)
MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
EVERY_DAY = frozenset(range(1, 8))


def reach(*lines: Line, urgency: Urgency = Urgency.ROUTINE, login: bool = True, sent: bool = True) -> Reach:
    return Reach(urgency, login, sent, lines)


EMAIL = Line(Channel.EMAIL, True)
SMS = Line(Channel.SMS, True)


def test_channel_1_the_portal_and_one_more_channel():
    assert decide_channels(reach(EMAIL, SMS)).now == (Channel.PORTAL, Channel.EMAIL)
    assert decide_channels(reach(EMAIL, SMS, login=False)).now == (Channel.EMAIL,)


@given(REACHES)
def test_channel_1_everybody_who_can_sign_in_finds_everything_in_the_portal(facts):
    choice = decide_channels(facts)
    assert (Channel.PORTAL in choice.now) == facts.has_login
    assert len(choice.now) == len(set(choice.now))


@given(REACHES)
def test_channel_1_nobody_who_is_sent_news_is_left_without_a_way_unless_they_chose_the_portal(facts):
    choice = decide_channels(facts)
    wired = [channel for channel in choice.now if channel is not Channel.PORTAL]
    if not facts.may_be_sent:
        assert (wired, choice.for_office) == ([], False)
    else:
        assert bool(wired) + choice.for_office + (not wired and chose_the_portal(facts) and not choice.for_office) == 1


@pytest.mark.in_turn
@given(REACHES)
def test_channel_2_what_is_not_wished_for_is_not_sent_but_in_an_emergency(facts):
    wished = {line.channel for line in facts.lines if line.wanted_for(facts.urgency)}
    assert set(decide_channels(facts).now) - {Channel.PORTAL} <= wished


@pytest.mark.parametrize(
    ("least", "urgency", "by_mail"),
    [
        (Urgency.ROUTINE, Urgency.ROUTINE, True),
        (Urgency.IMPORTANT, Urgency.ROUTINE, False),
        (Urgency.IMPORTANT, Urgency.IMPORTANT, True),
        (None, Urgency.IMPORTANT, False),
        (None, Urgency.EMERGENCY, True),
        (Urgency.EMERGENCY, Urgency.IMPORTANT, False),
    ],
)
def test_channel_2_the_table_of_wishes(least, urgency, by_mail):
    facts = reach(Line(Channel.EMAIL, True, least=least), urgency=urgency)
    assert (Channel.EMAIL in decide_channels(facts).now) is by_mail
    assert decide_channels(facts).for_office is False


def test_channel_2_without_a_sign_in_a_wish_against_mail_leads_to_the_office():
    assert decide_channels(reach(Line(Channel.EMAIL, True, least=None), login=False)).for_office


@given(REACHES, st.sets(st.sampled_from(WIRED)))
def test_channel_3_the_next_is_never_one_that_was_tried_or_fails(facts, tried):
    order = lines_in_order(facts, tried)
    assert all(line.works and line.channel not in tried for line in order)
    assert [line for line in facts.lines if line in order] == list(order), "the order stays the person's own"


def test_channel_3_what_fails_goes_on_until_nothing_is_left():
    facts, tried, way = reach(EMAIL, SMS, Line(Channel.PUSH, True, fails=True)), set(), []
    while rest := lines_in_order(facts, tried):
        way.append(rest[0].channel)
        tried.add(rest[0].channel)
    assert way == [Channel.EMAIL, Channel.SMS]


def test_channel_4_an_emergency_goes_everywhere_at_once():
    unwanted = Line(Channel.SMS, True, least=None)
    choice = decide_channels(reach(EMAIL, unwanted, urgency=Urgency.EMERGENCY))
    assert choice.now == (Channel.PORTAL, Channel.EMAIL, Channel.SMS)
    assert decide_channels(reach(urgency=Urgency.EMERGENCY)).for_office


@given(REACHES)
def test_channel_5_an_address_that_nobody_confirmed_is_told_nothing_but_that_there_is_news(facts):
    choice = decide_channels(facts)
    doubtful = {line.channel for line in facts.lines if not line.confirmed}
    assert choice.discreet == doubtful & set(choice.now)


SPANS = st.builds(
    QuietSpan,
    weekdays=st.frozensets(st.integers(1, 7), min_size=1),
    starts_minute=st.integers(0, DAY - 1),
    ends_minute=st.integers(0, DAY),
)
MOMENTS = st.datetimes(datetime(2025, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))
ZONES = st.sampled_from(["Europe/London", "Asia/Dubai", "Asia/Singapore", "America/New_York", "Australia/Lord_Howe"])


@given(MOMENTS, st.lists(SPANS, max_size=3), ZONES)
def test_channel_6_what_goes_goes_outside_quiet_hours_and_never_earlier(at, spans, zone):
    moment = decide_moment(Timing(at, Urgency.ROUTINE, zone, own=tuple(spans)))
    assert moment.go_at >= at
    assert moment.held == (moment.go_at > at)
    quiet = any(span.covers(moment.go_at.astimezone(ZoneInfo(zone))) for span in spans)
    assert not quiet or moment.go_at == at, "only hours that leave no time in a week do not count"


@given(MOMENTS, SPANS, ZONES)
def test_channel_6_it_goes_at_the_first_free_minute(at, span, zone):
    end, clock = end_of_quiet(at, [span], zone), ZoneInfo(zone)
    minute = at
    while minute < min(end, at + timedelta(hours=30)):
        assert span.covers(minute.astimezone(clock))
        minute += timedelta(minutes=17)


def test_channel_6_those_who_work_at_night_sleep_by_day_and_are_written_to_at_night():
    by_day = QuietSpan(EVERY_DAY, 8 * 60, 16 * 60)
    at_night = QuietSpan(EVERY_DAY, 21 * 60, 7 * 60)
    timing = Timing(MONDAY, Urgency.IMPORTANT, "Europe/London", own=(by_day,), school=(at_night,))
    assert decide_moment(timing).go_at == MONDAY.replace(hour=16)
    late = Timing(MONDAY.replace(hour=23), Urgency.ROUTINE, "Europe/London", own=(by_day,), school=(at_night,))
    assert not decide_moment(late).held
    others = Timing(MONDAY.replace(hour=23), Urgency.ROUTINE, "Europe/London", school=(at_night,))
    assert decide_moment(others).go_at == datetime(2026, 11, 24, 7, 0, tzinfo=UTC)


def test_channel_6_over_midnight_on_the_night_of_a_clock_change():
    night = QuietSpan(frozenset({6}), 22 * 60, 6 * 60)
    saturday = datetime(2026, 10, 24, 23, 0, tzinfo=UTC)
    assert end_of_quiet(saturday, [night], "Europe/London") == datetime(2026, 10, 25, 6, 0, tzinfo=UTC)
    spring = datetime(2027, 3, 27, 23, 0, tzinfo=UTC)
    assert end_of_quiet(spring, [night], "Europe/London") == datetime(2027, 3, 28, 5, 0, tzinfo=UTC)


def test_channel_6_hours_without_an_end_do_not_silence_the_school():
    always = QuietSpan(EVERY_DAY, 0, DAY)
    assert not decide_moment(Timing(MONDAY, Urgency.ROUTINE, "UTC", own=(always,))).held


def test_channel_6_what_only_waits_to_be_looked_at_disturbs_nobody():
    always_at_ten = QuietSpan(EVERY_DAY, 9 * 60, 12 * 60)
    assert not decide_moment(Timing(MONDAY, Urgency.ROUTINE, "UTC", interrupts=False, own=(always_at_ten,))).held


def test_channel_6_nothing_goes_before_the_instant_that_the_caller_names():
    opening = MONDAY + timedelta(hours=20)
    assert decide_moment(Timing(MONDAY, Urgency.ROUTINE, "UTC", interrupts=False, not_before=opening)).go_at == opening


@given(MOMENTS, st.lists(SPANS, max_size=3), ZONES)
def test_channel_7_an_emergency_waits_for_no_quiet_hours(at, spans, zone):
    assert decide_moment(Timing(at, Urgency.EMERGENCY, zone, own=tuple(spans), school=tuple(spans))).go_at == at


def test_urgencies_are_in_order():
    assert sorted(HURRY, key=HURRY.__getitem__) == [Urgency.ROUTINE, Urgency.IMPORTANT, Urgency.EMERGENCY]
