"""The field for files of a page: several at once, looked at by their bytes, refused by name and with the reason.

When the page comes back, because something else is mended or looked at first, the files that were good wait with it.
"""

from __future__ import annotations

import json
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
from accord.delivery.inbound.mail import Refusal
from accord.delivery.inbound.wording import REFUSED

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Chosen:
    """What a page sent: files chosen now, and the tokens of those that waited and were not left out."""

    uploads: tuple[UploadedFile[bytes], ...] = ()
    waiting: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.uploads or self.waiting)


@dataclass(frozen=True)
class Limits:
    """How many files are taken, and how many bytes of one and of all."""

    most: int
    largest: int
    together: int

    def told_to_the_page(self) -> dict[str, object]:
        """Return what core/js/chosen_files.js needs to look at files before their long way out."""
        said = {
            "large": _refusal("{name}", self.too_large),
            "empty": _refusal("{name}", _("It is empty.")),
            "program": _refusal("{name}", str(REFUSED[Refusal.PROGRAM])),
            "script": _refusal("{name}", str(REFUSED[Refusal.SCRIPT])),
            "macros": _refusal("{name}", str(REFUSED[Refusal.MACROS])),
            "many": self.too_many("{count}"),
            "much": self.too_much,
        }
        return {
            "data-most": self.most,
            "data-largest": self.largest,
            "data-together": self.together,
            "data-said": json.dumps(said, ensure_ascii=False),
        }

    @property
    def too_large(self) -> str:
        """What is said of one file that is too large."""
        return _("It is larger than %(size)s MB.") % {"size": self.largest // MEGABYTE}

    @property
    def too_much(self) -> str:
        """What is said of files that are too large together."""
        return _("The files together have more than %(size)s MB. Choose fewer, and send the others afterwards.") % {
            "size": self.together // MEGABYTE
        }

    def too_many(self, count: object) -> str:
        """What is said of more files than are taken."""
        return ngettext(
            "These are %(count)s files. Choose %(number)s, and send the others afterwards.",
            "These are %(count)s files. Choose at most %(number)s, and send the others afterwards.",
            self.most,
        ) % {"count": count, "number": self.most}


def _refusal(name: str, why: str) -> str:
    return _("%(name)s was not taken. %(why)s") % {"name": name, "why": why}


class FilesInput(forms.FileInput):
    """A chooser that takes several files and shows those that wait with the page."""

    allow_multiple_selected = True
    tokens: tuple[str, ...] = ()
    fresh: tuple[WaitingFile, ...] = ()
    limits: Limits

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Add the files that wait, as pairs of a token and a name. New ones are laid aside now, and not before."""
        self.tokens, self.fresh = (*self.tokens, *(lay_aside(file) for file in self.fresh)), ()
        context = super().get_context(name, value, attrs)
        context["widget"]["waiting"] = [(token, name_in(token)) for token in self.tokens]
        context["widget"]["attrs"] |= self.limits.told_to_the_page()
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
        self.limits = Limits(most, largest, together)
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
        cast(FilesInput, self.widget).limits = self.limits

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
        if count > self.limits.most:
            raise ValidationError(self.limits.too_many(count), code="too_many")
        if size > self.limits.together:
            raise ValidationError(self.limits.too_much, code="too_much")

    def _sort(self, uploads: Iterable[UploadedFile[bytes]]) -> tuple[list[WaitingFile], list[ValidationError]]:
        """Part the files that can go from the reasons why others cannot."""
        good: list[WaitingFile] = []
        faults: list[ValidationError] = []
        for number, one in enumerate(uploads, start=1):
            if (one.size or 0) > self.limits.largest:
                why = self.limits.too_large
            elif not one.size:
                why = _("It is empty.")
            else:
                file = WaitingFile(one.name or "", one.content_type or "", one.read())
                refused = _look_at(file, number).refused
                why = str(REFUSED[refused]) if refused else ""
                if not why:
                    good.append(file)
            if why:
                words = _refusal(safe_name(one.name or "") or str(number), why)
                faults.append(ValidationError(words, code="file_refused"))
        return good, faults


def _look_at(file: WaitingFile, number: int) -> FoundFile:
    return attachment(file.name, file.declared, file.content, number=number)


def _all(sent: Mapping[str, Any], name: str) -> list[Any]:
    """Return all values that a page sent under a name."""
    return list(sent.getlist(name)) if hasattr(sent, "getlist") else []
