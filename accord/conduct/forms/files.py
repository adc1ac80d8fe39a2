"""The field for evidence: several files at once, looked at by their bytes, refused by name and with the reason."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accord.delivery.inbound.attachments import attachment, safe_name
from accord.delivery.inbound.mail import Attachment as NewFile
from accord.delivery.inbound.wording import REFUSED

MOST_FILES = 5
"""Files that are brought at once."""

LARGEST_MB = 10
"""Megabytes of one file."""


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


class EvidenceField(forms.Field):
    """Pictures and files that show what happened. Its value is a list of files that were looked at."""

    widget = FilesInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        kwargs.setdefault("label", gettext_lazy("Pictures and files"))
        kwargs.setdefault(
            "help_text",
            gettext_lazy("At most %(number)s files of %(size)s MB each.") % {"number": MOST_FILES, "size": LARGEST_MB},
        )
        super().__init__(**kwargs)

    def clean(self, value: list[UploadedFile[bytes]] | None) -> list[NewFile]:
        """Look at each file. Raises ValidationError that names every file which cannot be taken, and why."""
        chosen = value or []
        if len(chosen) > MOST_FILES:
            said = {"count": len(chosen), "number": MOST_FILES}
            raise ValidationError(
                _("These are %(count)s files. Choose at most %(number)s, and add the others afterwards.") % said
            )
        taken: list[NewFile] = []
        faults: list[ValidationError] = []
        for number, one in enumerate(chosen, start=1):
            name = safe_name(one.name or "") or str(number)
            why = _why_not(one)
            if not why:
                found = attachment(one.name or "", one.content_type or "", one.read(), number=number)
                why = str(REFUSED[found.refused]) if found.refused else ""
                taken.append(found)
            if why:
                faults.append(ValidationError(_("%(name)s was not taken. %(why)s") % {"name": name, "why": why}))
        if faults:
            raise ValidationError(faults)
        return taken


def _why_not(file: UploadedFile[bytes]) -> str:
    if (file.size or 0) > LARGEST_MB * 1024 * 1024:
        return _("It is larger than %(size)s MB.") % {"size": LARGEST_MB}
    return "" if file.size else _("It is empty.")
