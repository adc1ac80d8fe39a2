"""Every named possibility of a rule in words."""

from enum import StrEnum


def choice_label(option: StrEnum) -> str:
    """Say one possibility."""
    return str(option.value).replace("_", " ")
