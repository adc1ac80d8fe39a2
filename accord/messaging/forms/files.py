"""The field for files of a message: several at once, looked at by their bytes, refused by name and with the reason."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accord.delivery.inbound.attachments import safe_name
from accord.messaging.files import LARGEST, MOST_FILES, MOST_TOGETHER, NewFile, megabytes, read_file, why_refused


class FilesInput(forms.FileInput):
    """A chooser that takes several files."""

    allow_multiple_selected = True

    def value_from_datadict(
        self, data: Mapping[str, Any], files: MultiValueDict[str, UploadedFile[bytes]], name: str
    ) -> list[UploadedFile[bytes]]:
        """Return all files that were chosen; without any, an empty list."""
        return list(files.getlist(name)) if hasattr(files, "getlist") else []

    def value_omitted_from_data(
        self, data: Mapping[str, Any], files: MultiValueDict[str, UploadedFile[bytes]], name: str
    ) -> bool:
        """Whether the page sent nothing under this name."""
        return name not in files


class AttachmentsField(forms.Field):
    """Files that go with a message. Its value is a list of `NewFile` for `files.keep_files`; often an empty one."""

    widget = FilesInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        kwargs.setdefault("label", gettext_lazy("Files"))
        kwargs.setdefault(
            "help_text",
            gettext_lazy("At most %(number)s files of %(size)s MB each.")
            % {"number": MOST_FILES, "size": megabytes(LARGEST)},
        )
        super().__init__(**kwargs)

    def clean(self, value: list[UploadedFile[bytes]] | None) -> list[NewFile]:
        """Look at each file. Raises ValidationError that names every file which cannot go, and why."""
        chosen = value or []
        if self.required and not chosen:
            raise ValidationError(self.error_messages["required"], code="required")
        if len(chosen) > MOST_FILES:
            raise ValidationError(
                _("These are %(count)s files. Choose at most %(number)s, and write again for the others.")
                % {"count": len(chosen), "number": MOST_FILES},
                code="too_many",
            )
        if sum(one.size or 0 for one in chosen) > MOST_TOGETHER:
            raise ValidationError(
                _("The files together have more than %(size)s MB. Choose fewer, and write again for the others.")
                % {"size": megabytes(MOST_TOGETHER)},
                code="too_much",
            )
        taken: list[NewFile] = []
        faults: list[ValidationError] = []
        for number, one in enumerate(chosen, start=1):
            name = safe_name(one.name or "") or str(number)
            if (one.size or 0) > LARGEST:
                words = _("It is larger than %(size)s MB.") % {"size": megabytes(LARGEST)}
                faults.append(_fault(name, words))
                continue
            if not one.size:
                faults.append(_fault(name, _("It is empty.")))
                continue
            found = read_file(one.name or "", one.content_type or "", one.read(), number=number)
            if why := why_refused(found):
                faults.append(_fault(name, why))
            else:
                taken.append(found)
        if faults:
            if len(chosen) > len(faults):
                faults.append(ValidationError(_("Please choose the other files again."), code="choose_again"))
            raise ValidationError(faults)
        return taken


def _fault(name: str, words: str) -> ValidationError:
    return ValidationError(_("%(name)s was not taken. %(why)s") % {"name": name, "why": words}, code="file_refused")
