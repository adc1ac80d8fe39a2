"""The banks and lists: readable, large enough, and apart from what is used to judge them."""

import re

import pytest

from accord.messaging.language import lexicon, tripwire
from accord.messaging.language.bank import (
    ABUSIVE,
    FINE,
    HELD_OUT,
    BadBank,
    read_held_out,
    read_identity,
    read_sections,
    read_tone,
    read_topics,
)
from accord.messaging.language.calmer import ABOUT, offer_openings
from accord.messaging.language.folding import fold
from accord.rules.courtesy import REVIEWED_LANGUAGES
from accord.rules.proposing import TOPICS

pytestmark = pytest.mark.requirement("C6")
WAITING = {"ta", "ur", "cy"}
APART = ("dev", "test", "fresh", "last", "blind", "blind-2", "blind-3", "blind-4", "blind-5")
APART_FOR_OTHERS = ("risk", "risk-2", "risk-3", "topics-dev", "topics-test", "topics-blind", "topics-blind-2")


def test_the_tone_bank_is_large_and_knows_every_language_and_kind():
    bank = read_tone()
    assert len(bank) >= 1000
    assert {sentence.language for sentence in bank} == REVIEWED_LANGUAGES | WAITING
    assert {sentence.kind for sentence in bank} == {*FINE, *ABUSIVE}
    for language in REVIEWED_LANGUAGES:
        assert sum(sentence.language == language for sentence in bank) >= 100, language


def test_no_sentence_stands_twice_in_the_tone_bank():
    texts = [fold(sentence.text) for sentence in read_tone()]
    assert sorted({text for text in texts if texts.count(text) > 1}) == []


def test_what_is_kept_apart_is_in_no_bank():
    trained = {fold(sentence.text) for sentence in (*read_tone(), *read_topics())}
    apart = [s for name in (*APART, *APART_FOR_OTHERS) for s in read_held_out(name)]
    assert [s.text for s in (*apart, *read_identity()) if fold(s.text) in trained] == []


def test_the_sets_kept_apart_hold_enough_of_what_must_just_go():
    kinds = [s.kind for name in APART for s in read_held_out(name)]
    assert len(kinds) >= 400
    assert kinds.count("thanks") >= 60
    assert kinds.count("reported") >= 40
    assert kinds.count("disclosure") >= 30
    assert len(read_identity()) == 240


@pytest.mark.requirement("C1")
def test_every_topic_has_exemplars_in_every_language():
    bank = read_topics()
    for topic in TOPICS:
        assert sum(s.kind == topic and s.language == "en" for s in bank) >= 15, topic
        for language in ("es", "fr", "ar", "pl", "ro", "zh", "ur", "ta", "ms", "cy"):
            assert any(s.kind == topic and s.language == language for s in bank), (topic, language)


def test_words_for_who_people_are_stand_in_no_list_of_strong_words():
    identities = [line for heading, line in read_sections(HELD_OUT / "identity.txt") if heading == "identities"]
    for who in [*identities, "transgender", "Gypsy", "Latino", "Kurdish", "dyslexic", "queer", "African"]:
        for language in REVIEWED_LANGUAGES:
            assert lexicon.find_strong_word(f"I am {who}", language) is None


@pytest.mark.parametrize("language", sorted(REVIEWED_LANGUAGES | WAITING))
def test_every_language_has_its_lists(language):
    assert read_sections(lexicon.FOLDER / f"{language}.txt")
    for kind, pattern in read_sections(tripwire.FOLDER / f"{language}.txt"):
        assert kind
        assert re.compile(pattern)


def test_calmer_beginnings_are_offered_for_whatever_is_found():
    for about in ABOUT:
        for language in REVIEWED_LANGUAGES:
            assert len(offer_openings(about, language)) >= 2
    assert offer_openings("slur", "en") != offer_openings("insult", "en")
    assert offer_openings("insult", "zh-hans")[0].startswith("我")
    assert offer_openings("insult", "sw") == offer_openings("insult", "en")


def test_a_bad_line_is_named(tmp_path):
    (tmp_path / "en.txt").write_text("Thank you\n")
    with pytest.raises(BadBank, match=r"en\.txt, line 1"):
        read_tone(tmp_path)
    (tmp_path / "en.txt").write_text("== fine: chat ==\nThank you\n")
    with pytest.raises(BadBank, match="fine: chat"):
        read_tone(tmp_path)
