"""What a calendar file may look like before anything tries to understand it."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from accord.core.errors import DomainError
from accord.schools.changes import refuse

LARGEST = 1024 * 1024
MOST_EVENTS = 1000
MOST_RULES = 20
MOST_DATES = 600
MOST_LINES = 60_000
DEEPEST = 5
LONGEST_RULE = 200

RULE_PARTS = {
    "DAILY": {"BYDAY"},
    "WEEKLY": {"BYDAY"},
    "MONTHLY": {"BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS"},
    "YEARLY": {"BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "BYWEEKNO", "BYYEARDAY"},
}
"""Repetitions that a school could mean; by the hour, the minute or the second it could not."""


def text_of(data: bytes) -> str:
    """Decode a file, whatever wrote it; refuse what is no text."""
    if len(data) > LARGEST:
        message = _("The file is larger than 1 MB. Export only the holidays, or fewer years.")
        raise refuse("calendar-too-large", message, "file")
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    try:
        text = data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    if "\0" in text or not text.lstrip().upper().startswith("BEGIN:VCALENDAR"):
        message = _("This is no calendar file. Choose a file that ends in .ics.")
        raise refuse("no-calendar", message, "file")
    return text


def check_text(text: str) -> None:
    """Refuse a file that holds too much, is nested without sense, or repeats without end."""
    lines = list(_unfolded(text))
    if len(lines) > MOST_LINES:
        raise too_many()
    inside: list[str] = []
    events = rules = 0
    for number, line in lines:
        word = line[:40].upper()
        if word.startswith("BEGIN:"):
            inside.append(word[6:].strip())
            events += inside[-1] == "VEVENT"
            if len(inside) > DEEPEST:
                raise _damaged(number)
        elif word.startswith("END:"):
            if not inside or inside.pop() != word[4:].strip():
                raise _damaged(number)
        elif word.startswith(("RRULE:", "RRULE;", "EXRULE")):
            rules += inside[-1:] == ["VEVENT"]
            if not _sensible(line):
                message = _("Line %(line)s repeats in a way that no school day does. Take that entry out.")
                raise refuse("senseless-repetition", message % {"line": number}, "file")
    if inside:
        raise _damaged(lines[-1][0])
    if events > MOST_EVENTS or rules > MOST_RULES:
        raise too_many()


def too_many() -> DomainError:
    """Refuse a file with more entries than a school has closures."""
    message = _("The file holds more entries than a school calendar has. Export only the holidays.")
    return refuse("calendar-too-full", message, "file")


def _damaged(number: int) -> DomainError:
    message = _("The file is damaged at line %(line)s. Export it anew and try again.") % {"line": number}
    return refuse("calendar-damaged", message, "file")


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Yield each content line with its number; continued lines are put together."""
    held, began = "", 1
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), 1):
        if line[:1] in (" ", "\t"):
            held += line[1:]
            continue
        if held:
            yield began, held
        held, began = line, number
    if held:
        yield began, held


def _sensible(line: str) -> bool:
    """Whether a repetition is one that ends soon enough when it is written out."""
    name, _colon, rule = line.partition(":")
    if len(line) > LONGEST_RULE or not name.upper().startswith("RRULE"):
        return False
    parts = dict(part.partition("=")[::2] for part in rule.upper().strip().split(";") if part)
    allowed = RULE_PARTS.get(parts.get("FREQ", ""))
    if allowed is None:
        return False
    interval = parts.get("INTERVAL", "1")
    if not interval.isdigit() or not 1 <= int(interval) <= 500:
        return False
    if parts["FREQ"] == "DAILY" and "BYDAY" in parts and interval != "1":
        return False
    return {part for part in parts if part.startswith("BY")} <= allowed
