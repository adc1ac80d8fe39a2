"""Opening a closed matter again: with a reason, by somebody in charge who has no part in it."""

from dataclasses import replace

import pytest

from accord.rules.reopening import Closed, NotReopened, why_not_opened_again
from accord.rules.taking_part import Barred

pytestmark = pytest.mark.requirement("I1", "H3")
READY = Closed(is_closed=True, in_charge=True, reasons="A second witness has come forward.")


def test_reopen_1_whoever_could_decide_and_has_no_part_opens_a_matter_again_with_a_reason() -> None:
    assert why_not_opened_again(READY) is None
    for change, why in (
        ({"is_closed": False}, NotReopened.IS_OPEN),
        ({"in_charge": False}, NotReopened.NOT_IN_CHARGE),
        ({"reasons": " "}, NotReopened.NO_REASONS),
        *(({"barred": barred}, NotReopened.HAS_A_PART) for barred in Barred),
    ):
        assert why_not_opened_again(replace(READY, **change)) == (why, "REOPEN-1")  # type: ignore[arg-type]
