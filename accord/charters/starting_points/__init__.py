"""Ready charters from which a school begins: complete, in every language, differing in hours, clocks and ladder."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from accord.charters.charter_file import read_charter_file
from accord.charters.content import ByLanguage, CharterContent

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class StartingPoint:
    """A ready charter: its key, what it is called and for whom it suits, in each language, and all it says."""

    key: str
    title: ByLanguage
    summary: ByLanguage
    content: CharterContent

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which it is written."""
        return self.content.languages


@cache
def starting_points() -> tuple[StartingPoint, ...]:
    """Every ready charter, in the order in which they are offered."""
    about = yaml.safe_load((FOLDER / "about.yaml").read_text(encoding="utf-8"))
    return tuple(
        StartingPoint(key, words["title"], words["summary"], read_charter_file((FOLDER / f"{key}.yaml").read_bytes()))
        for key, words in about.items()
    )
