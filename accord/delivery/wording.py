"""The words of a notice: said to each reader in their own language, or kept as a person wrote them.

`Words(gettext_noop("%(name)s will read it on %(day)s."), {"name": …, "day": moment})` is a sentence of the product:
its values are frozen when it is told, its language is that of whoever reads it. A plain string, or `Written`, is
what a person wrote: nothing of it ever changes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext, ngettext

from accord.core import words


def gettext_noop(message: str) -> str:
    """Mark a sentence for translation without translating it yet."""
    return message


def ngettext_noop(one: str, many: str) -> tuple[str, str]:
    """Mark a sentence with a count for translation without translating it yet."""
    return one, many


@dataclass(frozen=True)
class Words:
    """A sentence of the product with its values. With a count, `message` is for one and `plural` for more.

    Values are texts, whole numbers, dates, moments (told by the school's clock) and other `Words`.
    """

    message: str
    values: Mapping[str, Any] = field(default_factory=dict)
    plural: str = ""
    count: int | None = None


@dataclass(frozen=True)
class Written:
    """What a person wrote, in the language in which it is written (empty: not known)."""

    text: str
    language: str = ""


Text = str | Words | Written


def to_keep(text: Text) -> dict[str, Any]:
    """Return a text as it is stored.

    Raises TypeError for values that could not be said in every language, KeyError for a placeholder without a value.
    """
    match text:
        case str():
            return {"text": text, "language": ""}
        case Written():
            return {"text": text.text, "language": text.language}
    for sentence in filter(None, (text.message, text.plural)):
        _filled(sentence, {"num": text.count, **text.values} if text.plural else text.values)
    stored: dict[str, Any] = {
        "message": text.message,
        "values": {name: _kept(value) for name, value in text.values.items()},
    }
    if text.plural:
        stored |= {"plural": text.plural, "count": text.count or 0}
    return stored


def all_to_keep(texts: Text | Sequence[Text]) -> list[dict[str, Any]]:
    """Return paragraphs as they are stored; one text is one paragraph."""
    if isinstance(texts, str | Words | Written):
        return [to_keep(texts)] if texts else []
    return [to_keep(text) for text in texts]


def say(stored: Mapping[str, Any], zone: ZoneInfo) -> str:
    """Return a stored text in the language that is active now, its moments by the clock of the zone."""
    if "text" in stored:
        return str(stored["text"])
    values = {name: words.isolate(_said(value, zone)) for name, value in stored["values"].items()}
    if "plural" not in stored:
        return _in_translation(gettext(stored["message"]), stored["message"], values)
    one, many, count = stored["message"], stored["plural"], stored["count"]
    return _in_translation(ngettext(one, many, count), one if count == 1 else many, {"num": count} | values)


def _in_translation(translated: str, original: str, values: Mapping[str, Any]) -> str:
    """Fill the values in; a translation that asks for others must not keep anybody from reading."""
    try:
        return _filled(translated, values)
    except (KeyError, TypeError, ValueError):
        return _filled(original, values)


def _filled(sentence: str, values: Mapping[str, Any]) -> str:
    return sentence % values if values else sentence


def language_of(stored: Mapping[str, Any]) -> str:
    """Return the language in which a stored text was written; empty when it is said in the reader's own."""
    return str(stored.get("language", ""))


def _kept(value: Any) -> Any:
    match value:
        case str() | int():
            return value
        case datetime():
            return {"moment": value.isoformat()}
        case date():
            return {"date": value.isoformat()}
        case Words():
            return {"words": to_keep(value)}
    raise TypeError(f"A notice cannot say a {type(value).__name__}.")


def _said(value: Any, zone: ZoneInfo) -> Any:
    if not isinstance(value, dict):
        return value
    if "moment" in value:
        return words.moment(datetime.fromisoformat(value["moment"]), zone=zone)
    if "date" in value:
        return words.date_in_words(date.fromisoformat(value["date"]))
    return say(value["words"], zone)
