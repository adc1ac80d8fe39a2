"""One value of a rule in words."""

from typing import Any

from accord.rules.charter_values.fields import FieldType


def in_words(how: FieldType[Any], value: Any) -> str:
    """Say a value in the active language."""
    return str(how.write(value))
