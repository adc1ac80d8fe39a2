"""Numbers that texts state, in eleven languages, and what becomes of those that the rules do not bear out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.rules.charter import (
    CourtesyLimits,
    Duration,
    FamilyQuietHours,
    Promise,
    ResponseTarget,
    StaffQuiet,
    StaffQuietHours,
    Unit,
    WorkingHours,
)
from accord.rules.charter_claims.claims import claims
from accord.rules.charter_claims.contradictions import contradictions
from accord.rules.charter_claims.languages import TONGUES
from accord.rules.charter_claims.quantities import Amount, Quantity

pytestmark = pytest.mark.requirement("B2")

TWO_DAYS = {"general": ResponseTarget(acknowledge=None, answer=Duration(2, Unit.WORKING_DAYS))}

SCRIPTS = {
    "latin": "0123456789",
    "arabic-indic": "٠١٢٣٤٥٦٧٨٩",
    "persian": "۰۱۲۳۴۵۶۷۸۹",
    "tamil": "௦௧௨௩௪௫௬௭௮௯",
    "fullwidth": "０１２３４５６７８９",
}

# Each language as people write it: a sentence with a gap, and what may stand behind the number in it.
SENTENCES: dict[str, tuple[str, dict[Quantity, tuple[str, ...]]]] = {
    "en": (
        "We promise this within {} of your message.",
        {
            Quantity.HOUR: ("hours", "hrs"),
            Quantity.WORKING_HOUR: ("working hours", "office hours"),
            Quantity.DAY: ("days", "calendar days", "full days"),
            Quantity.WORKING_DAY: ("working days", "school days", "business days", "weekdays"),
            Quantity.WEEK: ("weeks",),
            Quantity.MONTH: ("months",),
            Quantity.MINUTE: ("minutes", "mins"),
            Quantity.WORD: ("words",),
            Quantity.MESSAGE: ("messages", "e-mails", "emails"),
        },
    ),
    "zh-hans": (
        "我们承诺在{}之内做到。",
        {
            Quantity.HOUR: ("小时", "个小时"),
            Quantity.WORKING_HOUR: ("个工作小时",),
            Quantity.DAY: ("天",),
            Quantity.WORKING_DAY: ("个工作日", "个上学日"),
            Quantity.WEEK: ("周", "个星期"),
            Quantity.MONTH: ("个月",),
            Quantity.MINUTE: ("分钟",),
            Quantity.WORD: ("个字", "字"),
            Quantity.MESSAGE: ("条消息", "封邮件"),
        },
    ),
    "ms": (
        "Kami berjanji dalam tempoh {} selepas itu.",
        {
            Quantity.HOUR: ("jam",),
            Quantity.WORKING_HOUR: ("jam bekerja",),
            Quantity.DAY: ("hari",),
            Quantity.WORKING_DAY: ("hari bekerja", "hari persekolahan"),
            Quantity.WEEK: ("minggu",),
            Quantity.MONTH: ("bulan",),
            Quantity.MINUTE: ("minit",),
            Quantity.WORD: ("patah perkataan", "perkataan"),
            Quantity.MESSAGE: ("mesej", "e-mel"),
        },
    ),
    "ta": (
        "நாங்கள் {} பதில் தருவோம்.",
        {
            Quantity.HOUR: ("மணி நேரத்தில்", "மணிநேரத்திற்குள்"),
            Quantity.WORKING_HOUR: ("வேலை மணி நேரத்தில்",),
            Quantity.DAY: ("நாட்களில்", "நாளில்"),
            Quantity.WORKING_DAY: ("வேலை நாட்களுக்குள்", "பள்ளி நாட்களில்"),
            Quantity.WEEK: ("வாரங்களில்",),
            Quantity.MONTH: ("மாதங்களில்",),
            Quantity.MINUTE: ("நிமிடங்களில்",),
            Quantity.WORD: ("வார்த்தைகள்", "சொற்கள்"),
            Quantity.MESSAGE: ("செய்திகள்", "மின்னஞ்சல்கள்"),
        },
    ),
    "pl": (
        "Obiecujemy to w ciągu {} od wiadomości.",
        {
            Quantity.HOUR: ("godzin", "godziny"),
            Quantity.WORKING_HOUR: ("godzin roboczych",),
            Quantity.DAY: ("dni",),
            Quantity.WORKING_DAY: ("dni roboczych", "dni szkolnych", "dni nauki"),
            Quantity.WEEK: ("tygodni", "tygodnie"),
            Quantity.MONTH: ("miesięcy",),
            Quantity.MINUTE: ("minut",),
            Quantity.WORD: ("słów",),
            Quantity.MESSAGE: ("wiadomości", "e-maili"),
        },
    ),
    "ro": (
        "Promitem acest lucru în {} de la mesaj.",
        {
            Quantity.HOUR: ("ore", "de ore"),
            Quantity.WORKING_HOUR: ("ore lucrătoare",),
            Quantity.DAY: ("zile", "de zile"),
            Quantity.WORKING_DAY: ("zile lucrătoare", "de zile de școală", "zile şcolare"),
            Quantity.WEEK: ("săptămâni",),
            Quantity.MONTH: ("luni",),
            Quantity.MINUTE: ("minute",),
            Quantity.WORD: ("cuvinte",),
            Quantity.MESSAGE: ("mesaje",),
        },
    ),
    "ur": (
        "ہم {} کے اندر جواب دیں گے۔",
        {
            Quantity.HOUR: ("گھنٹے", "گھنٹوں"),
            Quantity.WORKING_HOUR: ("کاری گھنٹے",),
            Quantity.DAY: ("دن", "دنوں"),
            Quantity.WORKING_DAY: ("کاری دن", "اسکول کے دن", "کام کے دنوں"),
            Quantity.WEEK: ("ہفتے", "ہفتوں"),
            Quantity.MONTH: ("مہینے", "ماہ"),
            Quantity.MINUTE: ("منٹ",),
            Quantity.WORD: ("الفاظ",),
            Quantity.MESSAGE: ("پیغامات",),
        },
    ),
    "ar": (
        "نعد بذلك خلال {} من الرسالة.",
        {
            Quantity.HOUR: ("ساعات", "ساعة"),
            Quantity.WORKING_HOUR: ("ساعات عمل", "ساعة عمل"),
            Quantity.DAY: ("أيام", "يومًا", "يومٍ"),
            Quantity.WORKING_DAY: ("أيام عمل", "يوم عمل", "أيام دراسية"),
            Quantity.WEEK: ("أسابيع",),
            Quantity.MONTH: ("أشهر", "شهرًا"),
            Quantity.MINUTE: ("دقائق", "دقيقة"),
            Quantity.WORD: ("كلمة",),
            Quantity.MESSAGE: ("رسائل",),
        },
    ),
    "cy": (
        "Rydym yn addo hyn o fewn {} wedi eich neges.",
        {
            Quantity.HOUR: ("awr", "o oriau"),
            Quantity.WORKING_HOUR: ("awr waith",),
            Quantity.DAY: ("diwrnod", "ddiwrnod", "o ddyddiau"),
            Quantity.WORKING_DAY: ("diwrnod gwaith", "ddiwrnod ysgol"),
            Quantity.WEEK: ("wythnos",),
            Quantity.MONTH: ("mis", "fis"),
            Quantity.MINUTE: ("munud",),
            Quantity.WORD: ("gair", "o eiriau"),
            Quantity.MESSAGE: ("neges",),
        },
    ),
    "fr": (
        "Nous le promettons sous {} après votre envoi.",
        {
            Quantity.HOUR: ("heures", "h"),
            Quantity.WORKING_HOUR: ("heures ouvrées",),
            Quantity.DAY: ("jours",),
            Quantity.WORKING_DAY: ("jours ouvrables", "jours ouvrés", "jours de classe"),
            Quantity.WEEK: ("semaines",),
            Quantity.MONTH: ("mois",),
            Quantity.MINUTE: ("minutes",),
            Quantity.WORD: ("mots",),
            Quantity.MESSAGE: ("messages", "courriels"),
        },
    ),
    "es": (
        "Lo prometemos en {} desde su mensaje.",
        {
            Quantity.HOUR: ("horas",),
            Quantity.WORKING_HOUR: ("horas laborables",),
            Quantity.DAY: ("días", "dias"),
            Quantity.WORKING_DAY: ("días laborables", "días lectivos", "días hábiles"),
            Quantity.WEEK: ("semanas",),
            Quantity.MONTH: ("meses",),
            Quantity.MINUTE: ("minutos",),
            Quantity.WORD: ("palabras",),
            Quantity.MESSAGE: ("mensajes",),
        },
    ),
}


def words_for(language: str) -> dict[int, tuple[str, ...]]:
    """Numbers as the language writes them in words."""
    if language == "zh-hans":
        return {
            2: ("两", "二"),
            3: ("三",),
            10: ("十",),
            12: ("十二",),
            15: ("十五",),
            24: ("二十四",),
            48: ("四十八",),
        }
    lines = TONGUES[language].numbers.strip().splitlines()
    return {int(line.split(" ", 1)[0]): tuple(line.split(" ", 1)[1].split("|")) for line in lines}


def planted(language: str, number: str, unit: str) -> str:
    sentence = SENTENCES[language][0]
    return sentence.format(f"{number}{unit}" if language == "zh-hans" else f"{number} {unit}")


EVERY_UNIT = [
    (language, quantity, unit)
    for language, (_sentence, units) in SENTENCES.items()
    for quantity, forms in units.items()
    for unit in forms
]


@pytest.mark.parametrize(("language", "quantity", "unit"), EVERY_UNIT)
def test_charter_8_a_number_is_found_in_every_script_and_in_words(language, quantity, unit):
    written = [(48, "48".translate(str.maketrans(SCRIPTS["latin"], digits))) for digits in SCRIPTS.values()]
    written += [(number, word) for number, words in words_for(language).items() for word in words]
    missed = []
    for number, word in written:
        found = [reading for claim in claims(planted(language, word, unit), language) for reading in claim.readings]
        if Amount(number, quantity) not in found:
            missed.append((word, unit, found))
    assert missed == []


def test_charter_8_the_numbers_that_schools_promise_have_words_in_every_language():
    for language in TONGUES:
        if language != "zh-hans":
            assert {*range(1, 13), 15, 20, 24, 30, 48} <= set(words_for(language)), language


@pytest.mark.parametrize(
    ("language", "text", "minutes"),
    [
        ("en", "We close at 5 pm.", {1020}),
        ("en", "We close at 17:00.", {1020}),
        ("en", "We open at 7.45 am.", {465}),
        ("en", "We close at 5 o’clock.", {300, 1020}),
        ("zh-hans", "我们下午5点关门。", {1020}),
        ("zh-hans", "我们17:30关门。", {1050}),
        ("ms", "Kami tutup pukul 5 petang.", {1020}),
        ("ta", "மாலை 5 மணிக்கு மூடுகிறோம்.", {1020}),
        ("pl", "Zamykamy o godz. 17.00.", {1020}),
        ("ro", "Închidem la ora 17.", {1020}),
        ("ur", "ہم شام ۵ بجے بند کرتے ہیں۔", {1020}),
        ("ar", "نغلق الساعة ٥ مساءً.", {1020}),
        ("cy", "Rydym yn cau am 5pm.", {1020}),
        ("fr", "Nous fermons à 17 h 30.", {1050}),
        ("es", "Cerramos a las 5 de la tarde.", {1020}),
    ],
)
def test_charter_8_a_time_of_day_is_found(language, text, minutes):
    (claim,) = claims(text, language)
    assert {int(reading.number) for reading in claim.readings if reading.quantity is Quantity.CLOCK} == minutes


@pytest.mark.parametrize("language", TONGUES)
def test_charter_9_a_planted_number_is_always_pointed_out(language):
    for unit in SENTENCES[language][1][Quantity.WORKING_DAY]:
        text = planted(language, "7", unit)
        (found,) = contradictions(language, text, TWO_DAYS)
        assert (found.rule, found.field, found.gentle) == ("general", "answer", False)
        assert contradictions(language, planted(language, "2", unit), TWO_DAYS) == ()


@pytest.mark.parametrize("language", TONGUES)
@given(data=st.data())
def test_charter_9_a_text_of_names_alone_never_contradicts(language, data):
    names = st.sampled_from(
        ["{general.answer}", "{{", "}}", "{general.acknowledge}", "{inbox.address}", "\n\n- ", "**"]
    )
    text = " ".join(data.draw(st.lists(names, max_size=12)))
    assert contradictions(language, text, TWO_DAYS) == ()


@given(number=st.integers(0, 9999), language=st.sampled_from(sorted(TONGUES)))
def test_charter_9_any_number_but_the_rules_own_is_pointed_out(number, language):
    unit = SENTENCES[language][1][Quantity.WORKING_DAY][0]
    found = contradictions(language, planted(language, str(number), unit), TWO_DAYS)
    assert bool(found) == (number != 2)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("We answer within 48 hours.", Duration(2, Unit.WORKING_DAYS)),
        ("We answer within two days.", Duration(2, Unit.WORKING_DAYS)),
        ("We answer within 2 days.", Duration(48, Unit.HOURS)),
        ("We answer within two weeks.", Duration(10, Unit.WORKING_DAYS)),
        ("We answer within 8 hours.", Duration(8, Unit.WORKING_HOURS)),
        ("We answer within one working day.", Duration(8, Unit.WORKING_HOURS)),
    ],
)
def test_charter_10_what_people_would_take_for_the_same_is_said_gently(text, values):
    (found,) = contradictions("en", text, {"general": ResponseTarget(acknowledge=None, answer=values)})
    assert found.gentle


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("We answer within 2 school days.", Duration(2, Unit.WORKING_DAYS)),
        ("We answer within 14 days.", Duration(14, Unit.DAYS)),
        ("We answer within two weeks.", Duration(14, Unit.DAYS)),
        ("Telephone 020 7946 0000, room 12, year 7, on 5 December 2026.", Duration(2, Unit.WORKING_DAYS)),
        ("Please keep to 300 words.", Duration(2, Unit.WORKING_DAYS)),
        ("See [the page](https://example.org/7-days/3%20days).", Duration(2, Unit.WORKING_DAYS)),
    ],
)
def test_charter_9_what_is_the_same_or_counts_something_else_is_left_alone(text, values):
    assert contradictions("en", text, {"general": ResponseTarget(acknowledge=None, answer=values)}) == ()


def test_charter_9_words_messages_percent_and_times_of_day():
    courtesy = {"courtesy": CourtesyLimits(longest_words=400, messages_a_week=None)}
    assert [one.field for one in contradictions("en", "At most 300 words, please.", courtesy)] == ["longest_words"]
    assert [one.field for one in contradictions("en", "At most 5 messages a week.", courtesy)] == ["messages_a_week"]
    assert [one.field for one in contradictions("en", "We aim at 90 %.", {"p": Promise()})] == ["aim_percent"]
    quiet = {"quiet": FamilyQuietHours()}
    assert [one.field for one in contradictions("en", "Nothing after 8 pm.", quiet)] == ["begins"]
    assert contradictions("en", "Nothing from 7 pm until 7 am.", quiet) == ()
    assert contradictions("en", "We are here from 7:45 to 4 o’clock.", {"hours": WorkingHours()}) == ()
    assert contradictions("en", "Staff rest after 5 pm.", {"staff": StaffQuietHours()}) == ()
    resting = {"staff": StaffQuietHours(decided_by=StaffQuiet.SET_TIMES)}
    assert len(contradictions("en", "Staff rest after 6 pm.", resting)) == 1


def test_charter_9_a_french_hour_is_a_time_or_a_length_as_the_rules_have_it():
    until_five = {"hours": FamilyQuietHours(begins=17 * 60)}
    assert contradictions("fr", "Rien après 17 heures.", until_five) == ()
    assert len(contradictions("fr", "Rien après 18 heures.", until_five)) == 1
    within = {"general": ResponseTarget(acknowledge=None, answer=Duration(17, Unit.HOURS))}
    assert contradictions("fr", "Réponse sous 17 heures.", within) == ()
