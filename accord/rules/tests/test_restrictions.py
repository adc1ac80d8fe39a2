"""What a restriction changes, and the floor that no combination of restrictions touches."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.rules.restrictions import (
    FLOOR,
    INSTEAD,
    TABLE,
    Deed,
    Effect,
    Restricted,
    RestrictionFacts,
    changes,
    decide_deed,
    in_force,
    offered_instead,
    single_contact,
)

pytestmark = pytest.mark.requirement("I5")

START = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
END = START + timedelta(days=30)
GRAVITY = list(Effect)


def restriction(kind: Restricted, **changes: object) -> RestrictionFacts:
    facts = {"ref": kind.value, "kind": kind, "starts_at": START, "ends_at": END, "most": 2, "contact": "moss"}
    return RestrictionFacts(**{**facts, **changes})  # type: ignore[arg-type]


some = st.lists(
    st.builds(
        restriction,
        st.sampled_from(Restricted),
        starts_at=st.datetimes(datetime(2026, 11, 1), datetime(2026, 12, 1), timezones=st.just(UTC)),
        ends_at=st.datetimes(datetime(2026, 12, 2), datetime(2027, 1, 1), timezones=st.just(UTC)),
        most=st.integers(1, 5),
    ),
    max_size=6,
)
moments = st.datetimes(datetime(2026, 10, 1), datetime(2027, 2, 1), timezones=st.just(UTC))


def test_restrict_1_it_holds_and_ends_to_the_minute() -> None:
    bar = [restriction(Restricted.SITE_BAR)]
    minute = timedelta(minutes=1)
    assert decide_deed(Deed.COME_ON_SITE, bar, START).effect is Effect.CLOSED
    assert decide_deed(Deed.COME_ON_SITE, bar, END - minute).effect is Effect.CLOSED
    assert decide_deed(Deed.COME_ON_SITE, bar, END).is_open
    assert decide_deed(Deed.COME_ON_SITE, bar, START - minute).is_open
    assert in_force(bar, END) == ()


@given(st.sampled_from(sorted(FLOOR)), some, moments, st.integers(0, 99))
def test_restrict_2_the_floor_is_never_restricted(
    deed: Deed, restrictions: list[RestrictionFacts], at: datetime, done: int
) -> None:
    decision = decide_deed(deed, restrictions, at, done_lately=done)
    assert decision.is_open
    assert decision.rule == "RESTRICT-2"


def test_restrict_2_no_line_of_the_table_touches_the_floor() -> None:
    assert not [(kind, deed) for kind, line in TABLE.items() for deed in line if deed in FLOOR]


@given(st.sampled_from(Deed), some, some, moments)
def test_restrict_3_one_more_restriction_never_opens_anything(
    deed: Deed, some_now: list[RestrictionFacts], more: list[RestrictionFacts], at: datetime
) -> None:
    before = decide_deed(deed, some_now, at, done_lately=9).effect
    after = decide_deed(deed, [*some_now, *more], at, done_lately=9).effect
    assert GRAVITY.index(after) >= GRAVITY.index(before)


def test_restrict_3_the_gravest_holds() -> None:
    both = [restriction(Restricted.IN_PERSON_LIMITED), restriction(Restricted.SITE_BAR)]
    decision = decide_deed(Deed.COME_ON_SITE, both, START)
    assert decision.effect is Effect.CLOSED
    assert decision.restriction == both[1]


def test_restrict_4_a_limit_counts_and_then_waits() -> None:
    limit = [restriction(Restricted.CONTACT_LIMIT, most=2)]
    assert decide_deed(Deed.WRITE, limit, START, done_lately=1).is_open
    assert decide_deed(Deed.WRITE, limit, START, done_lately=2).effect is Effect.COUNTED
    assert decide_deed(Deed.WRITE, limit, START, done_lately=2).rule == "RESTRICT-4"


def test_restrict_5_the_latest_single_contact_answers() -> None:
    first = restriction(Restricted.SINGLE_CONTACT, contact="moss")
    later = restriction(Restricted.SINGLE_CONTACT, contact="grant", starts_at=START + timedelta(days=1))
    assert single_contact([first], START) == "moss"
    assert single_contact([first, later], START + timedelta(days=2)) == "grant"
    assert single_contact([first, later], END) == ""
    assert single_contact([restriction(Restricted.SITE_BAR)], START) == ""


def test_restrict_2_all_combinations_of_kinds_leave_the_floor_open() -> None:
    for chosen in range(2 ** len(Restricted)):
        held = [restriction(kind) for place, kind in enumerate(Restricted) if chosen & (1 << place)]
        assert all(decide_deed(deed, held, START, done_lately=99).is_open for deed in FLOOR)
        assert decide_deed(Deed.READ_GROUP, held, START).is_open
        assert decide_deed(Deed.WRITE, held, START, done_lately=99).effect is not Effect.CLOSED
        assert decide_deed(Deed.COLLECT_CHILD, held, START).effect in {Effect.OPEN, Effect.BY_ARRANGEMENT}


@given(st.sampled_from(sorted(INSTEAD)), some, moments, st.integers(0, 9))
def test_restrict_6_where_a_way_is_not_open_another_is_offered(
    deed: Deed, restrictions: list[RestrictionFacts], at: datetime, done: int
) -> None:
    offered = offered_instead(deed, restrictions, at, done_lately=done)
    if decide_deed(deed, restrictions, at, done_lately=done).is_open:
        assert offered == ()
    else:
        assert Deed.WRITE in offered
        assert all(one is Deed.WRITE or decide_deed(one, restrictions, at, done_lately=done).is_open for one in offered)


def test_restrict_6_a_barred_guardian_is_offered_a_talk_by_video() -> None:
    assert offered_instead(Deed.BOOK_CONFERENCE, [restriction(Restricted.SITE_BAR)], START)[0] is Deed.MEET_BY_VIDEO
    both = [restriction(Restricted.SITE_BAR), restriction(Restricted.WRITTEN_ONLY)]
    assert offered_instead(Deed.BOOK_CONFERENCE, both, START) == (Deed.WRITE,)
    assert offered_instead(Deed.BOOK_CONFERENCE, both, END) == ()


def test_a_room_may_ask_whether_a_kind_changes_anything() -> None:
    assert changes(Restricted.SITE_BAR, Deed.COLLECT_CHILD)
    assert not changes(Restricted.WRITTEN_ONLY, Deed.COLLECT_CHILD)


def test_writing_is_never_closed_by_any_restriction() -> None:
    for kind in Restricted:
        assert TABLE[kind].get(Deed.WRITE, Effect.OPEN) in {Effect.OPEN, Effect.COUNTED, Effect.TO_ONE_PERSON}
