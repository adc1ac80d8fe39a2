"""What our fonts can set, and what stands for the rest: no text of anybody's keeps a document from being made."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from accord.core.font_signs import settable, signs
from accord.core.typesetting import typeset
from tests.turns import examples

PLAIN = Path(__file__).parent / "plain.typ"


def test_signs_of_every_language_are_there() -> None:
    for text in ("Żółć ŵ ţ Œ", "أمينة", "ٹھیک ہے", "தமிழ்", "学校请您", "“ ” … – • ·"):
        assert settable(text) == text
        assert {ord(sign) for sign in text} <= signs()


def test_a_picture_is_named_and_another_script_is_marked() -> None:
    assert settable({"a": ["Fine 🙂", 3, None]}) == {"a": ["Fine [slightly smiling face]", 3, None]}
    assert set(settable("हिन्दी")) == {"\ufffd"}
    assert settable("\x00\x07\ufeffa\u2068b\u2069\u202fc❤️") == "a\u2068b\u2069\u202fc[heavy black heart]"


@settings(max_examples=examples(60), deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_whatever_anybody_typed_can_be_set(text: str) -> None:
    assert typeset(PLAIN, {"title": "Any", "text": text}).startswith(b"%PDF")
