"""A charter on paper."""

from accord.charters.print.prints import Form, print_edition, typeset_charter
from accord.charters.print.slips import MOST_SLIPS, SlipFor, typeset_slips

__all__ = ["MOST_SLIPS", "Form", "SlipFor", "print_edition", "typeset_charter", "typeset_slips"]
