"""The field for files of a page: several at once, looked at by their bytes, refused by name and with the reason.

When the page comes back, because something else is mended or looked at first, the files that were good wait with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accord.core.said_later import said_later
from accord.core.waiting_files import WaitingFile, lay_aside, name_in, take_up
from accord.delivery.inbound.attachments import attachment, safe_name
from accord.delivery.inbound.mail import Attachment as FoundFile
from accord.delivery.inbound.wording import REFUSED

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Chosen:
    """What a page sent: files chosen now, and the tokens of those that waited and were not left out."""

    uploads: tuple[UploadedFile[bytes], ...] = ()
    waiting: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.uploads or self.waiting)


class FilesInput(forms.FileInput):
    """A chooser that takes several files and shows those that wait with the page."""

    allow_multiple_selected = True
    tokens: tuple[str, ...] = ()
    fresh: tuple[WaitingFile, ...] = ()

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Add the files that wait, as pairs of a token and a name. New ones are laid aside now, and not before."""
        self.tokens, self.fresh = (*self.tokens, *(lay_aside(file) for file in self.fresh)), ()
        context = super().get_context(name, value, attrs)
        context["widget"]["waiting"] = [(token, name_in(token)) for token in self.tokens]
        return context

    def value_from_datadict(
        self, data: Mapping[str, Any], files: MultiValueDict[str, UploadedFile[bytes]], name: str
    ) -> Chosen:
        """Return the files that were chosen now and before."""
        return Chosen(tuple(_all(files, name)), tuple(_all(data, f"{name}-waiting")))

    def value_omitted_from_data(
        self, data: Mapping[str, Any], files: MultiValueDict[str, UploadedFile[bytes]], name: str
    ) -> bool:
        """Whether the page sent nothing under this name."""
        return name not in files and f"{name}-waiting" not in data


class ChosenFilesField(forms.Field):
    """Files of a page, each within `largest` bytes, at most `most` of them and `together` bytes in all.

    Its value is a list of found files with what their bytes say; often an empty one.
    """

    widget = FilesInput

    def __init__(self, *, most: int, largest: int, together: int, **kwargs: Any) -> None:
        self.most, self.largest, self.together = most, largest, together
        kwargs.setdefault("required", False)
        kwargs.setdefault("label", gettext_lazy("Files"))
        kwargs.setdefault(
            "help_text",
            said_later(
                lambda: (
                    ngettext(
                        "At most %(number)s file of %(size)s MB.", "At most %(number)s files of %(size)s MB each.", most
                    )
                    % {"number": most, "size": largest // MEGABYTE}
                )
            ),
        )
        super().__init__(**kwargs)

    def clean(self, value: Chosen | None) -> list[FoundFile]:
        """Look at each file. Raises ValidationError that names every file which cannot go, and why.

        Those that can go wait with the page, should it come back.
        """
        chosen = value or Chosen()
        if self.required and not chosen:
            raise ValidationError(self.error_messages["required"], code="required")
        waited = {token: file for token in chosen.waiting if (file := take_up(token))}
        sizes = [len(file.content) for file in waited.values()] + [one.size or 0 for one in chosen.uploads]
        self._refuse_crowds(len(sizes), sum(sizes))
        fresh, faults = self._sort(chosen.uploads)
        if len(waited) < len(set(chosen.waiting)):
            words = _("A file that you chose before is no longer here. Choose it again.")
            faults.append(ValidationError(words, code="gone"))
        chooser = cast(FilesInput, self.widget)
        chooser.tokens, chooser.fresh = tuple(waited), tuple(fresh)
        if faults:
            raise ValidationError(faults)
        return [_look_at(file, number) for number, file in enumerate((*waited.values(), *fresh), start=1)]

    def _refuse_crowds(self, count: int, size: int) -> None:
        if count > self.most:
            raise ValidationError(
                ngettext(
                    "These are %(count)s files. Choose %(number)s, and send the others afterwards.",
                    "These are %(count)s files. Choose at most %(number)s, and send the others afterwards.",
                    self.most,
                )
                % {"count": count, "number": self.most},
                code="too_many",
            )
        if size > self.together:
            raise ValidationError(
                _("The files together have more than %(size)s MB. Choose fewer, and send the others afterwards.")
                % {"size": self.together // MEGABYTE},
                code="too_much",
            )

    def _sort(self, uploads: Iterable[UploadedFile[bytes]]) -> tuple[list[WaitingFile], list[ValidationError]]:
        """Part the files that can go from the reasons why others cannot."""
        good: list[WaitingFile] = []
        faults: list[ValidationError] = []
        for number, one in enumerate(uploads, start=1):
            if (one.size or 0) > self.largest:
                why = _("It is larger than %(size)s MB.") % {"size": self.largest // MEGABYTE}
            elif not one.size:
                why = _("It is empty.")
            else:
                file = WaitingFile(one.name or "", one.content_type or "", one.read())
                refused = _look_at(file, number).refused
                why = str(REFUSED[refused]) if refused else ""
                if not why:
                    good.append(file)
            if why:
                said = {"name": safe_name(one.name or "") or str(number), "why": why}
                faults.append(ValidationError(_("%(name)s was not taken. %(why)s") % said, code="file_refused"))
        return good, faults


def _look_at(file: WaitingFile, number: int) -> FoundFile:
    return attachment(file.name, file.declared, file.content, number=number)


def _all(sent: Mapping[str, Any], name: str) -> list[Any]:
    """Return all values that a page sent under a name."""
    return list(sent.getlist(name)) if hasattr(sent, "getlist") else []
