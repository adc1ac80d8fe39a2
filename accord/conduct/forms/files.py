"""The field for evidence: pictures and files that show what happened, looked at by their bytes."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from accord.delivery.chosen_files import MEGABYTE, ChosenFilesField

MOST_FILES = 5
"""Files that are brought at once."""

LARGEST = 10 * MEGABYTE
"""Bytes of one file."""

MOST_TOGETHER = 25 * MEGABYTE
"""Bytes of all files that are brought at once."""


class EvidenceField(ChosenFilesField):
    """Files that show what happened. Its value is a list of files that were looked at; often an empty one."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Pictures and files"))
        super().__init__(most=MOST_FILES, largest=LARGEST, together=MOST_TOGETHER, **kwargs)
