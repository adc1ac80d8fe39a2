"""The common ready answers that come with Accord: a file for each language, all of our own words.

Every file but the English one waits for a reader who grew up with the language; `review` in the file says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent
FIRST = "en"


@dataclass(frozen=True)
class CommonAnswer:
    """One common answer: its names and its wordings, by language."""

    key: str
    names: Mapping[str, str]
    wordings: Mapping[str, str]

    def name_in(self, language: str) -> str:
        """What it is called in a language; in English where it has no name there."""
        return self.names.get(language) or self.names[FIRST]

    def wording_in(self, language: str) -> str:
        """Its wording in a language; the English one where there is none."""
        return self.wordings.get(language) or self.wordings[FIRST]


@cache
def common_answers() -> tuple[CommonAnswer, ...]:
    """Return every common answer, in the order of the English file. Raises OSError or ValueError for a broken file."""
    files = {path.stem: _read(path) for path in sorted(FOLDER.glob("*.yaml"))}
    return tuple(
        CommonAnswer(
            key,
            {language: said[key]["name"] for language, said in files.items() if key in said},
            {language: said[key]["text"].strip() for language, said in files.items() if key in said},
        )
        for key in files[FIRST]
    )


def _read(path: Path) -> dict[str, dict[str, str]]:
    found = yaml.safe_load(path.read_text(encoding="utf-8"))
    answers: dict[str, dict[str, str]] = found["answers"]
    return answers
