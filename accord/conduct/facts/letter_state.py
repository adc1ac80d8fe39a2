"""Where a letter stands on its way, in words."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accord.conduct.letter_words import title_of
from accord.conduct.models import Incident, Letter
from accord.core.words import day, isolate
from accord.delivery.models import Unreached
from accord.delivery.person import Person
from accord.people.facts import language_name
from accord.people.models import Guardian
from accord.rules.charter import Step
from accord.rules.letters import is_unproven


@dataclass(frozen=True)
class LetterLine:
    """One letter as staff see it: `kind` is the shape of its state, `overdue` that somebody should ask after it."""

    letter: Letter
    title: str
    language: str
    kind: str
    state: str
    overdue: bool
    may_seal: bool


def heading_of(letter: Letter) -> str:
    """What a letter is called in lists."""
    title = title_of(Step(letter.decision.step))
    if letter.occasion == Letter.Occasion.REVIEW:
        return _("Outcome of a review: %(measure)s") % {"measure": title}
    if letter.occasion == Letter.Occasion.CONFIRMATION:
        return _("Confirmed: %(measure)s") % {"measure": title}
    return title


def letter_lines(letters: list[Letter], at: datetime) -> list[LetterLine]:
    """The letters of a case with their state; two queries."""
    refs = [one.notice_ref for one in letters]
    unreached = set(
        Unreached.objects.filter(notice__ref__in=refs, closed_at__isnull=True).values_list("notice__ref", flat=True)
    )
    return [_line(one, one.notice_ref in unreached, at) for one in letters]


def letters_in(incident: Incident) -> list[Letter]:
    """The letters of a case; one query."""
    return list(Letter.objects.filter(decision__incident=incident))


def addressed_to(person: Person, refs: Collection[str]) -> Collection[str]:
    """Those letters that are written to a person; staff are never told of them."""
    if not isinstance(person, Guardian):
        return []
    rows = Letter.objects.filter(ref__in=refs, decision__incident__about_guardian=person)
    return list(rows.values_list("ref", flat=True))


def overdue(letters: list[Letter], at: datetime) -> list[Letter]:
    """Letters of which nobody knows whether they arrived, after some days (LETTER-1)."""
    return [one for one in letters if is_unproven(one.created_at, one.proven_at, at)]


def _line(letter: Letter, no_way: bool, at: datetime) -> LetterLine:
    late = is_unproven(letter.created_at, letter.proven_at, at)
    kind, state = _state(letter, no_way, late, at)
    open_still = letter.proven_at is None and letter.sealed_at is None
    return LetterLine(letter, heading_of(letter), language_name(letter.language), kind, state, late, open_still)


def _state(letter: Letter, no_way: bool, late: bool, at: datetime) -> tuple[str, str]:
    if letter.proven_at:
        said = {"day": day(letter.proven_at, at), "name": isolate(letter.proven_by.called) if letter.proven_by else ""}
        if letter.proof == Letter.Proof.OPENED:
            return "done", _("Opened by the guardian: %(day)s") % said
        if letter.proof == Letter.Proof.POSTED:
            return "done", _("Signed for at the door: %(day)s (written down by %(name)s)") % said
        return "done", _("Handed over: %(day)s (written down by %(name)s)") % said
    if late:
        days = (at - letter.created_at).days
        return "late", ngettext(
            "Nobody knows after %(num)s day whether it arrived",
            "Nobody knows after %(num)s days whether it arrived",
            days,
        ) % {"num": days}
    if letter.sealed_at:
        return "soon", _("In the office in a closed envelope since %(day)s") % {"day": day(letter.sealed_at, at)}
    if no_way:
        return "soon", _("No e-mail reaches this person: print it and hand it over")
    return "calm", _("The guardian was told; not opened yet")
