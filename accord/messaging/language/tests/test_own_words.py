"""Whose words they are, strong words, disguises, sentences."""

import time

import pytest

from accord.messaging.language.folding import fold, undisguise
from accord.messaging.language.lexicon import find_strong_word
from accord.messaging.language.reported import own_words
from accord.messaging.language.sentences import split_sentences
from accord.messaging.language.tripwire import find_danger

pytestmark = pytest.mark.requirement("C6")


@pytest.mark.parametrize(
    ("text", "language", "strong"),
    [
        ("Where is the fucking bus", "en", "fucking"),
        ("What the f*** is this", "en", "f***"),
        ("you sh1thead", "en", "you sh1thead"),
        ("f u c k i n g hell", "en", "f u c k i n g hell"),
        ("Fuuuuuck this", "en", "Fuuuuuck this"),
        ("Se va todo a la mierda, por favor", "es", "a la mierda"),
        ("去你妈的学校", "zh", "妈的"),
        ("وين الباص يا اولاد الكلب", "ar", "اولاد الكلب"),
        ("Kurwa, znowu", "pl", "Kurwa"),
    ],
)
def test_strong_words_are_found_in_disguise_too(text, language, strong):
    place = find_strong_word(text, language)
    assert place is not None
    if language != "zh":
        assert text[place.start : place.end] == strong


@pytest.mark.parametrize(
    "text",
    [
        "My name is Dick Cockburn, from Scunthorpe, and Mrs Wang is with me",
        "We live in Penistone and shop in Middlesex",
        "the bloody gate, damn it, what crap weather",
        "We assessed the class and the assistant came",
        "Call 0207 555 1234 at 5pm, room 4b, mail a55@example.org",
        "She has 2 cats, 1 dog & 3 hens!!!",
    ],
)
def test_names_places_and_mild_words_are_not_strong(text):
    assert find_strong_word(text, "en") is None


def test_half_of_a_double_name_is_a_name_and_the_word_alone_is_not():
    assert find_strong_word("Monsieur Connard-Lebrun peut-il me rappeler ?", "fr") is None
    assert find_strong_word("Monsieur Connard-Lebrun est un connard", "fr") is not None


def test_an_innocent_word_of_another_language_is_not_strong():
    assert find_strong_word("Vengo con mi hijo, con permiso", "es") is None
    assert find_strong_word("Il est en retard", "fr") is None
    assert find_strong_word("Il est en retard", "en") is None


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("You are an idiot.", "You are an idiot."),
        ("A boy called her an idiot.", ""),
        ("A boy called her an idiot. You are hopeless.", "You are hopeless."),
        ("I told you that you are an idiot.", "I told you that you are an idiot."),
        ("You said you would ring, you liar.", "You said you would ring, you liar."),
        ("I was called an idiot by a parent.", ""),
        ('He wrote "I will kill you"', ""),
        ("“You are useless”", ""),
    ],
)
def test_courtesy_3_what_others_said_is_left_out(text, own):
    assert own_words(text, "en").text.strip() == own


def test_spellings_are_made_alike():
    assert fold("ŁÓDŹ أحمد Ürün") == "lodz احمد urun"
    assert undisguise("y0u are an 1d10t") == "you are an idiot"
    assert undisguise("i d i o t teachers") == "idiot teachers"
    assert undisguise("We beat them 4-0 in room 12b!") == "We beat them 4-0 in room 12b!"
    assert undisguise("write to jo@example.org") == "write to jo@example.org"


def test_sentences_keep_their_places():
    text = "One. Two!\nThree 四。五？ and six"
    assert [text[p.start : p.end] for p in split_sentences(text)] == ["One.", "Two!", "Three 四。", "五？", "and six"]


@pytest.mark.parametrize(
    "text",
    [
        "said " * 4000, "f* " * 6000, "a" * 20000, "0" * 20000, "'" * 20000, '"a' * 10000, "a. " * 6000,
        "my my my dad dad dad " * 1000, "she has got a " * 1500, "x@" * 9000, "“" * 20000, "he he " * 3500,
    ],
    ids=lambda text: text[:4],
)  # fmt: skip
def test_no_text_keeps_the_lists_busy(text):
    begun = time.process_time()
    find_strong_word(text, "en")
    own_words(text, "en")
    find_danger(text, "en")
    assert time.process_time() - begun < 1.0
