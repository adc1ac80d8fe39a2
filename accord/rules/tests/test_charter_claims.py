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
from accord.rules.tests.charter_claim_sentences import EVERY_UNIT, SCRIPTS, SENTENCES, planted, words_for

pytestmark = pytest.mark.requirement("B2")

TWO_DAYS = {"general": ResponseTarget(acknowledge=None, answer=Duration(2, Unit.WORKING_DAYS))}


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
