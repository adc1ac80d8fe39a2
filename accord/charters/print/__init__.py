"""A charter on paper."""

from accord.charters.print.prints import Form, typeset_charter

__all__ = ["Form", "typeset_charter"]
