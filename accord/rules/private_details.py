"""Words that go to one guardian and hold what belongs to another: an address, an e-mail, a telephone, a child."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

LEAST_DIGITS = 7
SAME_DIGITS = 8
"""A telephone number has at least so many digits; two are the same if so many at their end are, however they begin."""

_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"\+?\d(?:[\s().\-/\u00a0\u2011]{0,2}\d){6,}")
_WORD = re.compile(r"\w+")
_PART = re.compile(r"[\n,;،、，]+")


class Detail(StrEnum):
    """What belongs to somebody else."""

    ADDRESS = "address"
    EMAIL = "email"
    PHONE = "phone"
    CHILD = "child"


@dataclass(frozen=True)
class Known:
    """Something that belongs to somebody: as it is on record, and whether it is kept confidential.

    `alone`: a name that is looked for without a family name beside it, and only where it is written as a name.
    """

    detail: Detail
    value: str
    confidential: bool = False
    alone: bool = False


@dataclass(frozen=True)
class Found:
    """What was found: in the place called `where`, as it is on record."""

    where: str
    detail: Detail
    words: str
    confidential: bool = False


@dataclass(frozen=True)
class Verdict:
    """Whether words may go as they are, what was found in them, and the rule that says so."""

    may_go: bool
    found: tuple[Found, ...]
    rule: str

    @property
    def never(self) -> tuple[Found, ...]:
        """What must go whatever is said for it."""
        return tuple(one for one in self.found if one.confidential)


def judge_words(found: Iterable[Found], why_they_stay: str) -> Verdict:
    """Whether words that hold somebody else's details may go to a guardian.

    DETAILS-1: Whoever writes words for one guardian that hold the address, e-mail or telephone of another one, or name
    another child, is stopped once, and told what it is and where.

    DETAILS-2: They change it, or write why it must stay.

    DETAILS-3: A confidential address never stays, whatever is written for it.
    """
    found = tuple(found)
    if any(one.confidential for one in found):
        return Verdict(False, found, "DETAILS-3")
    if found and not why_they_stay.strip():
        return Verdict(False, found, "DETAILS-1")
    return Verdict(True, found, "DETAILS-2")


def details_in(where: str, text: str, known: Iterable[Known], own: Iterable[Known] = ()) -> tuple[Found, ...]:
    """What a text holds of what is known, in the order of the known; what is `own` of the reader is left out."""
    if not text.strip():
        return ()
    plain, emails, phones = _plain(text), _emails(text), _phones(text)
    kept = {piece for one in own for piece in _pieces(replace(one, confidential=True))}
    found: dict[tuple[Detail, str], Found] = {}
    for one in known:
        for piece in _pieces(one):
            if piece in kept or not _holds(one, piece, text, plain, emails, phones):
                continue
            before = found.get((one.detail, piece[1]))
            if before is None or one.confidential:
                words = one.value if one.detail is not Detail.ADDRESS else piece[1]
                found[one.detail, piece[1]] = Found(where, one.detail, words.strip(), one.confidential)
    return tuple(found.values())


def _holds(
    one: Known, piece: tuple[Detail, str], text: str, plain: str, emails: frozenset[str], phones: frozenset[str]
) -> bool:
    if one.detail is Detail.EMAIL:
        return piece[1] in emails
    if one.detail is Detail.PHONE:
        return piece[1] in phones
    if not piece[1].isascii():
        return piece[1].replace(" ", "") in plain.replace(" ", "")
    if f" {piece[1]} " not in f" {plain} ":
        return False
    return not one.alone or _is_written_as_name(one.value, text)


def _is_written_as_name(name: str, text: str) -> bool:
    """Whether a name stands in a text with a great first letter: 'Will came', and not 'he will come'."""
    return any(
        word[0].isupper() or not word[0].isalpha() or word[0].lower() == word[0].upper()
        for word in _WORD.findall(text)
        if _plain(word) == _plain(name).split(" ")[0]
    )


def _pieces(one: Known) -> list[tuple[Detail, str]]:
    """The comparable pieces of something known; of an address each line that leads to a door."""
    if one.detail is Detail.EMAIL:
        return [(one.detail, one.value.strip().casefold())] if one.value.strip() else []
    if one.detail is Detail.PHONE:
        digits = _digits(one.value)
        return [(one.detail, digits[-SAME_DIGITS:])] if len(digits) >= LEAST_DIGITS else []
    if one.detail is Detail.CHILD:
        return [(one.detail, plain)] if len(plain := _plain(one.value)) > 1 else []
    lines = [_plain(line) for line in _PART.split(one.value)]
    return [(one.detail, line) for line in lines if _leads_to_a_door(line, confidential=one.confidential)]


def _leads_to_a_door(line: str, *, confidential: bool) -> bool:
    """Whether a line of an address has a number beside a name; of a confidential one also a code of figures."""
    has_number = any(letter.isdigit() for letter in line)
    has_name = any(len(word) > 2 and word.isalpha() for word in line.split()) or not line.isascii()
    return has_number and len(line) >= LEAST_DIGITS - 1 and (has_name or (confidential and " " in line))


def _plain(text: str) -> str:
    """Words in small letters without marks above them, one blank between."""
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return " ".join(_WORD.findall(bare.casefold()))


def _emails(text: str) -> frozenset[str]:
    return frozenset(one.strip(".'").casefold() for one in _EMAIL.findall(text))


def _phones(text: str) -> frozenset[str]:
    return frozenset(_digits(one)[-SAME_DIGITS:] for one in _PHONE.findall(text))


def _digits(text: str) -> str:
    """The figures of a number in the writing of the West, whatever they were written in."""
    return "".join(str(unicodedata.digit(letter)) for letter in text if letter.isdigit())
