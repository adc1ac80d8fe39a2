"""Split a long letter into points and wanted remedies: a proposal by plain rules, for people to mend and confirm.

Numbered items are points; without numbers the paragraphs are. A sentence that says 'I would like' in the language of
the letter is what would put the point before it right. Where nothing tells the points apart it says so: nothing.
"""

import re
from dataclasses import dataclass

WANTS: dict[str, tuple[str, ...]] = {
    "en": ("i want", "i would like", "i'd like", "i ask", "i expect", "i demand", "i request", "we want",
           "we would like", "we'd like", "we ask", "we expect", "we demand", "we request", "please"),
    "ar": ("أريد", "نريد", "أرجو", "نرجو", "أطلب", "نطلب", "أطالب", "نطالب", "أود", "نود", "أتمنى"),
    "cy": ("hoffwn", "hoffem", "rwyf eisiau", "dw i eisiau", "rydw i eisiau", "rwy'n gofyn", "gofynnaf"),
    "es": ("quiero", "queremos", "quisiera", "me gustaría", "nos gustaría", "pido", "pedimos", "solicito", "exijo"),
    "fr": ("je veux", "je voudrais", "j'aimerais", "je demande", "je souhaite", "j'exige", "nous voulons",
           "nous demandons", "nous souhaitons", "merci de"),
    "ms": ("saya mahu", "saya ingin", "saya minta", "saya mohon", "kami mahu", "kami minta", "kami mohon"),
    "pl": ("chcę", "chciałabym", "chciałbym", "chcemy", "proszę", "prosimy", "oczekuję", "oczekujemy", "żądam",
           "domagam się"),
    "pt": ("quero", "queremos", "queria", "gostaria", "gostaríamos", "peço", "pedimos", "solicito", "exijo"),
    "ro": ("vreau", "vrem", "aș dori", "as dori", "doresc", "dorim", "solicit", "cer să", "vă rog", "va rog"),
    "ta": ("விரும்புகிறேன்", "கேட்டுக்கொள்கிறேன்", "கோருகிறேன்", "எதிர்பார்க்கிறேன்"),
    "ur": ("چاہتا ہوں", "چاہتی ہوں", "چاہتے ہیں", "درخواست ہے", "درخواست کرتا", "درخواست کرتی"),
    "zh": ("我要求", "我希望", "我想要", "我们要求", "我们希望", "要求学校", "请学校", "希望学校"),
}  # fmt: skip
"""How people begin a sentence in which they say what would put a thing right, by language (ISO 639)."""

MOST_POINTS = 20
"""More paragraphs than these are a story: somebody has to tell its points."""

LONGEST_ALONE = 1500
"""Characters of a text that can stand as one point."""

FEWEST_LETTERS = 6
SHORT_LINE = 60

_NUMBER = re.compile(
    r"^[ \t]*(?:[(（]?(?:\d{1,2}|[٠-٩۰-۹]{1,2}|[a-z])[.)）、](?!\d)|[一二三四五六七八九十]{1,3}、|[-*•–])\s*(?=\S)",
    re.MULTILINE,
)
_SENTENCE = re.compile(r"(?<=[.!?…])\s+|(?<=[。！？؟।۔])\s*|[\r\n]+")
_QUOTES = str.maketrans({"’": "'", "ʼ": "'"})


@dataclass(frozen=True)
class Proposed:
    """One thing complained of, and what would put it right; empty where the letter does not say."""

    text: str
    wanted: str = ""


def proposed_points(letter: str, language: str) -> list[Proposed]:
    """The points of a letter as the machine proposes them; none where it cannot tell them apart."""
    letter = letter.replace("\r\n", "\n").strip()
    items = _numbered(letter) or _paragraphs(letter)
    if len(items) > MOST_POINTS or (len(items) == 1 and len(items[0]) > LONGEST_ALONE):
        return []
    found: list[Proposed] = []
    for item in items:
        text, wanted = _parted(item, language)
        if not text and found:
            last = found.pop()
            found.append(Proposed(last.text, f"{last.wanted}\n{wanted}".strip()))
        else:
            found.append(Proposed(text or wanted, wanted if text else ""))
    return found


def _numbered(letter: str) -> list[str]:
    """The items of a numbered letter, without its greeting and its close; none where there are fewer than two."""
    starts = list(_NUMBER.finditer(letter))
    if len(starts) < 2:
        return []
    ends = [one.start() for one in starts[1:]] + [len(letter)]
    items = [letter[start.end() : end].strip() for start, end in zip(starts, ends, strict=True)]
    last, _blank, rest = items[-1].partition("\n\n")
    before = [part for part in _paragraphs(letter[: starts[0].start()]) if len(part) > LONGEST_ALONE // 4]
    after = [part.strip() for part in re.split(r"\n\s*\n", rest) if part.strip()]
    while after and _is_close(after[-1]):
        after.pop()
    return [*before, *(item for item in items[:-1] if item), last, *after]


def _paragraphs(letter: str) -> list[str]:
    parts = [part.strip() for part in re.split(r"\n\s*\n", letter) if part.strip()]
    if len(parts) == 1 and len(lines := [line.strip() for line in letter.split("\n") if line.strip()]) > 1:
        parts = lines
    if len(parts) > 1 and _is_greeting(parts[0]):
        parts = parts[1:]
    while len(parts) > 1 and _is_close(parts[-1]):
        parts = parts[:-1]
    return [part for part in parts if sum(letter.isalpha() for letter in part) >= FEWEST_LETTERS] or parts


def _is_greeting(part: str) -> bool:
    return len(part) < SHORT_LINE and part.endswith((",", "،", "，", "：", ":", "!"))


def _is_close(part: str) -> bool:
    """A short end without a full stop: 'Yours sincerely', and a name."""
    full_stops = (".", "!", "?", "…", "。", "！", "？", "؟", "।", "۔")
    return len(part) < SHORT_LINE and not part.endswith(full_stops)


def _parted(item: str, language: str) -> tuple[str, str]:
    """What an item tells, and what it asks for."""
    markers = (*WANTS.get(language.lower().split("-")[0], ()), *WANTS["en"])
    told: list[str] = []
    wanted: list[str] = []
    for sentence in (one.strip() for one in _SENTENCE.split(item)):
        if sentence:
            (wanted if _wants(sentence, markers) else told).append(sentence)
    if not wanted:
        return item, ""
    return " ".join(told), " ".join(wanted)


def _wants(sentence: str, markers: tuple[str, ...]) -> bool:
    """Whether a sentence begins with, or comes soon to, words that ask for something."""
    words = sentence.casefold().translate(_QUOTES)
    head = words[:SHORT_LINE]
    return any(re.search(rf"(?<!\w){re.escape(one)}(?!\w)", head) if one.isascii() else one in head for one in markers)
