"""What somebody wrote now, what stood below from earlier, and the signature: three texts, nothing thrown away."""

import re
from dataclasses import dataclass

from accord.delivery.inbound.limits import LINE_LETTERS
from accord.delivery.inbound.quote_words import (
    ANNOUNCEMENTS,
    DEVICES,
    EARLIER_MAIL,
    HEAD_LABELS,
    PASSED_ON,
    SENT_FROM,
)

DIRECTION = re.compile("[\u200b-\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]")
OUR_LINE = re.compile(r"[>\s|]*~{3,}[^~]{3,300}~{3,}\s*")
"""`~~~ Write above this line ~~~`, in whatever language: the line that our own mail begins with."""

ANNOUNCED_BESIDE = re.compile(r"^([^\n~]{6,300}[:：])[ \t\u00a0]+(~{3,}[^~\n]{3,300}~{3,})", re.MULTILINE)
"""Our line on the line of the announcement, as Yahoo writes it: `On Mon, … wrote:   ~~~ … ~~~`."""

COLONS = (":", "：", "︰")
CLOCK = re.compile(r"\d{1,2}\s?[:.٫h点點时時]\s?\d{2}")
DASHES = "-_=─—* "
DEVICE = re.compile("|".join(DEVICES))
SIGNATURE_LINES = 12
DATE_AND_TIME = 6
"""Digits of an announcement that is whole: a day and an hour."""

BEFORE = 4
"""An announcement is broken over at most so many lines."""


@dataclass(frozen=True)
class Split:
    """The three texts of one reply."""

    said: str
    quoted: str = ""
    signature: str = ""


def split_reply(text: str) -> Split:
    """Take a reply apart. In doubt a line belongs to what was said: nobody's words are put out of sight."""
    lines = ANNOUNCED_BESIDE.sub(r"\1\n\2", text).split("\n")
    earlier = _Earlier([" ".join(DIRECTION.sub("", line[:LINE_LETTERS]).split()) for line in lines])
    plain = earlier.plain
    cut, passed_on = earlier.begins()
    above, below = lines[:cut], lines[cut:]
    if passed_on and not _worded(plain[:cut]):
        return Split(_tidy(lines))
    if not _worded(plain[:cut]) and _answers_below(plain[cut:]):
        above, below = _without_first_quote(below, plain[cut:])
    elif _is_answered_within(plain[cut:]):
        above, below = lines, []
    said, signature = _signed(_without_rules(above) if below else above)
    return Split(_tidy(said), _tidy(below), _tidy(signature))


def _tidy(lines: list[str]) -> str:
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in lines)).strip("\n")


def _without_rules(lines: list[str]) -> list[str]:
    """Without the lines that only part what was said from what stands below."""
    end = len(lines)
    while end and not lines[end - 1].strip("_ \u00a0"):
        end -= 1
    return lines[:end]


def _worded(plain: list[str]) -> bool:
    return any(any(letter.isalnum() for letter in line) for line in plain)


class _Earlier:
    """Looks for the place where the earlier mail begins; each line is looked at a fixed number of times."""

    def __init__(self, plain: list[str]) -> None:
        self.plain = plain
        self.labels = [_label(line) for line in plain]
        unquoted = (place for place in range(len(plain) - 1, -1, -1) if plain[place] and plain[place][0] != ">")
        self.last_unquoted = next(unquoted, -1)
        self.tries = 400

    def begins(self) -> tuple[int, bool]:
        """Return the first line of what was written earlier, and whether it is a mail that is passed on."""
        for place, line in enumerate(self.plain):
            if not line:
                continue
            if line.startswith(">") and place > self.last_unquoted:
                return place, False
            if "~~~" in line and OUR_LINE.fullmatch(line[:400]):
                return self._announced_above(place), False
            if line.startswith(">"):
                continue
            if line.endswith(COLONS) and (begun := self._announcement(place)) is not None:
                return begun, False
            if found := self._announced_by_words(place, line):
                return place, found == "passed on"
            if self._is_head(place):
                return place, False
        return len(self.plain), False

    def _announced_by_words(self, place: int, line: str) -> str:
        """Say what a line like '---- Original message ----' announces."""
        if len(line) > 160:
            return ""
        words = line.strip(DASHES).lower()
        if line[:2].strip(DASHES) == "" and len(line) >= 2:
            if words and any(each in words for each in PASSED_ON):
                return "passed on"
            if words and any(each in words for each in EARLIER_MAIL):
                return "earlier"
            return "earlier" if not words and self._is_head(place + 1) else ""
        return "passed on" if line.endswith(COLONS) and words.startswith(PASSED_ON) else ""

    def _announced_above(self, place: int) -> int:
        """Our own line stands inside the quoted mail: take the announcement above it along."""
        for above in range(max(0, place - BEFORE), place):
            if self.plain[above].endswith(COLONS) and (begun := self._announcement(above)) is not None:
                return begun
        return place

    def _announcement(self, last: int) -> int | None:
        """Return where an announcement ending in this line begins: 'On … wrote:' in some language."""
        if self.tries <= 0:
            return None
        self.tries -= 1
        next_line = next((line for line in self.plain[last + 1 : last + 4] if line), "")
        found: int | None = None
        for begun in range(last, max(-1, last - BEFORE), -1):
            joined = " ".join(self.plain[begun : last + 1]).lower()
            if not self.plain[begun] or self.plain[begun].startswith(">") or len(joined) > 600:
                break
            evident = "@" in joined or bool(CLOCK.search(joined)) or next_line.startswith(">")
            digits = sum(letter.isdigit() for letter in joined)
            manner = _announces(joined) if evident and digits >= 3 else ""
            if manner and digits >= DATE_AND_TIME:
                return begun
            if manner == "begins" or (manner and found is None):
                found = begun
        return found

    def _is_head(self, place: int) -> bool:
        """Whether a block 'From: … Sent: … Subject: …' begins here: From first, three labels in eight lines."""
        if place >= len(self.labels) or "from" not in self.labels[place]:
            return False
        found = {"from"}
        for place_below in range(place + 1, min(place + 8, len(self.plain))):
            new = [kind for kind in self.labels[place_below] if kind not in found]
            found.update(new[:1])
            if not self.plain[place_below] and len(found) < 3:
                break
        return len(found) >= 3


def _label(line: str) -> tuple[str, ...]:
    """Return which labels of a head this line may begin with: nothing for most lines."""
    if ":" not in line[:60] and "：" not in line[:60]:
        return ()
    label = re.split("[:：]", line[:60], maxsplit=1)[0].strip(" *_").lower()
    return tuple(kind for kind, labels in HEAD_LABELS.items() if label in labels)


def _announces(joined: str) -> str:
    """Say whether a verb of announcing stands here after the words with which it `begins`, or only `somewhere`."""
    manner = ""
    for starts, verbs in ANNOUNCEMENTS.values():
        place = max(joined.rfind(verb) for verb in verbs)
        if place >= 0 and joined.startswith(starts):
            return "begins"
        if place >= 0 and ("@" in joined or place > len(joined) - 40):
            manner = "somewhere"
    return manner


def _after_quote(plain: list[str]) -> int:
    """Return the line after the first quoted block; 0 when none begins within the first lines."""
    first = next((place for place, line in enumerate(plain[: BEFORE + 3]) if line.startswith(">")), None)
    if first is None:
        return 0
    end = first
    while end < len(plain) and (not plain[end] or plain[end].startswith(">")):
        end += 1
    return end


def _answers_below(plain: list[str]) -> bool:
    """Whether the writer wrote below what is quoted, as some do."""
    end = _after_quote(plain)
    return bool(end) and _worded([line for line in plain[end:] if not line.startswith(">")])


def _without_first_quote(below: list[str], plain: list[str]) -> tuple[list[str], list[str]]:
    end = _after_quote(plain)
    return below[end:], below[:end]


def _is_answered_within(plain: list[str]) -> bool:
    """Whether answers stand between the quoted lines: then only all of it together makes sense."""
    end = _after_quote(plain)
    rest = plain[end:] if end else []
    answers = [line for line in rest if line and not line.startswith(">")]
    return any(line.startswith(">") for line in rest) and len(answers) > 0 and not _sent_from(answers[0])


def _sent_from(line: str) -> bool:
    low = line.lower()
    return len(low) < 120 and any(each in low for each in SENT_FROM) and bool(DEVICE.search(low))


def _signed(lines: list[str]) -> tuple[list[str], list[str]]:
    """Part a signature off: what follows `-- `, or the line with which a telephone signs."""
    for place in range(len(lines) - 1, max(-1, len(lines) - SIGNATURE_LINES - 6), -1):
        if lines[place].rstrip() == "--" or re.fullmatch(r"_{2,3}\s*", lines[place]):
            after = [line for line in lines[place + 1 :] if line.strip()]
            if 0 < len(after) <= SIGNATURE_LINES:
                return lines[:place], lines[place:]
    last = len(lines)
    while last and not lines[last - 1].strip():
        last -= 1
    for place in range(max(0, last - 2), last):
        if _sent_from(DIRECTION.sub("", lines[place]).strip()):
            return lines[:place], lines[place:]
    return lines, []
