"""A step in a complaint as a page: who takes it, and what the page needs and does."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise

from accord.concerns.facts.handling import Hand
from accord.concerns.outcome import language_of
from accord.core.forms import Form
from accord.people.viewer import Viewer


@dataclass(frozen=True)
class Doing:
    """Who takes a step in which complaint, at which moment, and what came with it."""

    hand: Hand
    viewer: Viewer
    at: datetime
    request: HttpRequest

    @property
    def who(self) -> dict[str, Any]:
        """What every action is told."""
        return {
            "complaint": self.hand.complaint, "login": self.viewer.login, "by": self.viewer.actor, "at": self.at,
        }  # fmt: skip

    @property
    def translated(self) -> bool:
        """Whether the family reads another language than English."""
        return language_of(self.hand.complaint) != "en"

    def named(self, name: str) -> str:
        """What the address or the form names."""
        return str(self.request.POST.get(name) or self.request.GET.get(name) or "")


@dataclass(frozen=True)
class StepPage:
    """One step: its words, who may open it, the form with what it offers, and what is done with it."""

    title: Promise
    done: Promise
    may: Callable[[Hand], bool]
    form: Callable[[Doing, Any, Any], Form]
    act: Callable[[Doing, Any], object]
    text: Promise | str = ""
    button: Promise | str = ""
    files: bool = False
    pressed: bool = False
