"""Values named in a text: `{general.answer}` stands for the value `answer` of the rule called `general`."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from accord.rules.charter_values.fields import FieldType
from accord.rules.charter_values.kinds import RuleValues, value_fields

_SIGNS = re.compile(r"\{\{|\}\}|\{([^{}\n]{0,140})\}|[{}]")
_NAMED = re.compile(r"\s*([A-Za-z0-9_-]{1,60})\.([a-z][a-z_]{0,60})\s*")


@dataclass(frozen=True)
class Named:
    """A value named in a text; `written` is how it stands there, `at` where (letters from the start)."""

    name: str
    field: str
    written: str
    at: int

    @property
    def full_name(self) -> str:
        """`general.answer`."""
        return f"{self.name}.{self.field}"


@dataclass(frozen=True)
class Stray:
    """A brace, or words between braces, that name no value."""

    written: str
    at: int


@dataclass(frozen=True)
class Unknown:
    """A name in a text that no rule bears, and the nearest that one does (empty when none is near)."""

    written: str
    at: int
    nearest: str = ""


def text_parts(text: str) -> tuple[str | Named | Stray, ...]:
    """CHARTER-6: A text names a value as {rule.value}; a brace that is meant as a brace is written twice."""
    parts: list[str | Named | Stray] = []
    end = 0
    for sign in _SIGNS.finditer(text):
        _add(parts, text[end : sign.start()])
        end = sign.end()
        named = _NAMED.fullmatch(sign[1]) if sign[1] is not None else None
        if sign[0] in {"{{", "}}"}:
            _add(parts, sign[0][0])
        elif named:
            parts.append(Named(named[1], named[2], sign[0], sign.start()))
        else:
            parts.append(Stray(sign[0], sign.start()))
    _add(parts, text[end:])
    return tuple(parts)


def _add(parts: list[str | Named | Stray], words: str) -> None:
    if words and parts and isinstance(parts[-1], str):
        parts[-1] += words
    elif words:
        parts.append(words)


def known_names(rules: Iterable[tuple[str, type[RuleValues]]]) -> dict[str, FieldType[object]]:
    """Every name that a text may use, for rules given by name and kind, each with how its value is written."""
    return {f"{name}.{field}": how for name, kind in rules for field, how in value_fields(kind).items()}


def unknown_names(text: str, known: Iterable[str]) -> tuple[Unknown, ...]:
    """CHARTER-7: A name in a text that no rule bears is pointed out, with the nearest name that one does."""
    names = sorted(known)
    found = []
    for part in text_parts(text):
        if isinstance(part, Named) and part.full_name not in names:
            found.append(Unknown(part.written, part.at, _nearest(part.full_name, names)))
        elif isinstance(part, Stray):
            found.append(Unknown(part.written, part.at, _nearest(part.written.strip("{} \n"), names)))
    return tuple(found)


def _nearest(name: str, names: list[str]) -> str:
    return next(iter(get_close_matches(name.lower(), names, n=1, cutoff=0.5)), "")


def filled(text: str, say: Callable[[Named], str | None]) -> str:
    """The text with each named value as `say` says it; what nobody can say stays as it is written."""
    written = []
    for part in text_parts(text):
        match part:
            case str():
                written.append(part)
            case Named():
                said = say(part)
                written.append(part.written if said is None else said)
            case Stray():
                written.append(part.written)
    return "".join(written)


def filled_from(text: str, values: Mapping[str, str]) -> str:
    """The text with each named value in the words given for its name."""
    return filled(text, lambda named: values.get(named.full_name))


def literal(words: str) -> str:
    """Words as a text must write them so that they stand there to the letter: braces are doubled."""
    return words.replace("{", "{{").replace("}", "}}")
