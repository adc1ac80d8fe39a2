"""Closures out of calendar files: what comes in, what comes in only once, and what never does."""

import time
from datetime import date
from zoneinfo import ZoneInfo

import pytest

from accord.core.errors import DomainError
from accord.core.models import AuditEntry
from accord.schools.actions.import_closures import import_closures
from accord.schools.calendar_file import read_closures
from accord.schools.closure_plan import plan_of, sealed, unsealed
from accord.schools.models import Closure
from accord.schools.tests.conftest import BY, MONDAY

pytestmark = pytest.mark.requirement("A1")

WINDOW = {"first_on": date(2026, 1, 1), "last_on": date(2028, 12, 31)}


def ics(*events):
    bodies = "".join(f"BEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\n" for event in events)
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:test\r\n{bodies}END:VCALENDAR\r\n".encode()


HALF_TERM = "UID:half\r\nSUMMARY:Half-term\r\nDTSTART;VALUE=DATE:20270215\r\nDTEND;VALUE=DATE:20270220"
YEARLY = "UID:feast\r\nSUMMARY:Founder's day\r\nDTSTART;VALUE=DATE:20260312\r\nRRULE:FREQ=YEARLY"
AFTERNOON = "UID:pm\r\nSUMMARY:Concert\r\nDTSTART:20270310T130000Z\r\nDTEND:20270310T150000Z"


def read(*events, zone="Europe/London"):
    return read_closures(ics(*events), zone=ZoneInfo(zone), **WINDOW)


def bring_in(school, reading, **more):
    chosen = [(one, "school_holiday") for one in reading.closures]
    return import_closures(by=BY, at=MONDAY, school=school, chosen=chosen, **more)


def test_whole_days_repetitions_and_parts_of_days_are_understood():
    found = {one.source_id: one for one in read(HALF_TERM, YEARLY, AFTERNOON).closures}
    assert (found["half"].starts_on, found["half"].ends_on) == (date(2027, 2, 15), date(2027, 2, 19))
    feasts = sorted(one.starts_on for key, one in found.items() if key.startswith("feast"))
    assert feasts == [date(2026, 3, 12), date(2027, 3, 12), date(2028, 3, 12)]
    assert (found["pm"].from_minute, found["pm"].to_minute) == (13 * 60, 15 * 60)


def test_times_are_told_by_the_schools_own_clock():
    (one,) = read(AFTERNOON, zone="Asia/Riyadh").closures
    assert (one.from_minute, one.to_minute) == (16 * 60, 18 * 60)


def test_a_moved_repetition_and_a_cancelled_one_count_as_the_file_says():
    moved = "UID:feast\r\nSUMMARY:Moved\r\nRECURRENCE-ID;VALUE=DATE:20270312\r\nDTSTART;VALUE=DATE:20270319"
    off = "UID:off\r\nSUMMARY:Off\r\nSTATUS:CANCELLED\r\nDTSTART;VALUE=DATE:20270101"
    found = [(one.name, one.starts_on) for one in read(YEARLY, moved, off).closures]
    assert ("Moved", date(2027, 3, 19)) in found
    assert date(2027, 3, 12) not in [on for _name, on in found]
    assert "Off" not in [name for name, _on in found]


def test_importing_the_same_file_again_changes_nothing(cast):
    school, reading = cast.riverbank, read(HALF_TERM, YEARLY, AFTERNOON)
    first = bring_in(school, reading)
    noted = AuditEntry.objects.count()
    again = bring_in(school, reading)
    assert (first.added, again.added, again.changed) == (5, 0, 0)
    assert AuditEntry.objects.count() == noted
    plan = plan_of(school, reading.closures, source="icalendar", **WINDOW)
    assert (len(plan.same), plan.added, plan.changed, plan.gone) == (5, (), (), ())


def test_a_changed_file_shows_what_is_new_different_and_gone(cast):
    school = cast.riverbank
    bring_in(school, read(HALF_TERM, AFTERNOON))
    longer = HALF_TERM.replace("20270220", "20270222")
    plan = plan_of(school, read(longer, YEARLY).closures, source="icalendar", **WINDOW)
    assert [pair.wanted.ends_on for pair in plan.changed] == [date(2027, 2, 21)]
    assert [one.name for one in plan.gone] == ["Concert"]
    assert len(plan.added) == 3
    done = bring_in(school, read(longer), gone=[one.ref for one in plan.gone])
    assert (done.changed, done.removed) == (1, 1)
    assert not Closure.objects.filter(name="Concert").exists()


def test_what_cannot_be_taken_is_left_out_with_the_reason():
    endless = "UID:e\r\nSUMMARY:Endless\r\nDTSTART;VALUE=DATE:20260101\r\nDTEND;VALUE=DATE:20280101"
    reading = read(HALF_TERM, endless)
    assert [one.name for one in reading.closures] == ["Half-term"]
    assert reading.left_out[0][0] == "Endless"


def test_the_preview_cannot_be_altered_or_carried_to_another_school(cast):
    envelope = sealed(cast.riverbank, read(HALF_TERM).closures)
    assert unsealed(cast.riverbank, envelope)[0].name == "Half-term"
    for school, sent in ((cast.alnoor, envelope), (cast.riverbank, envelope[:-2] + "xx"), (cast.riverbank, "")):
        with pytest.raises(DomainError, match="preview-out-of-date"):
            unsealed(school, sent)


DAY = "UID:x\r\nDTSTART;VALUE=DATE:20260101\r\nSUMMARY:x"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00\x01\x02",
        b"PK\x03\x04 a spreadsheet",
        b"BEGIN:VCALENDAR",
        b"BEGIN:VCALENDAR\r\n" + b"BEGIN:VEVENT\r\n" * 5000,
        b"BEGIN:VCALENDAR\r\nEND:VEVENT\r\n",
        b"x" * (1024 * 1024 + 1),
        ics("DTSTART:garbage"),
        ics(f"{DAY}\r\nRRULE:FREQ=SECONDLY"),
        ics(f"{DAY}\r\nRRULE:FREQ=DAILY;INTERVAL=0"),
        ics(f"{DAY}\r\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"),
        ics(f"{DAY}\r\nRRULE:FREQ=YEARLY;BYHOUR=1,2,3;BYSECOND=1,2"),
        ics(f"{DAY}\r\nRRULE:FREQ=DAILY;COUNT=99999999999"),
        ics(*[f"{DAY}{n}\r\nRRULE:FREQ=DAILY" for n in range(30)]),
        ics(*[f"UID:{n}\r\nDTSTART;VALUE=DATE:20260101" for n in range(1200)]),
    ],
    ids=lambda data: repr(data[60:110]),
)
def test_hostile_and_broken_files_are_refused_quickly_and_in_words(data):
    begun = time.monotonic()
    with pytest.raises(DomainError) as refused:
        read_closures(data, zone=ZoneInfo("Europe/London"), **WINDOW)
    assert refused.value.status == 422
    assert refused.value.fields["file"]
    assert time.monotonic() - begun < 10
