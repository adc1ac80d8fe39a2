"""Each effect of each limit, and each thing that nothing limits, has its sentence for the guardian."""

import pytest

from accord.conduct.effect_words import changes_in_words, kinds_in_words, never_changed
from accord.rules.restrictions import FLOOR, TABLE, Restricted

pytestmark = pytest.mark.requirement("I5")


@pytest.mark.parametrize("kind", list(Restricted))
def test_every_effect_of_a_limit_is_said(kind: Restricted) -> None:
    said = changes_in_words(kind, contact="Mr Leo Grant", most=3, per_days=7)
    assert len(said) == len(TABLE[kind])
    assert all(sentence.endswith(".") and "%" not in sentence for sentence in said)


def test_everything_that_nothing_limits_is_said() -> None:
    assert len(never_changed()) == len(FLOOR)
    assert len(set(kinds_in_words(Restricted))) == len(Restricted)
