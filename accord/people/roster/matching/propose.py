"""Proposes what each column means. A person always confirms; nothing is imported on a guess."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from accord.people.roster.matching.fields import fields_of
from accord.people.roster.matching.words import ADULT, CHILD, FATHER, MOTHER, PARTS, STAFF, as_set
from accord.people.roster.values import CellError, fold, read_date, read_email, read_phone

Certainty = Literal["sure", "likely", "open"]
SAMPLES = 3
MOSTLY = 0.7
_NUMBER = re.compile(r"\d+")
_PARTS = sorted(
    ((fold(phrase), part) for part, phrases in PARTS.items() for phrase in phrases.split("|")),
    key=lambda pair: -len(pair[0]),
)
_PEOPLE = {
    "mother": frozenset(map(fold, as_set(MOTHER))),
    "father": frozenset(map(fold, as_set(FATHER))),
    "adult": frozenset(map(fold, as_set(ADULT))),
    "child": frozenset(map(fold, as_set(CHILD))),
    "staff": frozenset(map(fold, as_set(STAFF))),
}


@dataclass(frozen=True, slots=True)
class Proposal:
    """What one column probably means; `field` is empty when it should be left out."""

    position: int
    header: str
    samples: tuple[str, ...]
    field: str
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class _Reading:
    part: str
    person: str
    number: int
    by_content: bool


def propose(headers: Sequence[str], lines: Sequence[Sequence[str]], *, table: str = "families") -> list[Proposal]:
    """One proposal per column, from its header and from what stands below it."""
    columns = [[line[position] for line in lines if position < len(line)] for position in range(len(headers))]
    readings = [_read(header, column) for header, column in zip(headers, columns, strict=True)]
    slots = _adult_slots(readings)
    taken: set[str] = set()
    proposals: list[Proposal] = []
    for position, (header, column, reading) in enumerate(zip(headers, columns, readings, strict=True)):
        field = _field(reading, slots, table)
        if field not in fields_of(table) or field in taken:
            field = ""
        taken.add(field)
        certainty: Certainty = "open" if not field else "likely" if reading.by_content else "sure"
        samples = tuple(dict.fromkeys(value for value in column if value))[:SAMPLES]
        proposals.append(Proposal(position, header, samples, field, certainty))
    return proposals


def _read(header: str, column: Sequence[str]) -> _Reading:
    # 'parentEmail' and 'PARENT_EMAIL' are words run together.
    words = fold(re.sub(r"(?<=[a-z])(?=[A-Z0-9])", " ", header))
    number = int(found.group()) if (found := _NUMBER.search(words)) else 0
    part = _part_in(words)
    content = _part_by_content(column)
    # What stands in the cells beats a vague header: 'Contact 1' may hold addresses.
    by_content = bool(content) and (not part or (content in ("email", "phone", "born_on") and part in ("id", "name")))
    person = _person_in(words)
    # 'Mother' alone above a column means her name.
    named = "name" if person and not part and not by_content else part
    return _Reading(content if by_content else named, person, number, by_content)


def _contains(words: str, phrase: str) -> bool:
    if any("\u2e80" <= letter <= "\u9fff" for letter in phrase):
        return phrase in words
    return f" {phrase} " in f" {_NUMBER.sub(' ', words)} ".replace("  ", " ")


def _part_in(words: str) -> str:
    return next((part for phrase, part in _PARTS if _contains(words, phrase)), "")


def _person_in(words: str) -> str:
    return next((who for who, names in _PEOPLE.items() if any(_contains(words, name) for name in names)), "")


def _part_by_content(column: Sequence[str]) -> str:
    values = [value for value in column if value]
    if not values:
        return ""
    for part, reader in (("email", read_email), ("born_on", read_date), ("phone", read_phone)):
        if sum(_reads(reader, value) for value in values) >= MOSTLY * len(values):
            if part == "phone" and sum(len(value) >= 8 for value in values) < MOSTLY * len(values):
                continue
            return part
    return ""


def _reads(reader: object, value: str) -> bool:
    try:
        reader(value)  # type: ignore[operator]
    except CellError:
        return False
    return True


def _adult_slots(readings: Sequence[_Reading]) -> dict[tuple[str, int], int]:
    """Which adult (1, 2, 3) each 'mother', 'father' or numbered contact of the headers is."""
    seen: dict[tuple[str, int], int] = {}
    for reading in readings:
        key = (reading.person, reading.number)
        if reading.person in ("mother", "father", "adult") and key not in seen:
            numbered = reading.number if reading.person == "adult" and 1 <= reading.number <= 3 else 0
            free = [slot for slot in (1, 2, 3) if slot not in seen.values()]
            if numbered in free:
                seen[key] = numbered
            elif free:
                seen[key] = free[0]
    return seen


def _field(reading: _Reading, slots: dict[tuple[str, int], int], table: str) -> str:
    if not reading.part:
        return ""
    if table == "staff":
        return f"staff_{reading.part}"
    if reading.person in ("mother", "father", "adult"):
        slot = slots.get((reading.person, reading.number))
        return f"adult{slot}_{reading.part}" if slot else ""
    if reading.part in ("email", "phone", "relationship"):
        # Contact details with nobody named are an adult's: children have none here.
        return f"adult{reading.number if 1 <= reading.number <= 3 else 1}_{reading.part}"
    return f"child_{reading.part}"
