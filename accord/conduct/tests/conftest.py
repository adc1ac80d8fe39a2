"""What tests of this room begin with."""

import pytest

from accord.charters.tests.making import with_charter
from tests.cast import Cast


@pytest.fixture
def story(cast: Cast) -> Cast:
    """The cast with the code of their trust in force."""
    return with_charter(cast)
