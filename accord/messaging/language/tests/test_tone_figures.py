"""The wording check with the real model on messages that were kept apart from training."""

import json

import numpy as np
import pytest

from accord.messaging.language.bank import FINE, read_held_out, read_identity, read_tone
from accord.messaging.language.embedder import small_multilingual
from accord.messaging.language.figures import area_under_curve, interval, measure_tone
from accord.messaging.language.head import WEIGHTS, BadWeights, load_head
from accord.messaging.language.tone import ToneCheck
from accord.messaging.language.topic_guess import TopicGuess
from accord.messaging.language.train import MADE_FROM, made_from, train_tone, train_topics
from accord.rules.proposing import propose_topic

pytestmark = pytest.mark.requirement("C6")
JUST_GO = ("thanks", "identity", "reported", "disclosure")


@pytest.fixture(scope="module")
def check():
    return ToneCheck(small_multilingual(), load_head("tone"))


@pytest.mark.heavy
@pytest.mark.parametrize("name", ["test", "fresh", "last", "blind", "blind-2", "blind-3", "blind-4", "blind-5"])
def test_it_asks_rarely_wrongly_and_finds_most(check, name):
    figures = measure_tone(check, read_held_out(name))
    assert {kind: figures.asked[kind] for kind in JUST_GO} == dict.fromkeys(JUST_GO, 0)
    assert sum(figures.folded[kind] for kind in FINE) == 0
    assert figures.precision >= 0.95
    assert figures.recall >= 0.65


@pytest.mark.heavy
def test_nobody_is_asked_for_saying_who_they_are(check):
    figures = measure_tone(check, read_identity())
    assert figures.total["identity"] == 240
    assert figures.wrongly_asked == []


@pytest.mark.in_turn
def test_an_insult_among_kind_sentences_is_found(check):
    kind = ["The fair was lovely.", "My daughter won a prize.", "We will bring chairs next year.", "The cake was good.",
            "Her brother sang.", "It rained a little."]  # fmt: skip
    assert not check.look(" ".join(kind), "en").asks
    insult = "You are a stupid, useless cow."
    text = " ".join([*kind[:3], insult, *kind[3:]])
    look = check.look(text, "en")
    assert look.asks
    assert text[look.place.start : look.place.end] == insult


def test_staff_are_asked_like_families(check):
    assert check.look("You are a useless mother and your son is as stupid as you are.", "en").asks
    assert not check.look("Your son hit another pupil today; please come and talk with us.", "en").asks


def test_courtesy_1_a_child_who_is_missing_stops_every_question(check):
    assert check.look("Where is the fucking bus", "en").asks
    assert not check.look("Where is my fucking child, she is not on the bus", "en").asks


@pytest.mark.parametrize("language", ["ta", "ur", "cy"])
def test_courtesy_2_languages_without_review_are_left_alone(check, language):
    abusive = [s.text for s in read_tone() if s.language == language and s.kind in ("insult", "swearing")]
    assert abusive
    assert not any(check.look(text, language).asks for text in abusive[:4])


def test_a_text_in_another_script_than_its_language_is_left_alone(check):
    assert not check.look("உன்னைக் கொன்றுவிடுவேன்", "en").asks
    assert not check.look("You are a stupid useless idiot", "zh").asks


@pytest.mark.in_turn
def test_when_time_is_up_what_was_not_read_is_not_judged(check):
    long = "We had a lovely day at the fair and my daughter won a prize at the tombola stall by the gate. " * 11
    text = long + "You are a stupid, useless cow."
    assert check.look(text, "en").asks
    assert not check.look(text, "en", may_go_on=lambda: False).asks


@pytest.mark.heavy
@pytest.mark.requirement("C1")
def test_topics_are_proposed_and_left_open_where_unsure():
    guess = TopicGuess(small_multilingual(), load_head("topics"))
    messages = [*read_held_out("topics-test")[::2], *read_held_out("topics-blind"), *read_held_out("topics-blind-2")]
    proposals = [(m.kind, propose_topic(guess.likely(m.text))) for m in messages]
    chosen = [(kind, p.chosen) for kind, p in proposals if p.chosen]
    assert len(chosen) >= 0.5 * len(messages)
    assert sum(kind == topic for kind, topic in chosen) >= 0.95 * len(chosen)
    assert all(p.chosen or len(p.named) <= 2 for _, p in proposals)


def test_weights_that_do_not_fit_are_refused(tmp_path):
    head = load_head("tone")
    head.save(tmp_path / "tone.npz")
    assert np.array_equal(load_head("tone", tmp_path).matrix, head.matrix)
    np.savez(tmp_path / "tone.npz", labels=np.array(["a"]), middle=head.middle, scale=1.0, matrix=head.matrix)
    with pytest.raises(BadWeights, match="train anew"):
        load_head("tone", tmp_path)


@pytest.mark.heavy
def test_training_is_the_same_every_time():
    bank = [s for s in read_tone() if s.language == "cy"]
    once, twice = (train_tone(small_multilingual(), bank) for _ in range(2))
    assert np.abs(once.matrix - twice.matrix).max() < 1e-9


def test_the_weights_were_made_from_the_banks_of_today():
    assert json.loads((WEIGHTS / MADE_FROM).read_text()) == made_from(), "train anew: `accord train-tone`"


@pytest.mark.thorough
def test_training_anew_gives_the_weights_but_for_how_a_processor_rounds():
    for name, train in (("tone", train_tone), ("topics", train_topics)):
        made, kept = train(small_multilingual()), load_head(name)
        assert made.labels == kept.labels
        assert np.abs(made.matrix - kept.matrix).max() < 0.01
        assert np.abs(made.middle - kept.middle).max() < 1e-4


def test_intervals_and_areas():
    low, high = interval(9, 10)
    assert (round(low, 2), round(high, 2)) == (0.60, 0.98)
    assert area_under_curve([0.9, 0.2, 0.8], [True, False, False]) == 1.0
    assert area_under_curve([0.5, 0.5], [True, False]) == 0.5
