"""Reads single cells: what a date, an address, a yes or a list looks like. Pure text in, plain values out."""

import re
import unicodedata
from datetime import date, datetime

INVISIBLE = dict.fromkeys([0xFEFF, 0x200B, 0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
EMAIL = re.compile(r"[^\s@<>,;:\"()\[\]\\]{1,64}@(?:[^\s@.,;:\"()<>\[\]\\/]+\.)+[^\s@.,;:\"()<>\[\]\\/]{2,63}")
ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
YEAR_FIRST = re.compile(r"(\d{4})[./年](\d{1,2})[./月](\d{1,2})日?")
YEAR_LAST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?: 0?0:00(?::00)?)?")
EASTERN_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
PHONE_EXTRAS = re.compile(r"[\s().\-/\u00a0\u2010-\u2015]")
PHONE = re.compile(r"\+?\d{6,15}")
YES = {"true", "1", "yes", "y", "oui", "sí", "si", "tak", "da", "ya", "ie", "是", "ja", "نعم", "ہاں", "ஆம்"}
NO = {"false", "0", "no", "n", "non", "nie", "nu", "tidak", "na", "nage", "否", "nein", "لا", "نہیں", "இல்லை"}


class CellError(ValueError):
    """A cell that cannot be read; `code` names the reason."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def clean(text: str) -> str:
    """Without outer spaces, line breaks, invisible marks and doubled spaces; letters composed (NFC)."""
    if text.isascii():
        text = text.strip()
        return " ".join(text.split()) if "\n" in text or "  " in text or "\t" in text else text
    text = unicodedata.normalize("NFC", text.translate(INVISIBLE))
    return " ".join(text.split())


def fold(text: str) -> str:
    """For comparing words: lower case, without accents and punctuation, single spaces."""
    text = text.replace("ł", "l").replace("Ł", "L").replace("ß", "ss")
    plain = unicodedata.normalize("NFKD", text).casefold()
    kept = (" " if unicodedata.category(c)[0] not in "LNM" else c for c in plain if unicodedata.category(c) != "Mn")
    return " ".join("".join(kept).split())


def read_date(text: str, *, day_first: bool = True) -> str:
    """A date as ISO text. ISO and year-first are exact; 03/04/2026 follows `day_first`.

    Raises CellError('date_unreadable') for anything else, and for days that do not exist.
    """
    text = text.translate(EASTERN_DIGITS)
    if found := ISO_DATE.fullmatch(text) or YEAR_FIRST.fullmatch(text):
        year, month, day = map(int, found.groups())
    elif found := YEAR_LAST.fullmatch(text):
        first, second, year = map(int, found.groups())
        month, day = (second, first) if day_first else (first, second)
    else:
        raise CellError("date_unreadable")
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        raise CellError("date_unreadable") from None


def read_instant(text: str) -> str:
    """A moment such as 2026-09-01T00:00:00.000Z as ISO text; a bare date counts as its midnight, UTC."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise CellError("moment_unreadable") from None
    return moment.isoformat() if moment.tzinfo else f"{moment.isoformat()}+00:00"


def read_yes_or_no(text: str) -> bool:
    """Yes or no, in the words of the languages that schools export in."""
    word = text.casefold()
    if word in YES:
        return True
    if word in NO:
        return False
    raise CellError("yes_or_no_unreadable")


def read_email(text: str) -> str:
    """An e-mail address, lower case, without `mailto:`."""
    address = text.removeprefix("mailto:").strip("<> ").lower()
    if len(address) > 254 or not EMAIL.fullmatch(address):
        raise CellError("email_unreadable")
    return address


def read_phone(text: str) -> str:
    """A telephone number without the signs between its digits; the leading plus stays."""
    number = PHONE_EXTRAS.sub("", text.translate(EASTERN_DIGITS).removeprefix("tel:"))
    number = "+" + number[2:] if number.startswith("00") else number
    if not PHONE.fullmatch(number):
        raise CellError("phone_unreadable")
    return number


def read_list(text: str) -> list[str]:
    """The identifiers in one cell, separated by commas (or semicolons), without repeats, in order."""
    if not text:
        return []
    parts = text.replace(";", ",").split(",")
    return list(dict.fromkeys(part for part in map(str.strip, parts) if part))
