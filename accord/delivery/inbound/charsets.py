"""Bytes to text, whatever the mail says about them: what is declared, then UTF-8, then what Windows would write."""

import codecs
import re

ALIASES = {
    "unicode-1-1-utf-7": "utf-7",
    "x-unknown": "utf-8",
    "unknown-8bit": "utf-8",
    "default": "utf-8",
    "ansi_x3.110-1983": "cp1252",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "utf-8",
    "ascii": "utf-8",
    "iso-8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "iso-8859-8-i": "iso-8859-8",
    "iso-8859-8-e": "iso-8859-8",
    "iso-8859-6-i": "iso-8859-6",
    "iso-8859-6-e": "iso-8859-6",
    "big5": "big5hkscs",
    "x-sjis": "cp932",
    "shift_jis": "cp932",
    "windows-874": "cp874",
    "cp-850": "cp850",
    "utf8mb4": "utf-8",
}
"""Names that mail programs use, and the wider character set that they really write."""

NOT_FOR_TEXT = {"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"}
"""Python codecs that are no character sets of mail; UTF-7 stays, for it occurs."""

CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
"""Characters that no page can show."""

OVERRIDES = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction of what follows; a name with one can pretend to be another."""


def codec_named(charset: str) -> str:
    """Return the codec for a declared character set; empty when there is none that gives text."""
    name = charset.strip().strip("\"'").lower()[:40]
    name = ALIASES.get(name, name)
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError, UnicodeError):
        return ""
    if found.name in NOT_FOR_TEXT or not getattr(found, "_is_text_encoding", True):
        return ""
    return found.name


def decoded(content: bytes, charset: str = "") -> str:
    """Return the text of some bytes; never fails, and marks what could not be read with �."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and "16" in charset + "16":
        return shown(content.decode("utf-16", "replace"))
    declared = codec_named(charset)
    for codec in dict.fromkeys(("utf-8", declared) if declared.startswith("utf") else (declared, "utf-8")):
        if not codec:
            continue
        try:
            return shown(content.decode(codec))
        except (UnicodeError, ValueError):
            continue
    if declared and declared not in ("utf-8", "cp1252"):
        return shown(content.decode(declared, "replace"))
    if declared == "utf-8" and charset.strip("\"' ").lower() not in ALIASES:
        return shown(content.decode("utf-8", "replace"))
    return shown(content.decode("cp1252", "replace"))


def shown(text: str) -> str:
    """Return text with one kind of line end and without characters that no page can show."""
    return CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n"))


def one_line(text: str, longest: int) -> str:
    """Return a subject or a name: one line, no marks that turn the direction of what stands beside it."""
    return " ".join(OVERRIDES.sub("", shown(text)).split())[:longest].strip()
