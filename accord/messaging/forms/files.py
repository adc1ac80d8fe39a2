"""The field for files of a message."""

from typing import Any

from accord.delivery.chosen_files import ChosenFilesField
from accord.messaging.files import LARGEST, MOST_FILES, MOST_TOGETHER


class AttachmentsField(ChosenFilesField):
    """Files that go with a message. Its value is a list of `NewFile` for `files.keep_files`; often an empty one."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(most=MOST_FILES, largest=LARGEST, together=MOST_TOGETHER, **kwargs)
