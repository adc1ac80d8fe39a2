"""Absences, cover that takes over by itself, duties, and weekly hours."""

from datetime import UTC, date, datetime, timedelta

import pytest

from accord.core import clock
from accord.people.facts import on_duty, who_answers_for, working_calendar_of
from accord.people.models import Absence, Cover, StaffMember, WorkPattern
from accord.people.tests.pages import begun, noted, send, staff_page, told_wrong, words

pytestmark = [pytest.mark.requirement("A3"), pytest.mark.django_db]
HOUR = 3600


def away(staff, days: int = 3, start: int = 0):
    at = clock.now() + timedelta(days=start)
    return Absence.objects.create(staff=staff, starts_at=at, ends_at=at + timedelta(days=days))


def cover(absence, staff):
    return Cover.objects.create(absence=absence, staff=staff, starts_at=absence.starts_at, ends_at=absence.ends_at)


def answering(staff) -> str | None:
    found = who_answers_for(StaffMember.objects.get(id=staff.id), clock.now())
    return found.staff.called if found else None


def test_everybody_writes_down_their_own_absence_by_the_schools_clock(as_person, cast):
    tan = as_person("tan")
    url = staff_page("new_absence", cast.staff["tan"].ref)
    data = {"kind": "illness", "first_day": "2027-06-07", "last_day": "2027-06-08"}
    assert send(tan, url, data).status_code == 302
    absence = Absence.objects.get()
    assert absence.starts_at == datetime(2027, 6, 6, 23, 0, tzinfo=UTC)
    assert absence.ends_at == datetime(2027, 6, 8, 23, 0, tzinfo=UTC)
    overlapping = send(tan, url, data | {"first_day": "2027-06-08", "from_time": "13:00"})
    assert overlapping.status_code == 422
    assert "already away" in words(overlapping)
    assert as_person("tan").get(staff_page("new_absence", cast.staff["lim"].ref)).status_code == 403
    assert len(noted("record_absence")) == 1


def test_the_kind_is_for_oneself_and_for_those_who_arrange_cover(as_person, cast):
    absence = away(cast.staff["tan"])
    Absence.objects.update(kind="illness")
    for key in ("tan", "office", "deputy"):
        assert "Illness" in words(as_person(key).get(staff_page("absence", absence.ref))), key
    assert as_person("lim").get(staff_page("absence", absence.ref)).status_code == 404
    assert "Illness" not in words(as_person("lim").get(staff_page("member", cast.staff["tan"].ref)))
    assert "Away" in words(as_person("lim").get(staff_page("staff")))


def test_cover_is_arranged_within_the_absence_and_takes_over_by_itself(as_person, cast):
    absence, office = away(cast.staff["tan"]), as_person("office")
    url = staff_page("absence", absence.ref)
    data = begun(office, url)
    assert told_wrong(send(office, url, data)) == {"staff"}
    longer = send(office, url, data | {"staff": cast.staff["lim"].ref, "last_day": "2026-12-24"})
    assert "reaches beyond the absence" in words(longer)
    assert send(office, url, data | {"staff": cast.staff["lim"].ref}).status_code == 302
    assert answering(cast.staff["tan"]) == "Wei Lim"
    page = words(as_person("ode").get(staff_page("member", cast.staff["tan"].ref)))
    assert "Wei Lim answers for Hui Min Tan at the moment." in page
    twice = send(office, url, data | {"staff": cast.staff["ode"].ref})
    assert "Wei Lim already covers" in words(twice)
    assert as_person("tan").get(url).status_code == 200
    assert send(as_person("tan"), url, data | {"staff": cast.staff["ode"].ref}).status_code == 403
    assert send(office, staff_page("cancel_cover", Cover.objects.get().ref)).status_code == 302
    assert answering(cast.staff["tan"]) is None
    assert [len(noted(verb)) for verb in ("arrange_cover", "cancel_cover")] == [1, 1]


def test_COVER_1_the_cover_of_an_absent_cover_answers(cast):
    tan, lim, ode = (cast.staff[key] for key in ("tan", "lim", "ode"))
    assert answering(tan) == "Hui Min Tan"
    cover(away(tan), lim)
    assert answering(tan) == "Wei Lim"
    cover(away(lim), ode)
    assert answering(tan) == answering(lim) == "Ben Ode"
    StaffMember.objects.filter(id=ode.id).update(ends_on=clock.now().date() - timedelta(days=1))
    assert answering(tan) is None


def test_COVER_2_two_who_cover_for_each_other_pass_on_to_the_next(cast):
    tan, lim, ode = (cast.staff[key] for key in ("tan", "lim", "ode"))
    first, second = away(tan), away(lim)
    cover(first, lim)
    cover(second, tan)
    assert answering(tan) is None
    assert answering(lim) is None
    cover(second, ode)
    assert answering(tan) == answering(lim) == "Ben Ode"


def test_calling_an_absence_off_calls_its_cover_off(as_person, cast):
    absence = away(cast.staff["tan"])
    cover(absence, cast.staff["lim"])
    assert send(as_person("tan"), staff_page("cancel_absence", absence.ref)).status_code == 302
    assert answering(cast.staff["tan"]) == "Hui Min Tan"
    assert Cover.objects.get().cancelled_at is not None
    assert send(as_person("tan"), staff_page("cancel_absence", absence.ref)).status_code == 404


def test_a_duty_is_set_for_a_time_and_called_off(as_person, cast):
    office = as_person("office")
    data = {
        "kind": "duty_person", "staff": cast.staff["deputy"].ref, "first_day": "2026-11-23",
        "from_time": "08:00", "until_time": "17:00", "phone": "+44 20 7946 0999",
    }  # fmt: skip
    assert send(office, staff_page("new_duty"), data).status_code == 302
    duty = on_duty(cast.riverbank.id, "duty_person", clock.now())
    assert duty is not None
    assert duty.staff == cast.staff["deputy"]
    assert on_duty(cast.riverbank.id, "duty_person", clock.now() + timedelta(hours=8)) is None
    assert "Leo Grant" in words(as_person("tan").get(staff_page("duties")))
    assert send(as_person("tan"), staff_page("cancel_duty", duty.ref)).status_code == 403
    assert send(office, staff_page("cancel_duty", duty.ref)).status_code == 302
    assert on_duty(cast.riverbank.id, "duty_person", clock.now()) is None
    backwards = data | {"from_time": "17:00", "until_time": "08:00"}
    assert told_wrong(send(office, staff_page("new_duty"), backwards)) == {"last_day"}


def test_weekly_hours_are_set_in_the_browser_and_count_within_those_of_the_school(as_person, cast):
    tan, url = as_person("tan"), staff_page("hours", cast.staff["tan"].ref)
    data = begun(tan, url) | {
        "starts_on": "2026-11-23", "own_hours": "own",
        "from_1_1": "07:00", "until_1_1": "12:00", "from_1_2": "13:00", "until_1_2": "18:00",
        "from_3_1": "09:00", "until_3_1": "11:00",
    }  # fmt: skip
    assert send(tan, url, data).status_code == 302
    staff = StaffMember.objects.get(id=cast.staff["tan"].id)
    week = working_calendar_of(staff, date(2026, 11, 16), date(2026, 11, 29))
    monday, tuesday = datetime(2026, 11, 23, tzinfo=UTC), datetime(2026, 11, 24, tzinfo=UTC)
    assert week.working_seconds_between(monday, tuesday) == (4.25 + 3.5) * HOUR
    assert week.working_seconds_between(tuesday, tuesday + timedelta(days=1)) == 0
    assert week.working_seconds_between(tuesday + timedelta(days=1), tuesday + timedelta(days=5)) == 2 * HOUR
    assert week.working_seconds_between(monday - timedelta(days=7), monday) == 5 * 8.75 * HOUR
    assert begun(tan, url)["from_1_1"] == "07:00"
    assert len(noted("set_work_pattern")) == 1


def test_going_back_to_the_schools_hours_is_a_pattern_without_hours(as_person, cast):
    office, url = as_person("office"), staff_page("hours", cast.staff["tan"].ref)
    own = begun(office, url) | {
        "starts_on": "2026-11-23",
        "own_hours": "own",
        "from_1_1": "09:00",
        "until_1_1": "10:00",
    }
    send(office, url, own)
    later = begun(office, url + "?on=2026-11-30") | {"starts_on": "2026-11-30", "own_hours": "school"}
    assert send(office, url, later).status_code == 302
    calendar = working_calendar_of(
        StaffMember.objects.get(id=cast.staff["tan"].id), date(2026, 11, 23), date(2026, 12, 6)
    )
    first = datetime(2026, 11, 23, tzinfo=UTC)
    assert calendar.working_seconds_between(first, first + timedelta(days=7)) == HOUR
    assert calendar.working_seconds_between(first + timedelta(days=7), first + timedelta(days=13)) == 5 * 8.75 * HOUR


def test_absence_and_the_last_day_are_no_working_time(cast):
    staff = StaffMember.objects.select_related("school").get(id=cast.staff["tan"].id)
    monday = datetime(2026, 11, 23, tzinfo=UTC)

    def worked() -> float:
        calendar = working_calendar_of(staff, date(2026, 11, 23), date(2026, 11, 27))
        return calendar.working_seconds_between(monday, monday + timedelta(days=5)) / HOUR

    assert worked() == 5 * 8.75
    absence = Absence.objects.create(
        staff=staff, starts_at=monday + timedelta(hours=12), ends_at=monday + timedelta(days=2)
    )
    assert worked() == 4.25 + 3 * 8.75
    absence.cancelled_at = monday
    absence.save()
    assert worked() == 5 * 8.75
    staff.ends_on = date(2026, 11, 24)
    assert worked() == 2 * 8.75


def test_hours_that_make_no_sense_are_told_by_day(as_person, cast):
    tan, url = as_person("tan"), staff_page("hours", cast.staff["tan"].ref)
    wrong = send(
        tan,
        url,
        begun(tan, url)
        | {"own_hours": "own", "from_1_1": "12:00", "until_1_1": "09:00", "from_2_1": "9", "from_3_1": "09:00",
           "until_3_1": "12:00", "from_3_2": "11:00", "until_3_2": "13:00"},
    )  # fmt: skip
    found = words(wrong)
    assert wrong.status_code == 422
    assert "Monday: write from when until when" in found
    assert "Wednesday: the two times overlap." in found
    assert not WorkPattern.objects.exists()
    nothing = send(tan, url, begun(tan, url) | {"own_hours": "own"})
    assert "Write at least one day with its hours." in words(nothing)


def test_nobody_sets_a_colleagues_hours_without_the_role(as_person, cast):
    url = staff_page("hours", cast.staff["tan"].ref)
    assert as_person("tan").get(url).status_code == 200
    assert as_person("lim").get(url).status_code == 403
    assert send(as_person("lim"), url, {}).status_code == 403
    assert (
        as_person("alnoor_admin").get(staff_page("hours", cast.staff["tan"].ref, school="al-noor")).status_code == 404
    )
