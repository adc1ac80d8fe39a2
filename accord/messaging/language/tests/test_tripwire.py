"""Words of a child at risk: found by list, in the page's own process, and only ever adding a reader."""

from pathlib import Path

import pytest

from accord.messaging.language.bank import read_held_out
from accord.messaging.language.client import LanguageProcess
from accord.messaging.language.tripwire import find_danger

pytestmark = pytest.mark.requirement("K5", "C1")


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("Where is my daughter? She is not on the bus", "en", "missing"),
        ("where the fuck is my child, she is not on the bus", "en", "missing"),
        ("He told me he wants to die", "en", "self-harm"),
        ("My husband hit me last night", "en", "violence"),
        ("He says his uncle touches him, I don't know what to do", "en", "sexual"),
        ("We have nowhere to sleep tonight", "en", "neglect"),
        ("He has a knife in his bag", "en", "weapon"),
        ("Dice que quiere morirse", "es", "self-harm"),
        ("Mi marido me pegó anoche", "es", "violence"),
        ("Où est ma fille ?", "fr", "missing"),
        ("Onde está a minha filha?", "pt", "missing"),
        ("Ma siniaki na rękach", "pl", "violence"),
        ("Vrea să moară", "ro", "self-harm"),
        ("Mana anak saya", "ms", "missing"),
        ("他说不想活了", "zh", "self-harm"),
        ("أين ابنتي؟", "ar", "missing"),
        ("என் மகள் எங்கே", "ta", "missing"),
        ("میری بیٹی کہاں ہے", "ur", "missing"),
        ("Mae o eisiau marw", "cy", "self-harm"),
    ],
)
def test_danger_is_found_in_every_language(text, language, kind):
    found = find_danger(text, language)
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "Where is my son's coat?",
        "Where is my daughter going to sit?",
        "The kids are dying to know who won",
        "Her jumper has gone missing",
        "His dad beats me at chess every time",
        "She hit her head at football, the doctor says she is fine",
        "I will kill you",
        "That homework nearly killed us",
        "Grandad threw him a ball",
        "Bruised knee from netball, nothing bad",
        "He cut himself a slice of cake",
    ],
)
def test_ordinary_mail_raises_no_alarm(text):
    assert find_danger(text, "en") is None


def test_the_alarm_needs_no_other_process():
    nobody = LanguageProcess(Path("/nonexistent/language.sock"))
    proposal = nobody.propose("He told me he wants to die", language="en", among=["en"])
    assert proposal.also_safeguarding
    assert proposal.chosen is None
    assert not nobody.propose("He lost his hat", language="en", among=["en"]).also_safeguarding


def test_ordinary_messages_kept_apart_hardly_raise_alarms():
    messages = [m for name in ("test", "fresh") for m in read_held_out(name)]
    hits = [m for m in messages if find_danger(m.text, m.language)]
    ordinary = [m for m in messages if m.kind not in ("disclosure", "reported")]
    assert sum(m.kind == "disclosure" for m in hits) >= 0.7 * sum(m.kind == "disclosure" for m in messages)
    assert sum(m in hits for m in ordinary) <= 0.02 * len(ordinary)
