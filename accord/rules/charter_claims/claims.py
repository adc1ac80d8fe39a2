"""Numbers and times that a text states: found in digits of any script and in words, with what they count."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from accord.rules.charter_claims.languages import TONGUES, Tongue
from accord.rules.charter_claims.number_words import chinese_number
from accord.rules.charter_claims.quantities import Amount, Quantity
from accord.rules.charter_claims.spelling import alike, letters
from accord.rules.charter_values.placeholders import text_parts

_DIGITS = r"(?<![\d.,:٫/])\d{1,3}(?:[,٬]\d{3})+(?!\d)|(?<![\d.,:٫/])\d+(?:[.,٫]\d{1,2})?(?!\d)"
_CHINESE = r"(?<![一二两三四五六七八九十百千\d月年第每])[一二两三四五六七八九十]+|一打"
_GAP = r"\)?\s?(?:\(\s?\d+\s?\)\s?)?[\s‑-]?"
_DAY_MINUTES = 1440
_NEVER = "(?!)"


@dataclass(frozen=True)
class Claim:
    """One number that a text states; `readings` are what it may mean (17 heures: how long, or when)."""

    written: str
    at: int
    readings: tuple[Amount, ...]


@dataclass(frozen=True)
class _Patterns:
    """The expressions of one language, made once."""

    lengths: re.Pattern[str]
    exact: tuple[tuple[re.Pattern[str], Amount], ...]
    clock: re.Pattern[str]
    numbers: dict[str, int]
    quantities: tuple[Quantity, ...]


def claims(text: str, language: str) -> tuple[Claim, ...]:
    """CHARTER-8: A number is found in digits of any script and in words, whatever it counts; values by name are none.

    Each language of the pages has its words; other languages are read for digits with English words.
    """
    found: list[Claim] = []
    for part in text_parts(text):
        if isinstance(part, str):
            found += _in_words(alike(part, language), _patterns(language if language in TONGUES else "en"))
    return tuple(found)


def _in_words(text: str, patterns: _Patterns) -> list[Claim]:
    found: dict[tuple[int, int], list[Amount]] = {}
    taken: list[tuple[int, int]] = []
    for pattern, amount in patterns.exact:
        for match in pattern.finditer(text):
            if not _overlaps(match.span(), taken):
                taken.append(match.span())
                found[match.span()] = [amount]
    lengths: list[tuple[int, int]] = []
    for match in patterns.lengths.finditer(text):
        if not _overlaps(match.span(), taken):
            lengths.append(match.span())
            found[match.span()] = list(_amounts(match, patterns))
    for match in patterns.clock.finditer(text):
        minutes = list(_minutes(match, patterns))
        if not minutes or _overlaps(match.span(), taken):
            continue
        meeting = [span for span in lengths if _overlaps(match.span(), [span])]
        certain = match["minute"] or match["after"] or match["half"] or _half(match)
        if meeting and not (certain or match["behind"]):
            continue
        readings = [Amount(minute, Quantity.CLOCK) for minute in minutes]
        for span in meeting:
            kept = found.pop(span)
            readings += [] if certain else kept
        found[match.span()] = readings
    return [
        Claim(" ".join(text[begin:end].split()), begin, tuple(readings))
        for (begin, end), readings in sorted(found.items())
    ]


def _amounts(match: re.Match[str], patterns: _Patterns) -> Iterator[Amount]:
    quantity = next((one for number, one in enumerate(patterns.quantities) if match[f"unit{number}"]), Quantity.PERCENT)
    for name in ("number", "second"):
        if match[name]:
            yield Amount(_number(match[name], patterns), quantity)


def _number(written: str, patterns: _Patterns) -> float:
    if written[0].isdigit():
        if re.fullmatch(r"\d{1,3}(?:[,٬]\d{3})+", written):
            return int(re.sub("[,٬]", "", written))
        return float(re.sub("[,٫]", ".", written))
    words = " ".join(written.replace("-", " ").split())
    return patterns.numbers.get(words) or patterns.numbers.get(words[1:]) or chinese_number(words)


def _minutes(match: re.Match[str], patterns: _Patterns) -> Iterator[int]:
    """The minutes after midnight that a written time may mean; none where it is no time."""
    said = match["minute"] or match["dotted"] or match["after"] or ("30" if match["half"] else "")
    half = _half(match)
    certain = match["minute"] or match["before"] or match["behind"] or half
    dotted = match["dotted"] and (len(match["hour"]) == 2 or half)
    hour, minute = int(_number(match["hour"], patterns)), int(said) if said else 0
    if not (certain or dotted) or hour > 24 or minute > 59 or (hour == 24 and not said):
        return
    if half == "morning":
        yield hour % 12 * 60 + minute if hour <= 12 else hour * 60 + minute
    elif half == "afternoon":
        yield (hour % 12 + 12) * 60 + minute if hour <= 12 else hour * 60 + minute
    else:
        yield (hour * 60 + minute) % _DAY_MINUTES
        if 1 <= hour <= 12 and not match["hour"].startswith("0"):
            yield (hour % 12 + 12) * 60 + minute


def _half(match: re.Match[str]) -> str:
    """Which half of the day a time names, before or behind it."""
    if match["morning"] or match["early_morning"]:
        return "morning"
    return "afternoon" if match["afternoon"] or match["early_afternoon"] else ""


def _overlaps(span: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    return any(span[0] < end and begin < span[1] for begin, end in others)


@lru_cache(maxsize=16)
def _patterns(language: str) -> _Patterns:
    tongue = TONGUES[language]
    numbers = _numbers(tongue, language)
    number = f"(?:{_DIGITS}|{_word_numbers(numbers, tongue)})"
    units = "|".join(
        f"(?P<unit{place}>{letters(unit, language)})" for place, (_quantity, unit) in enumerate(tongue.units)
    )
    start, end = (f"(?<!\\w){tongue.before_number}", r"(?!\w)") if tongue.spaced else ("", "")
    to = letters(tongue.to, language)
    to = f"(?:\\s?[–—-]\\s?|\\s(?:{to})\\s)" if tongue.spaced else f"(?:\\s?(?:[–—-]|{to})\\s?)"
    ranged = f"(?P<number>{number})(?:{to}(?P<second>{number}))?"
    lengths = f"{ranged}(?:{_GAP}{letters(tongue.between, language)}(?:{units}){end}|\\s?[%％٪])"
    return _Patterns(
        lengths=re.compile(lengths),
        exact=tuple(
            (re.compile(f"{start}(?:{letters(written, language)}){end}"), Amount(amount, quantity))
            for amount, quantity, written in tongue.exact
        ),
        clock=re.compile(_clock(tongue, language, number)),
        numbers=numbers,
        quantities=tuple(quantity for quantity, _unit in tongue.units),
    )


def _clock(tongue: Tongue, language: str, number: str) -> str:
    """A time of day: what may stand before the hour, its minutes, what may stand behind it."""
    morning, afternoon = letters(tongue.morning, language), letters(tongue.afternoon, language)
    start, end = (r"(?<!\w)", r"(?!\w)") if tongue.spaced else ("", "")
    first, second = (morning, afternoon) if tongue.half_first else (_NEVER, _NEVER)
    early = f"(?:{start}(?:(?P<early_morning>{first})|(?P<early_afternoon>{second}))\\s?)?"
    before = f"(?:{start}(?P<before>{letters(tongue.clock_before or _NEVER, language)})\\s?)?"
    hour = f"(?P<hour>(?<![\\d.,:٫/])\\d{{1,2}}(?![\\d,])|{number})"
    precise = r"(?:\s?[:：]\s?(?P<minute>\d{2})(?!\d)|\.(?P<dotted>\d{2})(?!\d))?"
    rest = r"(?:\s?(?P<after>\d{2})(?:分)?|(?P<half>半))?"
    behind = f"(?:\\s?(?P<behind>{letters(tongue.clock_behind or _NEVER, language)}){rest}{end})?"
    late = f"(?:\\s?(?:(?P<morning>{morning})|(?P<afternoon>{afternoon})){end})?"
    return early + before + hour + precise + behind + late


def _numbers(tongue: Tongue, language: str) -> dict[str, int]:
    numbers = {}
    for line in tongue.numbers.strip().splitlines():
        value, words = line.split(" ", 1)
        for word in words.split("|"):
            numbers[alike(word, language)] = int(value)
    return numbers


def _word_numbers(numbers: dict[str, int], tongue: Tongue) -> str:
    if not numbers:
        return _CHINESE
    words = "|".join(re.escape(word).replace(r"\ ", r"[\s-]+") for word in sorted(numbers, key=len, reverse=True))
    return f"(?<!\\w){tongue.before_number}(?:{words})(?!\\w)"
