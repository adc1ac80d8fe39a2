"""What people do on the pages: things are stored, mistakes keep what was typed, collisions are shown."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accord.schools.actions.set_weekly_hours import set_weekly_hours
from accord.schools.models import Closure, School, WeeklyHours
from accord.schools.tests.conftest import BY, MONDAY
from accord.schools.tests.week_shapes import MON_TO_FRI

pytestmark = pytest.mark.requirement("A1")


def page(name, **more):
    return reverse(f"schools:{name}", kwargs={"school": "riverbank", **more})


def text(response):
    return response.content.decode()


def week_typed(**days):
    typed = {"starts_on": "2027-01-04"}
    for day in range(1, 8):
        for row, (opens, closes) in enumerate(days.get(f"d{day}", [("", "")])):
            typed[f"d{day}_{row}_opens"], typed[f"d{day}_{row}_closes"] = opens, closes
    return typed


DETAILS = {"name": "Riverbank Primary School", "main_language": "en", "languages": ["en", "ar"]}


def test_the_details_are_changed_and_shown(cast, browse):
    admin, url = browse("admin"), page("details")
    sent = {**DETAILS, "address": "2 River Walk", "seen": admin.seen(url)}
    assert admin.post(url, sent).status_code == 302
    assert "2 River Walk" in text(admin.get(page("school")))


def test_a_mistake_in_the_details_keeps_what_was_typed(cast, browse):
    answer = browse("admin").post(
        page("details"), {**DETAILS, "name": "", "address": "Somewhere new", "office_phone": "call us"}
    )
    assert answer.status_code == 422
    assert "Write the name of the school." in text(answer)
    assert "A telephone number has digits" in text(answer)
    assert "Somewhere new" in text(answer)


def test_two_people_at_the_same_details_see_each_others_words(cast, browse):
    admin, url = browse("admin"), page("details")
    seen = admin.seen(url)
    School.objects.filter(slug="riverbank").update(address="What Olive wrote")
    answer = admin.post(url, {**DETAILS, "address": "What Arun wrote", "seen": seen})
    assert answer.status_code == 409
    assert "What Olive wrote" in text(answer)
    assert "What Arun wrote" in text(answer)
    assert School.objects.get(slug="riverbank").address == "What Olive wrote"
    again = answer.content.decode().split('name="seen" value="')[1].split('"')[0]
    assert admin.post(url, {**DETAILS, "address": "What Arun wrote", "seen": again}).status_code == 302


def test_what_the_trust_fixed_is_told_and_not_asked(cast, browse):
    shown = text(browse("admin").get(page("details")))
    assert "The same at every school of Harbour Learning Trust" in shown
    assert 'name="time_zone"' not in shown
    assert "asks every school for English" in shown


def test_a_week_with_breaks_is_stored(cast, browse):
    office = browse("office")
    typed = week_typed(d1=[("08:00", "12:00"), ("13:00", "16:00")], d2=[("08:00", "15:30")])
    assert office.post(page("new_hours", kind="school"), typed).status_code == 302
    stored = WeeklyHours.objects.get(starts_on=date(2027, 1, 4))
    assert [(part.weekday, part.opens_minute) for part in stored.intervals.all()] == [(1, 480), (1, 780), (2, 480)]


def test_another_row_is_offered_without_storing_anything(cast, browse):
    typed = week_typed(d1=[("08:00", "12:00")])
    answer = browse("office").post(page("new_hours", kind="school"), {**typed, "more": "d1"})
    assert answer.status_code == 200
    assert 'name="d1_1_opens"' in text(answer)
    assert 'value="08:00"' in text(answer)
    assert not WeeklyHours.objects.filter(starts_on=date(2027, 1, 4)).exists()


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([("08:00", "")], "Say when it closes."),
        ([("", "12:00")], "Say when it opens."),
        ([("12:00", "08:00")], "must come after opening"),
        ([("08:00", "12:00"), ("11:00", "13:00")], "overlaps other hours"),
        ([("8 o'clock", "12:00")], "Write the time as hours and minutes"),
        ([("05:00", "12:00")], "lies outside the hours of Harbour Learning Trust"),
    ],
)
def test_hours_with_a_mistake_come_back_with_the_mistake_named(cast, browse, rows, words):
    answer = browse("office").post(page("new_hours", kind="school"), week_typed(d3=rows))
    assert answer.status_code == 422
    assert words in text(answer)
    assert 'value="2027-01-04"' in text(answer)


def test_two_people_at_the_same_hours_do_not_overwrite_each_other(cast, browse):
    office, stored = browse("office"), cast.riverbank.weekly_hours.get(kind="school")
    url = page("week", ref=stored.ref)
    seen = office.seen(url)
    set_weekly_hours(
        by=BY, at=MONDAY, school=cast.riverbank, kind="school", hours=stored, starts_on=stored.starts_on,
        week=MON_TO_FRI,
    )  # fmt: skip
    answer = office.post(url, {**week_typed(d1=[("09:00", "10:00")]), "seen": seen})
    assert answer.status_code == 409
    assert "What a colleague has stored meanwhile" in text(answer)
    assert 'value="09:00"' in text(answer)


def test_a_year_with_overlapping_terms_comes_back_with_the_row_marked(cast, browse):
    typed = {
        "name": "2027/28", "starts_on": "2027-09-01", "ends_on": "2028-08-31",
        "term_0_name": "Autumn", "term_0_starts_on": "2027-09-01", "term_0_ends_on": "2027-12-17",
        "term_1_name": "Spring", "term_1_starts_on": "2027-12-01", "term_1_ends_on": "2028-03-31",
    }  # fmt: skip
    office = browse("office")
    answer = office.post(page("new_year"), typed)
    assert answer.status_code == 422
    assert "Spring starts before Autumn is over (Friday 17 December 2027)." in text(answer)
    assert 'href="#id_term_1_starts_on"' in text(answer)
    mended = office.post(page("new_year"), {**typed, "term_1_starts_on": "2028-01-04"})
    assert mended.status_code == 302
    assert "Monday 3 January 2028" not in text(office.client.get(mended["Location"]))


def test_another_term_is_offered_without_storing_anything(cast, browse):
    answer = browse("office").post(page("new_year"), {"name": "x", "term_0_name": "Autumn", "more": "1"})
    assert answer.status_code == 200
    assert 'name="term_1_name"' in text(answer)


def test_a_closure_is_added_shown_in_the_picture_and_taken_back(cast, browse):
    office = browse("office")
    typed = {"name": "Snow", "kind": "emergency", "starts_on": "2026-11-25"}
    assert office.post(page("new_closure"), typed).status_code == 302
    closure = Closure.objects.get(name="Snow")
    url = page("closure", ref=closure.ref)
    shown = text(office.get(page("calendar")))
    assert f'class="day day--holiday" href="{url}"' in shown
    taken = office.post(page("remove_closure", ref=closure.ref), {"seen": office.seen(url)})
    assert taken.status_code == 302
    assert not Closure.objects.filter(name="Snow").exists()


def test_a_closure_for_part_of_a_day_needs_both_times(cast, browse):
    typed = {"name": "Boiler", "kind": "other", "starts_on": "2026-11-25", "from_time": "12:00"}
    answer = browse("office").post(page("new_closure"), typed)
    assert answer.status_code == 422
    assert "Say until what time the school is closed." in text(answer)
    assert 'value="12:00"' in text(answer)


def test_a_leader_sees_the_picture_without_ways_to_change_it(cast, browse):
    shown = text(browse("head").get(page("calendar")))
    assert "Autumn half term" in shown
    assert "Add a closure" not in shown
    assert '<a class="day' not in shown


def test_the_picture_tells_training_days_half_days_and_holidays_in_words(cast, browse):
    shown = text(browse("office").get(page("calendar")))
    for words in ("day--training", "day--half", "day--holiday", "between terms", "Last day of term, 7:45"):
        assert words in shown


def test_a_calendar_file_is_previewed_then_taken_in_and_then_changes_nothing(cast, browse):
    office = browse("office")
    body = (
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Eid\r\n"
        b"DTSTART;VALUE=DATE:20270310\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )

    def look():
        return office.post(page("import_closures"), {"kind": "festival", "file": SimpleUploadedFile("a.ics", body)})

    preview = look()
    assert preview.status_code == 200
    assert "Wednesday 10 March 2027" in text(preview)
    assert not Closure.objects.filter(name="Eid").exists()
    envelope = text(preview).split('name="envelope" value="')[1].split('"')[0]
    taken = office.post(page("apply_import"), {"envelope": envelope, "take": "0", "kind_0": "festival"})
    assert taken.status_code == 302
    assert Closure.objects.get(name="Eid").kind == "festival"
    assert "Nothing would change" in text(look())


def test_a_file_that_is_no_calendar_is_refused_on_the_page(cast, browse):
    answer = browse("office").post(
        page("import_closures"), {"kind": "other", "file": SimpleUploadedFile("a.ics", b"\x00\xff" * 50)}
    )
    assert answer.status_code == 422
    assert "This is no calendar file." in text(answer)


def test_a_preview_that_was_tampered_with_is_refused(cast, browse):
    before = Closure.objects.count()
    answer = browse("office").post(page("apply_import"), {"envelope": "made up", "take": "0"})
    assert answer.status_code == 422
    assert "This preview has grown old." in text(answer)
    assert Closure.objects.count() == before


def test_public_holidays_are_ticked_and_added(cast, browse):
    office, url = browse("office"), page("holidays")
    shown = text(office.get(url, year="2027"))
    assert "Easter Monday" in shown
    sent = {"country": "GB", "subdivision": "ENG", "year": "2027", "take": ["GB/2027-03-29"]}
    assert office.post(url, sent).status_code == 302
    assert Closure.objects.get(starts_on=date(2027, 3, 29)).kind == "public_holiday"


def test_strange_addresses_of_the_holiday_list_do_no_harm(cast, browse):
    for query in ({"country": "ZZ"}, {"year": "x"}, {"subdivision": "../"}, {"country": "AD", "subdivision": "ENG"}):
        assert browse("office").get(page("holidays"), **query).status_code == 200


def test_a_value_is_added_in_two_languages_side_by_side(cast, browse):
    sent = {"name_en": "Hope", "sentence_en": "We go on.", "name_ar": "الأمل", "sentence_ar": "نمضي قدماً."}
    languages = ("pl", "ms", "ta", "zh-hans", "cy", "ro", "ur", "fr", "es")
    sent |= {f"{part}_{code}": "" for code in languages for part in ("name", "sentence")}
    admin = browse("admin")
    assert admin.post(page("new_value"), sent).status_code == 302
    shown = text(admin.get(page("values")))
    assert "Hope" in shown
    assert "الأمل" in shown


def test_the_crest_goes_only_to_those_who_belong_to_the_school(cast, browse, settings, tmp_path):
    import io

    from PIL import Image

    settings.MEDIA_ROOT = tmp_path
    drawn = io.BytesIO()
    Image.new("RGB", (200, 200), "navy").save(drawn, "PNG")
    admin = browse("admin")
    sent = {"picture": SimpleUploadedFile("c.png", drawn.getvalue())}
    assert admin.post(page("crest"), sent).status_code == 302
    url = School.objects.get(slug="riverbank").crest_url
    for key, status in (("admin", 200), ("amina", 200), ("chief", 200), ("alnoor_admin", 404), ("layla", 404)):
        assert browse(key).get(url).status_code == status, key
    answer = admin.get(url)
    assert answer["Content-Type"] == "image/png"
    assert admin.get(url.replace(".png", "x.png")).status_code == 404
    assert admin.post(page("remove_crest")).status_code == 302
    assert admin.get(url).status_code == 404


@pytest.mark.in_turn
def test_only_those_who_may_change_anything(cast, browse):
    closure, value = cast.riverbank.closures.first(), cast.riverbank.values.first()
    addresses = [
        page("remove_crest"),
        page("move_value", ref=value.ref),
        page("remove_value", ref=value.ref),
        page("remove_hours", ref=cast.riverbank.weekly_hours.first().ref),
        page("remove_year", ref=cast.riverbank.years.first().ref),
        page("remove_closure", ref=closure.ref),
        page("remove_special_day", ref=cast.riverbank.special_days.first().ref),
        page("apply_import"),
    ]
    for url in addresses:
        assert browse("head").post(url).status_code == 403, url
        assert browse("alnoor_admin").post(url).status_code == 404, url
