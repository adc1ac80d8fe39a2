"""Dates, times and names are said as people say them."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone, translation

from accord.core import words

MONDAY = datetime(2026, 3, 9, 8, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (datetime(2026, 3, 9, 10, 45, tzinfo=UTC), "today 10:45 am"),
        (datetime(2026, 3, 10, 12, 0, tzinfo=UTC), "tomorrow 12 noon"),
        (datetime(2026, 3, 10, 0, 0, tzinfo=UTC), "tomorrow 12 midnight"),
        (datetime(2026, 3, 10, 12, 30, tzinfo=UTC), "tomorrow 12:30 pm"),
        (datetime(2026, 3, 8, 0, 30, tzinfo=UTC), "yesterday 12:30 am"),
        (datetime(2026, 3, 5, 15, 0, tzinfo=UTC), "Thursday 5 March 3 pm"),
        (datetime(2026, 3, 12, 15, 0, tzinfo=UTC), "Thursday 3 pm"),
        (datetime(2026, 3, 16, 15, 0, tzinfo=UTC), "Monday 16 March 3 pm"),
        (datetime(2027, 1, 4, 9, 0, tzinfo=UTC), "Monday 4 January 2027 9 am"),
    ],
)
def test_a_moment_is_said_as_near_as_it_is(value: datetime, said: str) -> None:
    with timezone.override(UTC):
        assert words.moment(value, MONDAY).replace("\N{NO-BREAK SPACE}", " ") == said


def test_the_wall_clock_is_that_of_the_zone() -> None:
    late = datetime(2026, 3, 9, 20, 30, tzinfo=UTC)
    assert words.day(late, MONDAY, ZoneInfo("Asia/Singapore")) == "tomorrow"
    with timezone.override(ZoneInfo("Asia/Kolkata")):
        assert words.moment(late, MONDAY).replace("\N{NO-BREAK SPACE}", " ") == "tomorrow 2 am"


@pytest.mark.requirement("A6")
@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Thursday 12 March 2026"),
        ("pl", "czwartek, 12 marca 2026"),
        ("ro", "joi, 12 martie 2026"),
        ("cy", "Dydd Iau, 12 Mawrth 2026"),
        ("fr", "jeudi 12 mars 2026"),
        ("es", "jueves, 12 de marzo de 2026"),
        ("zh-hans", "2026年3月12日星期四"),
        ("ar", "الخميس، 12 مارس 2026"),
    ],
)
def test_a_date_is_written_as_the_language_writes_it(language: str, said: str) -> None:
    with translation.override(language):
        assert words.date_in_words(date(2026, 3, 12)) == said


@pytest.mark.requirement("A6")
@pytest.mark.parametrize(
    ("language", "noon", "midnight"),
    [
        ("en", "12 noon", "12 midnight"),
        ("ms", "12:00 tengah hari", "12:00 tengah malam"),
        ("ta", "12:00 நண்பகல்", "12:00 நள்ளிரவு"),
        ("ur", "12:00 دوپہر", "12:00 آدھی رات"),
        ("ar", "12:00 ظهرًا", "12:00 منتصف الليل"),
        *((language, "12:00", "00:00") for language in ("zh-hans", "pl", "ro", "cy", "fr")),
        ("es", "12:00", "0:00"),
    ],
)
def test_noon_and_midnight_cannot_be_taken_for_each_other(language: str, noon: str, midnight: str) -> None:
    with translation.override(language):
        said = [words.time_of_day(time(hour)).replace("\N{NO-BREAK SPACE}", " ") for hour in (12, 0)]
    assert said == [noon, midnight]


@pytest.mark.parametrize("language", ["ms", "ta", "ur"])
def test_every_language_of_the_product_has_its_own_words_for_days(language: str) -> None:
    with translation.override(language):
        assert "Thursday" not in words.date_in_words(date(2026, 3, 12))
        assert words.time_of_day(time(15, 30))


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Amina Yusuf", "AY"),
        ("Ana-Maria Pop", "AP"),
        ("Cher", "CH"),
        ("Élise", "ÉL"),
        ("陈美玲", "陈"),
        ("أمينة يوسف", "أ"),
        ("தமிழ் செல்வன்", "த"),
        ("கோமதி", "கோ"),
        ("  ", "·"),
        ("(?)", "·"),
    ],
)
def test_a_name_has_a_token(name: str, letters: str) -> None:
    assert words.initials(name) == letters


@pytest.mark.requirement("A6")
def test_a_name_keeps_its_direction_in_a_sentence_that_runs_the_other_way() -> None:
    from accord.core.jinja import environment

    template = environment().from_string('{{ _("Hello %(name)s", name=name) }}')
    with translation.override("ar"):
        assert "\u2068<Ewa & Jan>\u2069" in template.render(name="<Ewa & Jan>").replace("&lt;", "<").replace(
            "&gt;", ">"
        ).replace("&amp;", "&")
        assert "&lt;Ewa" in template.render(name="<Ewa & Jan>")
    with translation.override("pl"):
        assert "\u2068" not in template.render(name="Ewa")


@pytest.mark.parametrize(
    ("text", "begun"),
    [
        ("tomorrow 8 am", "Tomorrow 8 am"),
        ("Thursday 3 pm", "Thursday 3 pm"),
        ("środa, 25 listopada 08:00", "Środa, 25 listopada 08:00"),
        ("\u2068demain\u2069", "\u2068Demain\u2069"),
        ("غدًا 8:00 ص", "غدًا 8:00 ص"),
        ("明天 08:00", "明天 08:00"),
        ("நாளை", "நாளை"),
        ("", ""),
    ],
)  # fmt: skip
def test_what_begins_a_label_has_a_capital_where_its_script_has_one(text: str, begun: str) -> None:
    assert words.begun(text) == begun
