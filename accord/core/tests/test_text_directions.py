"""A text is read in the direction of its first letter; a name set apart in it does not turn the sentence."""

import pytest

from accord.core.directions import direction

pytestmark = pytest.mark.requirement("A6")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("He moved up, because he reads so well.", "ltr"),
        ("فقد معطفه", "rtl"),
        ("12. שלום", "rtl"),
        ("\u2068Ewa Kowalska\u2069 کا پیغام:", "rtl"),
        ("\u2068امينة\u2069 writes:", "ltr"),
        ("\u2068Ewa \u2068Kowalska\u2069\u2069 کا پیغام:", "rtl"),
        ("\u2069 Yes", "ltr"),
        ("👍 12:30", ""),
        ("", ""),
    ],
)
def test_the_direction_of_a_text(text: str, read: str) -> None:
    assert direction(text) == read
