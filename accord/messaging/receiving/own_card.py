"""The visiting card that mail programs of staff write below their words: no number or address of theirs reaches a
family (C5)."""

import re
from collections.abc import Sequence

from accord.people.models import StaffMember

ADDRESS = re.compile(r"(?:mailto:)?[^\s<>@,;:\"'()\[\]|]+@[^\s<>@,;:\"'()\[\]|]+")
"""An e-mail address in what was quoted: it may be somebody's own, so the other side never reads it."""

NUMBER = re.compile(r"\+?\d(?:[ ()./\u00a0-]{0,3}\d){6,}")
"""A telephone number in a signature."""

NAME_WORDS, GREETING_WORDS, CARD_LINES, SENTENCE_WORDS = 10, 4, 12, 6
"""A line with a name has at most so many words, a greeting so many, a card so many lines, a sentence at least so many
words."""


def without_own_card(text: str, writer: StaffMember) -> tuple[str, str]:
    """Part the words of staff from their card: the name stays, and so does what stands below the card.

    Where the writer's own address stands elsewhere in the words, it is blotted out.
    """
    lines, own = text.split("\n"), _addresses(writer)
    begin, end = _card(lines, writer, own)
    card, words = lines[begin:end], "\n".join([*lines[:begin], *lines[end:]]).strip("\n")
    for address in own:
        words = re.sub(re.escape(address), "…", words, flags=re.IGNORECASE)
    return words, "\n".join(card).strip("\n")


def is_name(line: str, writer: StaffMember) -> bool:
    """Whether a line is the writer's name, perhaps with a title or a post."""
    said = line.casefold()
    names = [name.casefold() for name in (writer.given_name, writer.family_name) if name]
    is_called = said.strip(" ,*_-–|") == writer.called.casefold()
    is_named = is_called or all(name in said for name in names)
    return is_named and len(said.split()) <= NAME_WORDS and not _is_sentence(line)


def _addresses(writer: StaffMember) -> list[str]:
    return [one for one in {writer.email, writer.login.email if writer.login else ""} if one]


def _card(lines: Sequence[str], writer: StaffMember, own: Sequence[str]) -> tuple[int, int]:
    """Return from which line to which the card stands; twice the same where there is none."""
    for place in range(len(lines) - 1, -1, -1):
        if is_name(lines[place], writer) and (end := _end(lines, place)):
            return (place if _tells(lines[place]) else place + 1), end
    for place in range(len(lines) - 1, -1, -1):
        if any(one in lines[place].lower() for one in map(str.lower, own)) and not _is_sentence(lines[place]):
            begin = place
            while begin and lines[begin - 1].strip() and not _is_sentence(lines[begin - 1]):
                begin -= 1
            return begin, _end(lines, place)
    return len(lines), len(lines)


def _end(lines: Sequence[str], begin: int) -> int:
    """Return the line below the last number or address of the card that begins here; 0 where it tells none."""
    end = 0
    for place, line in enumerate(lines[begin : begin + CARD_LINES], start=begin):
        if _is_sentence(line):
            break
        end = place + 1 if _tells(line) else end
    return end


def _tells(line: str) -> bool:
    return bool(ADDRESS.search(line) or NUMBER.search(line))


def _is_sentence(line: str) -> bool:
    return len(line.split()) >= SENTENCE_WORDS and line.rstrip().endswith((".", "?", "!", "…", "。", "؟", "۔"))
