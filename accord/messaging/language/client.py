"""Asking the language process. Absent, slow, dead or talking nonsense: then there is no nudge and no proposal."""

import base64
import json
import math
import socket
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from accord.messaging.language.calmer import ABOUT, offer_openings
from accord.messaging.language.guess import FEWEST_LETTERS, base_of, count_letters
from accord.messaging.language.tripwire import find_danger_among
from accord.rules.proposing import TOPICS, Proposal, propose_topic

BUDGET_SECONDS = 1.0
FIRST_REST_SECONDS, LONGEST_REST_SECONDS = 1.0, 30.0
"""After an answer that did not come in time nobody is kept waiting for so long; twice as long after each one more."""
LONGEST_TEXT = 20_000
LONGEST_ANSWER = 64_000


@dataclass(frozen=True, slots=True)
class Nudge:
    """The private question 'send it like this?': where the passage stands and calmer beginnings.

    `folds` is for the message once it is sent: whether readers who want it see it folded at first.
    """

    start: int
    end: int
    openings: tuple[str, ...]
    folds: bool


class LanguageProcess:
    """The other process, seen from a page; every question is answered within the budget or not at all."""

    def __init__(self, address: Path, budget: float = BUDGET_SECONDS, first_rest: float = FIRST_REST_SECONDS) -> None:
        self._address = address
        self._budget = budget
        self._rest = self._first_rest = first_rest
        self._quiet_until = 0.0

    def is_ready(self) -> bool:
        """Whether the process answers."""
        return self._ask({"ask": "ready"}).get("ready") is True

    def look_at_wording(self, text: str, *, language: str, among: Iterable[str]) -> Nudge | None:
        """Return the nudge for a message, or None: it just goes. `language` is the account's, `among` the school's."""
        told = self._ask({"ask": "wording", "text": text, "language": language, "among": list(among)})
        place, about = told.get("place"), told.get("about")
        if told.get("asks") is not True or not isinstance(about, str) or about not in ABOUT:
            return None
        if not isinstance(place, list) or len(place) != 2:
            return None
        start, end = place
        if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(text):
            return None
        heard = told.get("language")
        spoken = heard if isinstance(heard, str) and heard.isalpha() else language
        return Nudge(start, end, offer_openings(about, spoken), told.get("folds") is True)

    def propose(
        self, text: str, *, language: str, among: Iterable[str], learned: Sequence[tuple[str, bytes]] = ()
    ) -> Proposal:
        """Return the proposed topic; `learned` are (topic, vector) of the school's re-routes, the newest last.

        The tripwire is asked here, in this process, so it works without the other one.
        """
        alarm = find_danger_among(text, [base_of(language), *map(base_of, among)]) is not None
        sent = [[topic, base64.b64encode(vector).decode()] for topic, vector in learned[-300:]]
        told = self._ask({"ask": "topic", "text": text, "language": language, "among": [], "learned": sent})
        return propose_topic(_likelihoods(told.get("likely")), child_at_risk=alarm)

    def vector_of(self, text: str, *, language: str) -> bytes | None:
        """Return what to keep when the office sends a message elsewhere; None without the process."""
        told = self._ask({"ask": "vector", "text": text, "language": language}).get("vector")
        try:
            vector = base64.b64decode(told, validate=True) if isinstance(told, str) else b""
        except ValueError:
            return None
        return vector if len(vector) == 768 else None

    def guess_language(self, text: str, *, language: str, among: Iterable[str]) -> str:
        """Return the language of a message among the school's; the account's own where that is unsure."""
        choices = {base_of(code) for code in among}
        if count_letters(text) < FEWEST_LETTERS:
            return base_of(language)
        told = self._ask({"ask": "language", "text": text, "language": language, "among": sorted(choices)})
        guessed = told.get("language")
        return guessed if isinstance(guessed, str) and guessed in choices else base_of(language)

    def _ask(self, question: dict[str, Any]) -> dict[str, Any]:
        """Return the answer, or nothing when there is none in time."""
        now = time.monotonic()
        if now < self._quiet_until:
            return {}
        until = now + self._budget
        if "text" in question:
            question["text"] = question["text"][:LONGEST_TEXT]
        try:
            told = json.loads(self._exchange(json.dumps({**question, "until": until - 0.05}).encode() + b"\n", until))
        except TimeoutError:
            self._quiet_until = time.monotonic() + self._rest
            self._rest = min(self._rest * 2, LONGEST_REST_SECONDS)
            return {}
        except (OSError, ValueError, RecursionError):
            return {}
        self._rest = self._first_rest
        return told if isinstance(told, dict) else {}

    def _exchange(self, line: bytes, until: float) -> bytes:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line_to:
            line_to.settimeout(_left(until))
            line_to.connect(str(self._address))
            line_to.sendall(line)
            heard = b""
            while not heard.endswith(b"\n"):
                line_to.settimeout(_left(until))
                piece = line_to.recv(65536)
                if not piece or len(heard) > LONGEST_ANSWER:
                    raise OSError("the answer broke off")
                heard += piece
            return heard


def _left(until: float) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _likelihoods(told: Any) -> dict[str, float]:
    """Return the likelihoods when they are what they should be, else nothing."""
    if not isinstance(told, dict):
        return {}
    sound = {
        topic: float(value)
        for topic, value in told.items()
        if topic in TOPICS and isinstance(value, int | float) and math.isfinite(value) and 0 <= value <= 1
    }
    return sound if len(sound) == len(told) else {}


@cache
def language_process() -> LanguageProcess:
    """Return the language process of this installation."""
    return LanguageProcess(Path(settings.ACCORD_LANGUAGE_SOCKET))
