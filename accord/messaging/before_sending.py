"""What is looked at before a message leaves: its wording, words of danger, and the charter's courtesy.

One function for a new conversation, for a reply, and (wording only) for an answer of staff:

    seen = look(text, school=school, language=login_language, at=at,        # staff; for a family also the next line
                held=charter_at(school, at), guardian=guardian, read_at=preview.decision.reaches_at)
    seen.nudge       # Nudge | None: "Send it like this?", the passage `seen.passage` and calmer beginnings
    seen.at_risk     # "Is a child at risk now?"
    seen.hints       # tuple[Hinted]: sentence and address of the clause
    seen.seal        # goes through the page as the hidden field "seal"

When it is sent, `opened(seal, text, …)` gives what was seen of exactly this text, signed, so that nothing is asked
twice; a seal that is missing or forged is looked at anew. Nothing of a draft is stored: the seal holds a digest.
The action that stores the message takes `looked=looked(seen, asked_before(hidden), text)`; it writes down, in the same
transaction, whether readers may see it folded, and counts for school and month what the writer did.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core import signing
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accord.charters.models import Edition
from accord.messaging.explaining import clause_href
from accord.messaging.facts.habits import written_since
from accord.messaging.facts.timing import InForce, staff_quiet
from accord.messaging.language.client import Nudge, language_process
from accord.messaging.language.guess import base_of
from accord.messaging.language.tripwire import find_danger_among
from accord.messaging.wording import Looked
from accord.people.models import Guardian
from accord.rules.charter import CourtesyLimits
from accord.rules.courtesy import Hint, Limits, count_words, hint_habits
from accord.schools.facts import settings_of
from accord.schools.models import School

SALT = "accord.messaging.before_sending"
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Hinted:
    """A gentle remark in one sentence, the address of the clause that asks for it, and the rule."""

    sentence: str
    clause_href: str
    rule: str = ""


@dataclass(frozen=True)
class Seen:
    """What was seen of one text. `asks`: the writer is asked about the wording; `folds`: readers may see it folded."""

    language: str
    asks: bool = False
    folds: bool = False
    at_risk: bool = False
    nudge: Nudge | None = None
    passage: str = ""
    hints: tuple[Hinted, ...] = ()
    seal: str = ""


def look(
    text: str, *, school: School, language: str, at: datetime, held: InForce | None = None,
    guardian: Guardian | None = None, read_at: datetime | None = None, emergency: bool = False, at_risk: bool = False,
) -> Seen:  # fmt: skip
    """Look at a text before it is sent; never a block. At most two seconds, and mostly a few thousandths of one.

    `language` is that of the writer's account. With a `guardian` the hints of the charter `held` (on length, frequency
    and hour) are given too; an emergency gets none, and neither does a text that speaks of a child at risk.
    `at_risk`: another look (the proposal of a topic) has found words of danger already.
    """
    among = settings_of(school).languages.value
    at_risk = at_risk or speaks_of_danger(text, language, among)
    spoken = language_process().guess_language(text, language=language, among=among)
    nudge = None if at_risk else language_process().look_at_wording(text, language=language, among=among)
    hints: tuple[Hinted, ...] = ()
    if guardian and held and not at_risk and not emergency:
        hints = _hints(text, guardian, held, at, read_at or at)
    asks, folds = nudge is not None, nudge is not None and nudge.folds
    return Seen(
        language=spoken,
        asks=asks,
        folds=folds,
        at_risk=at_risk,
        nudge=nudge,
        passage=text[nudge.start : nudge.end] if nudge else "",
        hints=hints,
        seal=_sealed(text, spoken, asks=asks, folds=folds, at_risk=at_risk),
    )


def opened(seal: str, text: str, *, school: School, language: str) -> Seen:
    """What was seen of exactly this text when the page was drawn; looked at anew where the seal does not fit."""
    told = _unsealed(seal)
    if told and told.get("text") == digest(text):
        spoken, asks, folds, at_risk = told["language"], told["asks"], told["folds"], told["at_risk"]
        return Seen(str(spoken), asks is True, folds is True, at_risk is True, seal=seal)
    among = settings_of(school).languages.value
    at_risk = speaks_of_danger(text, language, among)
    nudge = None if at_risk else language_process().look_at_wording(text, language=language, among=among)
    spoken = language_process().guess_language(text, language=language, among=among)
    return Seen(spoken, nudge is not None, nudge is not None and nudge.folds, at_risk)


def asked_before(seal: str) -> str:
    """The digest of the text about which the writer was asked earlier in this page; '' when that never happened."""
    told = _unsealed(seal)
    return str(told["text"]) if told and told.get("asks") is True else ""


def looked(seen: Seen, asked_about: str, text: str) -> Looked:
    """What is written down of the looking: `asked_about` is what `asked_before` found in the page."""
    asked = asked_about or (digest(text) if seen.asks else "")
    return Looked(strong=seen.folds, asked=bool(asked), changed=bool(asked) and asked != digest(text))


def speaks_of_danger(text: str, language: str, among: Iterable[str]) -> bool:
    """Whether a text holds words of a child at risk, in the writer's language or one of the school's."""
    return find_danger_among(text, [base_of(language), *map(base_of, among)]) is not None


def digest(text: str) -> str:
    """What stands for a text where the text itself must not be kept; the page's line ends make no difference."""
    plain = text.replace("\r\n", "\n").strip()
    return hashlib.sha256(plain.encode()).hexdigest()


def _sealed(text: str, language: str, **found: bool) -> str:
    return signing.dumps({"text": digest(text), "language": language, **found}, salt=SALT)


def _unsealed(seal: str) -> dict[str, object] | None:
    try:
        told = signing.loads(seal, salt=SALT, max_age=timedelta(days=2)) if seal else None
    except signing.BadSignature:
        return None
    return told if isinstance(told, dict) else None


def _hints(text: str, guardian: Guardian, held: InForce, at: datetime, read_at: datetime) -> tuple[Hinted, ...]:
    laid_down = held.rules.one(CourtesyLimits)
    limits = Limits(laid_down.values.longest_words, laid_down.values.messages_a_week, within_working_time=True)
    sent = written_since(guardian, at - WEEK)
    found = hint_habits(limits, words=count_words(text), sent_this_week=sent, read_at=read_at, at=at)
    clauses = {"COURTESY-10": staff_quiet(held.rules)[1]}
    return tuple(_said(hint, held.edition, clauses.get(hint.rule, laid_down.clause)) for hint in found)


def _said(hint: Hint, edition: Edition | None, clause: str) -> Hinted:
    match hint.rule:
        case "COURTESY-8":
            sentence = ngettext(
                "Our charter asks for at most %(limit)s word. This message has %(found)s. A short message is often "
                "answered sooner.",
                "Our charter asks for at most %(limit)s words. This message has %(found)s. A short message is often "
                "answered sooner.",
                hint.limit,
            ) % {"limit": hint.limit, "found": hint.found}
        case "COURTESY-9":
            sentence = ngettext(
                "Our charter asks for at most %(limit)s message a week. This is number %(found)s. Perhaps it can join "
                "one that you have sent.",
                "Our charter asks for at most %(limit)s messages a week. This is number %(found)s. Perhaps it can join "
                "one that you have sent.",
                hint.limit,
            ) % {"limit": hint.limit, "found": hint.found}
        case _:
            sentence = _(
                "You can write at any hour. Staff read messages in their working time, so nobody is disturbed now."
            )
    return Hinted(sentence, clause_href(edition, clause, for_family=True), hint.rule)
