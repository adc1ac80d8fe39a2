"""What every change to a draft has in common: held while it is changed, one fingerprint, one line in the audit log."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accord.charters.content import ClauseContent, RuleContent, hash_of
from accord.charters.models import (
    ChildrenWording,
    Clause,
    ClauseRule,
    ClauseWording,
    Edition,
    LaidAside,
    SchoolPolicy,
    Section,
)
from accord.charters.naming import unused
from accord.charters.writing import refuse_unless_draft
from accord.core import audit
from accord.core.errors import DomainError
from accord.schools.seen import stamp

LONGEST_TEXT = 20_000
"""Characters that a clause may have in one language."""


def hold_draft(edition: Edition) -> Edition:
    """Read a draft again and keep others from changing it meanwhile. Raises DomainError when it is a draft no more."""
    held = Edition.objects.select_for_update(of=("self",)).select_related("charter__school").get(pk=edition.pk)
    refuse_unless_draft(held)
    return held


def clause_now(clause: Clause) -> Clause:
    """Read a clause again. Raises DomainError (409) when a colleague has taken it out meanwhile."""
    found = Clause.objects.select_related("section").filter(pk=clause.pk).first()
    if found is None:
        raise DomainError(
            "clause-taken-out",
            _("A colleague has taken this clause out, so nothing of yours is stored yet."),
            409,
            _("Copy your words, put the clause back on the page of the draft, and change it there."),
        )
    return found


def tell(*, by: str, verb: str, edition: Edition, subject: str = "", details: dict[str, Any] | None = None) -> None:
    """Note a change to a draft in the audit log of its school."""
    audit.record(
        by=by,
        verb=verb,
        subject=subject or f"edition:{edition.ref}",
        school=edition.charter.school.ref,
        details={"edition": edition.ref, **(details or {})},
    )


def tidy(text: str) -> str:
    """A typed text with one kind of line end and nothing empty around it."""
    return "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")).strip()


def first_of(edition: Edition) -> str:
    """The language from which the others are translated."""
    return str(edition.languages[0])


def texts_of(clause: Clause) -> dict[str, str]:
    """What a clause says, by language."""
    return {one.language: one.text for one in clause.wordings.order_by("language")}


def children_of(clause: Clause) -> dict[str, str]:
    """What a clause says in words for children, by language."""
    return {one.language: one.text for one in clause.children_wordings.order_by("language")}


def clause_said(clause: Clause) -> ClauseContent:
    """A clause as content: its texts, its rules, its words for children."""
    rules = tuple(RuleContent(rule.name, rule.kind, rule.values) for rule in clause.rules.all())
    return ClauseContent(clause.key, texts_of(clause), rules, children_of(clause))


def stale_in(clause: Clause) -> set[str]:
    """The languages in which a clause is translated from an earlier wording of the first language."""
    return _stale(clause, clause.wordings.all())


def stale_children_in(clause: Clause) -> set[str]:
    """The languages in which its words for children are translated from an earlier wording."""
    return _stale(clause, clause.children_wordings.all())


def _stale(clause: Clause, wordings: Iterable[ClauseWording | ChildrenWording]) -> set[str]:
    first, kept = first_of(clause.edition), list(wordings)
    origin = hash_of(next((one.text for one in kept if one.language == first), ""))
    return {one.language for one in kept if one.language != first and one.translated_from != origin}


def stamp_of_texts(clause: Clause, languages: Iterable[str]) -> str:
    """The fingerprint of what a clause says in these languages, to adults and to children."""
    said, to_children = texts_of(clause), children_of(clause)
    spoken = sorted(set(languages))
    return stamp(
        clause.ref, {one: said.get(one, "") for one in spoken}, {one: to_children.get(one, "") for one in spoken}
    )


def stamp_of_clause(clause: Clause) -> str:
    """The fingerprint of everything that a clause says and lays down."""
    rules = [[rule.name, rule.kind, rule.values] for rule in clause.rules.all()]
    return stamp(clause.ref, texts_of(clause), rules, children_of(clause))


def stamp_of_rule(rule: ClauseRule | None) -> str:
    """The fingerprint of a rule; a rule that is being added has none."""
    return stamp(rule.ref, rule.name, rule.values) if rule else ""


def section_of(edition: Edition, kind: str) -> Section:
    """The section of a draft, made at its usual place when the draft has none of the kind yet."""
    if kind not in Section.Kind.values:
        raise DomainError("section-unknown", _("There is no such part of a charter."), 422)
    found = edition.sections.filter(kind=kind).first()
    if found:
        return found
    order = list(edition.sections.all())
    usual = list(Section.Kind.values)
    place = next((at for at, one in enumerate(order) if usual.index(one.kind) > usual.index(kind)), len(order))
    made = Section.objects.create(edition=edition, kind=kind, position=place)
    order.insert(place, made)
    renumber(order)
    return made


def renumber(ordered: Sequence[Section | Clause | SchoolPolicy]) -> None:
    """Store the order in which sections, clauses or policies stand."""
    for place, one in enumerate(ordered):
        if one.position != place:
            type(one).objects.filter(pk=one.pk).update(position=place)


def new_key(edition: Edition, text: str) -> str:
    """A key for a new clause, from its first words, that no clause of any edition of the charter ever had."""
    taken = set(Clause.objects.filter(edition__charter=edition.charter).values_list("key", flat=True))
    aside = LaidAside.objects.filter(edition__charter=edition.charter, kind=LaidAside.Kind.CLAUSE)
    taken |= set(aside.values_list("name", flat=True))
    return unused("-".join(slugify(text).split("-")[:5]).replace("_", "-") or "clause", taken)


def write_clause(
    section: Section, content: ClauseContent, *, stale: Iterable[str] = (), stale_for_children: Iterable[str] = ()
) -> Clause:
    """Store a clause at the end of a section; translations named as stale are marked as out of date."""
    edition = section.edition
    last = section.clauses.order_by("position").last()
    clause = Clause.objects.create(
        edition=edition, section=section, key=content.key, position=last.position + 1 if last else 0
    )
    _write_wordings(ClauseWording, clause, content.text, set(stale))
    _write_wordings(ChildrenWording, clause, content.children, set(stale_for_children))
    for place, rule in enumerate(content.rules):
        ClauseRule.objects.create(
            edition=edition, clause=clause, name=rule.name, kind=rule.kind, values=rule.values, position=place
        )
    return clause


def _write_wordings(
    kind: type[ClauseWording] | type[ChildrenWording], clause: Clause, texts: Mapping[str, str], stale: set[str]
) -> None:
    first = first_of(clause.edition)
    origin = hash_of(texts.get(first, ""))
    for language, text in texts.items():
        if text:
            since = "" if language == first else hash_of("") if language in stale else origin
            kind._default_manager.create(clause=clause, language=language, text=text, translated_from=since)


def check_texts(texts: Mapping[str, str], first: str, children: Mapping[str, str] | None = None) -> None:
    """Refuse (422) a clause that says nothing in the first language, or far too much in any.

    `children` is all that it would say in words for children: in the first language, or in none.
    """
    wrong = {}
    if first in texts and not texts[first]:
        wrong[f"text_{first}"] = _("Write the clause in this language at least; the others are translated from it.")
    to_children = children or {}
    if any(to_children.values()) and not to_children.get(first, ""):
        wrong[f"children_{first}"] = _("Write it in this language first; the others are translated from it.")
    for field, said in (("text", texts), ("children", to_children)):
        for language, text in said.items():
            if len(text) > LONGEST_TEXT:
                wrong[f"{field}_{language}"] = ngettext(
                    "This is longer than %(most)s character. Make two clauses of it.",
                    "This is longer than %(most)s characters. Make two clauses of it.",
                    LONGEST_TEXT,
                ) % {"most": LONGEST_TEXT}
    if wrong:
        raise DomainError("clause-incomplete", next(iter(wrong.values())), 422, fields=wrong)


def lay_aside(edition: Edition, kind: str, name: str, content: dict[str, Any], at: datetime) -> LaidAside:
    """Keep what is taken out of a draft."""
    return LaidAside.objects.create(edition=edition, kind=kind, name=name, content=content, created_at=at)
