"""The sentence banks: text files that anybody can read, correct and lengthen.

A file is named after its language. A line in `==` says what the sentences below it are.
"""

from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
TONE = HERE / "bank"
TOPICS = HERE / "topics"
HELD_OUT = HERE / "heldout"

FINE = ("polite", "thanks", "assertive", "upset", "formal", "reported", "disclosure", "identity", "names",
        "curriculum", "urgent", "borderline", "everyday")  # fmt: skip
ABUSIVE = ("insult", "threat", "harassment", "slur", "obfuscated", "swearing")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, what it is, and its language."""

    text: str
    kind: str
    language: str


class BadBank(ValueError):
    """A bank that cannot be read; says the file and the line."""


def read_sections(path: Path) -> list[tuple[str, str]]:
    """Return (heading, line) for every sentence of a file; BadBank for one that stands under no heading."""
    found, heading = [], ""
    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = raw.strip()
        if line.startswith("==") and line.endswith("=="):
            heading = line.strip("= ")
        elif line and not line.startswith("# "):
            if not heading:
                raise BadBank(f"{path.name}, line {number}: put a heading such as '== fine: thanks ==' above it.")
            found.append((heading, line))
    return found


def read_tone(folder: Path = TONE) -> list[Sentence]:
    """Return the tone bank of all languages, in the order of the files' names; BadBank for an unknown heading."""
    known = {f"fine: {kind}": kind for kind in FINE} | {f"abusive: {kind}": kind for kind in ABUSIVE}
    return _read(folder, known)


def read_topics(folder: Path = TOPICS) -> list[Sentence]:
    """Return the bank of topics of all languages; BadBank for an unknown heading."""
    from accord.rules import proposing

    return _read(folder, {topic: topic for topic in proposing.TOPICS})


def _read(folder: Path, known: dict[str, str]) -> list[Sentence]:
    bank = []
    for path in sorted(folder.glob("*.txt")):
        for heading, line in read_sections(path):
            if heading not in known:
                raise BadBank(f"{path.name}: the heading '{heading}' is none of: {', '.join(known)}.")
            bank.append(Sentence(line, known[heading], path.stem))
    return bank


def read_held_out(name: str, folder: Path = HELD_OUT) -> list[Sentence]:
    """Return messages that were kept apart from training: lines of `kind | language | message`."""
    return read_messages(folder / f"{name}.txt")


def read_messages(path: Path) -> list[Sentence]:
    """Return the messages of a file in which each line is `kind | language | message`."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("# "):
            continue
        parts = [part.strip() for part in line.split("|", 2)]
        if len(parts) != 3:
            raise BadBank(f"{path.name}, line {number}: write 'kind | language | message'.")
        found.append(Sentence(parts[2], parts[0], parts[1]))
    return found


def read_identity(folder: Path = HELD_OUT) -> list[Sentence]:
    """Return every sentence about who somebody is with every identity put into it."""
    sections = read_sections(folder / "identity.txt")
    identities = [line for heading, line in sections if heading == "identities"]
    frames = [line for heading, line in sections if heading == "sentences"]
    return [Sentence(frame.format(who), "identity", "en") for frame in frames for who in identities]
