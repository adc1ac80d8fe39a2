"""A draft as its editors see it: clause by clause in two languages, with what is to be mended beside each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from accord.charters import words
from accord.charters.content import CharterContent, hash_of
from accord.charters.findings import Finding
from accord.charters.models import Clause, ClauseRule, Edition, LaidAside, Section
from accord.charters.shown import ShownClause, shown
from accord.rules.charter import RULE_KINDS, BadValues, read_values, value_fields

SHOWN_OTHERWISE = frozenset({"translation_missing", "translation_stale"})
"""Findings for which a clause has a place of its own."""


@dataclass(frozen=True)
class RuleRow:
    """A rule of a clause: what kind it is, what it is called in texts, and what it says."""

    ref: str
    kind: str
    label: str
    name: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class ClauseRow:
    """A clause in the first language and in the one beside it; `stale` when that translation is out of date.

    `here` is None where a rule of the draft cannot be read: then `text` stands for it.
    """

    ref: str
    key: str
    text: str
    here: ShownClause | None
    beside: ShownClause | None
    stale: bool
    rules: tuple[RuleRow, ...]
    findings: tuple[Finding, ...]
    missing_in: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """A section of a draft, also one that has no clause yet."""

    kind: str
    heading: str
    rows: tuple[ClauseRow, ...]


@dataclass(frozen=True)
class ValueName:
    """A value that a text may name, and what it says now."""

    written: str
    says: str
    label: str


def parts_of(edition: Edition, content: CharterContent, beside: str, findings: Sequence[Finding]) -> list[Part]:
    """Every section in the order of the draft, those without a clause at their usual place."""
    clauses = Clause.objects.filter(edition=edition).prefetch_related("wordings", "rules")
    stored = {clause.key: clause for clause in clauses}
    here, there = _shown(content, content.languages[0]), _shown(content, beside) if beside else {}
    rows = {
        section.kind: tuple(
            _row(stored[clause.key], clause.text, content.languages, beside, here, there, findings)
            for clause in section.clauses
            if clause.key in stored
        )
        for section in content.sections
    }
    order = [section.kind for section in content.sections]
    usual = list(Section.Kind.values)
    for kind in usual:
        if kind not in order:
            later = [one for one in order if usual.index(one) > usual.index(kind)]
            order.insert(order.index(later[0]) if later else len(order), kind)
    return [Part(kind, str(Section.Kind(kind).label), rows.get(kind, ())) for kind in order]


def _shown(content: CharterContent, language: str) -> dict[str, ShownClause]:
    try:
        whole = shown(content, language)
    except BadValues:
        return {}
    return {clause.key: clause for section in whole.sections for clause in section.clauses}


def _row(
    clause: Clause,
    text: dict[str, str],
    languages: Sequence[str],
    beside: str,
    here: dict[str, ShownClause],
    there: dict[str, ShownClause],
    findings: Sequence[Finding],
) -> ClauseRow:
    origin = hash_of(text.get(languages[0], ""))
    since = {one.language: one.translated_from for one in clause.wordings.all()}
    return ClauseRow(
        ref=clause.ref,
        key=clause.key,
        text=text.get(languages[0], ""),
        here=here.get(clause.key),
        beside=there.get(clause.key) if text.get(beside) else None,
        stale=beside in since and since[beside] != origin,
        rules=tuple(rule_row(rule) for rule in clause.rules.all()),
        findings=tuple(one for one in findings if one.clause_key == clause.key and one.code not in SHOWN_OTHERWISE),
        missing_in=tuple(language for language in languages if not text.get(language)),
    )


def rule_row(rule: ClauseRule) -> RuleRow:
    """A rule in words."""
    kind = RULE_KINDS[rule.kind]
    try:
        sentences = tuple(words.rule_sentences(read_values(kind, rule.values)))
    except BadValues as bad:
        sentences = tuple(words.problem_sentence(rule.kind, problem) for problem in bad.problems)
    return RuleRow(rule.ref, rule.kind, words.kind_name(rule.kind), rule.name, sentences)


def value_names(edition: Edition, clause: Clause | None = None) -> list[ValueName]:
    """Every value that the texts of a draft may name: first those of this clause's own rules."""
    rules = sorted(edition.rules.select_related("clause"), key=lambda rule: rule.clause_id != getattr(clause, "pk", 0))
    found = []
    for rule in rules:
        kind = RULE_KINDS[rule.kind]
        try:
            values = read_values(kind, rule.values)
        except BadValues:
            continue
        found += [
            ValueName(
                "{" + f"{rule.name}.{field}" + "}",
                words.in_words(how, getattr(values, field)),
                words.field_name(rule.kind, field),
            )
            for field, how in value_fields(kind).items()
        ]
    return found


def topics_of(edition: Edition, language: str) -> list[tuple[str, str]]:
    """The topics that the draft names, with their words in a language."""
    rules = edition.rules.filter(kind="topic")
    return [
        (values["topic"], values.get("words", {}).get(language) or values["topic"])
        for values in (rule.values for rule in rules)
        if values.get("topic")
    ]


def removed_from(edition: Edition) -> list[LaidAside]:
    """The clauses that were taken out of a draft and are not back, the latest first."""
    present = set(Clause.objects.filter(edition=edition).values_list("key", flat=True))
    laid = LaidAside.objects.filter(edition=edition, kind=LaidAside.Kind.CLAUSE, put_back_at=None)
    latest = {one.name: one for one in laid if one.name not in present}
    return sorted(latest.values(), key=lambda one: one.created_at, reverse=True)


def translated_from(clause: Clause, language: str) -> str | None:
    """The earlier wording of the first language from which a translation was made; None when nobody kept it."""
    since = next((one.translated_from for one in clause.wordings.all() if one.language == language), "")
    kept = LaidAside.objects.filter(edition=clause.edition, kind=LaidAside.Kind.WORDING, name=since).last()
    if kept:
        return str(kept.content["text"])
    before = clause.edition.based_on
    earlier = Clause.objects.filter(edition=before, key=clause.key).first() if before else None
    texts = [one.text for one in earlier.wordings.all()] if earlier else []
    return next((text for text in texts if hash_of(text) == since), None)


def words_changed(before: str, now: str) -> list[tuple[str, str]]:
    """What was changed between two texts: pieces marked `same`, `gone` or `new`, in the order in which one reads."""
    old, new = (re.findall(r"\S+\s*", text) for text in (before, now))
    pieces: list[tuple[str, str]] = []
    for tag, from_, to, begin, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(("same", "".join(new[begin:end])))
        else:
            pieces += [("gone", "".join(old[from_:to]))] if to > from_ else []
            pieces += [("new", "".join(new[begin:end]))] if end > begin else []
    return pieces
