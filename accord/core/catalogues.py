"""The texts of every language, looked up in the compiled files.

Django makes two dicts of each file: 2 MB for each language in each process. Here a file stays the one piece that it is
(0.6 MB), a text is found in it by the alphabet, and only what was asked for is kept.
"""

import gettext
import struct
from collections.abc import Callable
from typing import Any, cast

from django.utils.translation import to_locale, trans_real

MOST = 8_192
"""Answers that are kept for a language; after so many it begins to keep anew."""
LITTLE_END_FIRST = 0x950412DE
"""How such a file begins when its numbers do so too."""
_NOT_ASKED: Any = object()


class OneFile(gettext.NullTranslations):
    """A file as `msgfmt` writes it: where each text and its translation lie, sorted by the text, and then they."""

    def _parse(self, fp: Any) -> None:
        self._content: bytes = fp.read()
        self._order = "<" if struct.unpack_from("<I", self._content)[0] == LITTLE_END_FIRST else ">"
        _version, self._count, self._texts, self._translations = struct.unpack_from(
            f"{self._order}4I", self._content, 4
        )
        about = self.entry("")
        lines = about.splitlines() if isinstance(about, str) else ()
        self._info = {name.lower(): said.strip() for name, _colon, said in (line.partition(":") for line in lines)}
        rule = self._info.get("plural-forms", "").partition("plural=")[2].partition(";")[0]
        self.plural: Callable[[int], int] = gettext.c2py(rule or "n != 1")

    @property
    def fallback(self) -> gettext.NullTranslations | None:
        """The file of the wider language, as of `zh` beside `zh_Hans`, where there is one."""
        return cast("gettext.NullTranslations | None", vars(self)["_fallback"])

    def entry(self, text: str) -> str | list[str] | None:
        """Return the translation of a text, or all forms of it where it changes with a number, or None."""
        wanted, low, high = text.encode(), 0, self._count
        while low < high:
            middle = (low + high) // 2
            found, several, _plural = self._at(self._texts, middle).partition(b"\0")
            if found == wanted:
                said = self._at(self._translations, middle).decode()
                return said.split("\0") if several else said
            low, high = (middle + 1, high) if found < wanted else (low, middle)
        return None

    def _at(self, table: int, place: int) -> bytes:
        length, begin = struct.unpack_from(f"{self._order}2I", self._content, table + 8 * place)
        return self._content[begin : begin + length]


class Texts:
    """What is said in one language by several files; the first that knows a text counts."""

    def __init__(self) -> None:
        self.files: list[OneFile] = []
        self._kept: dict[str | tuple[str, int], str | None] = {}

    def get(self, text: str | tuple[str, int], default: Any = None) -> Any:
        """Return the translation of a text, or of one form of it: (text, which form)."""
        said = self._kept.get(text, _NOT_ASKED)
        if said is _NOT_ASKED:
            said = next((said for file in self.files if (said := _said(file, text)) is not None), None)
            if len(self._kept) >= MOST:
                self._kept.clear()
            self._kept[text] = said
        return default if said is None else said

    def plural(self, text: str, number: int) -> str:
        """Return the form of a text for a number, counted as the file counts that knows it; else KeyError."""
        for file in self.files:
            said = _said(file, (text, file.plural(number)))
            if said is not None:
                return said
        raise KeyError(text)


def _said(file: OneFile, text: str | tuple[str, int]) -> str | None:
    if isinstance(text, str):
        said = file.entry(text)
        return said if isinstance(said, str) else None
    said, form = file.entry(text[0]), text[1]
    return said[form] if isinstance(said, list) and form < len(said) else None


class Language(trans_real.DjangoTranslation):
    """A language as Django looks for it, in the same files and the same order."""

    _catalog: Texts | None

    def _new_gnu_trans(self, localedir: str, use_null_fallback: bool = True) -> gettext.NullTranslations:
        return gettext.translation(
            self.domain, localedir, [to_locale(self.language())], class_=OneFile, fallback=use_null_fallback
        )

    def merge(self, other: gettext.NullTranslations) -> None:
        """Add a file before those that are there."""
        if not isinstance(other, OneFile):
            return
        if self._catalog is None:
            self.plural, self._info, self._catalog = other.plural, other.info(), Texts()
        self._catalog.files.insert(0, other)
        if other.fallback:
            self.add_fallback(other.fallback)


def look_texts_up() -> None:
    """Let every language of this process be looked up so, also those that were read before."""
    django: Any = trans_real
    django.DjangoTranslation = Language
    django._translations.clear()
    django._default = None
