"""What is to be mended in a draft before it is published, and what is worth another look."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from django.utils.translation import gettext as _

from accord.charters import words
from accord.charters.content import CharterContent, ClauseContent, RuleContent, hash_of
from accord.charters.models import Edition
from accord.charters.text_findings import said_without_rules, unknown_in
from accord.rules.charter import RULE_KINDS, BadValues, CharterRules, RuleValues, WorkingHours, clashes, read_values
from accord.rules.charter_values.fields import WordsField
from accord.schools.facts import current_week, settings_of
from accord.schools.models import School, WeeklyHours
from accord.schools.wording import language_name

Stale = Mapping[str, Collection[str]]
"""For the key of a clause the languages in which it is translated from an earlier wording."""


class Severity(StrEnum):
    """Whether a finding keeps a draft from being published."""

    STOPS = "stops"
    POINTS_OUT = "points_out"


@dataclass(frozen=True)
class Finding:
    """One thing found in a draft: in which clause ('' for the whole) and language ('' for all), and what."""

    clause_key: str
    language: str
    severity: Severity
    sentence: str
    code: str = ""


def findings_of(
    content: CharterContent,
    school: School | None,
    at: datetime,
    stale: Stale | None = None,
    stale_for_children: Stale | None = None,
) -> list[Finding]:
    """Return everything to mend or to look at again, in the order of the charter, in the active language.

    `stale` and `stale_for_children` name translations that are out of date: see `stale_translations`. Without a
    school nothing is said about its calendar.
    """
    faulty = [finding for clause in content.clauses() for rule in clause.rules for finding in _faults(clause, rule)]
    if faulty:
        return faulty
    rules = content.rules()
    found = [*_of_the_whole(content, rules), *_clashes(rules)]
    for clause in content.clauses():
        own = {rule.name: rule.values for rule in rules.laid_down if rule.clause == clause.key}
        found += _translations(content, clause, (stale or {}).get(clause.key, ()))
        for language, text in clause.text.items():
            found += _in_text(clause.key, language, text, rules, own)
        found += _for_children(content, clause, (stale_for_children or {}).get(clause.key, ()), rules, own)
        found += _unnamed(content, clause, own)
        if school is not None:
            found += _hours(clause, own, school, at)
    return found


def stale_translations(edition: Edition, *, for_children: bool = False) -> dict[str, set[str]]:
    """Return for each clause the languages in which it is translated from an earlier wording. Two queries."""
    stale: dict[str, set[str]] = {}
    first = edition.languages[0] if edition.languages else ""
    wordings_of = "children_wordings" if for_children else "wordings"
    for clause in edition.clauses.prefetch_related(wordings_of):
        wordings = {one.language: one for one in getattr(clause, wordings_of).all()}
        original = hash_of(wordings[first].text) if first in wordings else ""
        stale[clause.key] = {
            language
            for language, one in wordings.items()
            if language != first and one.translated_from and one.translated_from != original
        }
    return stale


def _faults(clause: ClauseContent, rule: RuleContent) -> Iterator[Finding]:
    if rule.kind not in RULE_KINDS:
        sentence = _("There is no kind of rule called %(kind)s. Take the rule out.") % {"kind": rule.kind}
        yield Finding(clause.key, "", Severity.STOPS, sentence, "kind_unknown")
        return
    try:
        read_values(RULE_KINDS[rule.kind], rule.values)
    except BadValues as bad:
        for problem in bad.problems:
            yield Finding(clause.key, "", Severity.STOPS, words.problem_sentence(rule.kind, problem), problem.code)


def _clashes(rules: CharterRules) -> Iterator[Finding]:
    clause_of = {rule.name: rule.clause for rule in rules.laid_down}
    for clash in clashes(rules):
        clause = clause_of.get(clash.names[0], "") if clash.names else ""
        yield Finding(clause, "", Severity.STOPS, words.clash_sentence(clash), clash.code)


def _of_the_whole(content: CharterContent, rules: CharterRules) -> Iterator[Finding]:
    """What is missing or wrong in the title, the opening words and the note on what has changed."""
    for language in content.languages:
        if not content.title.get(language):
            sentence = _("The charter has no title in %(language)s yet.") % {"language": language_name(language)}
            yield Finding("", language, Severity.STOPS, sentence, "title_missing")
    first = content.languages[0] if content.languages else ""
    for texts in (content.opening, content.change_note):
        for language in content.languages:
            if texts.get(first) and not texts.get(language):
                sentence = _("The words at the beginning are not written in %(language)s yet.") % {
                    "language": language_name(language)
                }
                yield Finding("", language, Severity.STOPS, sentence, "opening_missing")
        for language, text in texts.items():
            yield from _in_text("", language, text, rules, {})


def _translations(content: CharterContent, clause: ClauseContent, stale: Collection[str]) -> Iterator[Finding]:
    for language in content.languages:
        said = {"language": language_name(language)}
        if not clause.text.get(language):
            sentence = _("This clause is not written in %(language)s yet.") % said
            yield Finding(clause.key, language, Severity.STOPS, sentence, "translation_missing")
        elif language in stale:
            sentence = _("The first language has changed since this was written in %(language)s.") % said
            yield Finding(clause.key, language, Severity.POINTS_OUT, sentence, "translation_stale")


def _for_children(
    content: CharterContent,
    clause: ClauseContent,
    stale: Collection[str],
    rules: CharterRules,
    own: Mapping[str, RuleValues],
) -> Iterator[Finding]:
    """The same of the words for children, which a clause has in every language or in none."""
    for language in content.languages if clause.children else ():
        said = {"language": language_name(language)}
        if not clause.children.get(language):
            sentence = _("The words for children are not written in %(language)s yet.") % said
            yield Finding(clause.key, language, Severity.STOPS, sentence, "children_missing")
        elif language in stale:
            sentence = _("The words for children have changed since they were written in %(language)s.") % said
            yield Finding(clause.key, language, Severity.POINTS_OUT, sentence, "children_stale")
    for language, text in clause.children.items():
        for found in _in_text(clause.key, language, text, rules, own):
            yield replace(found, sentence=_("Words for children: %(finding)s") % {"finding": found.sentence})


def _in_text(
    key: str, language: str, text: str, rules: CharterRules, own: Mapping[str, RuleValues]
) -> Iterator[Finding]:
    for code, stops, sentence in unknown_in(text, rules):
        yield Finding(key, language, Severity.STOPS if stops else Severity.POINTS_OUT, sentence, code)
    for code, sentence in said_without_rules(language, text, own):
        yield Finding(key, language, Severity.POINTS_OUT, sentence, code)


def _unnamed(content: CharterContent, clause: ClauseContent, own: Mapping[str, RuleValues]) -> Iterator[Finding]:
    """Names by language that lack a language of the charter."""
    for values in own.values():
        for field, how in words.value_fields_of(values).items():
            named = dict(getattr(values, field)) if isinstance(how, WordsField) else {}
            for language in content.languages:
                if named and language not in named:
                    said = {"what": words.field_name(values.kind, field), "language": language_name(language)}
                    sentence = _("%(what)s: there are no words in %(language)s yet.") % said
                    yield Finding(clause.key, language, Severity.POINTS_OUT, sentence, "words_missing")


def _hours(clause: ClauseContent, own: Mapping[str, RuleValues], school: School, at: datetime) -> Iterator[Finding]:
    """Working hours that differ from those in the school's calendar, and will replace them."""
    for values in own.values():
        if not isinstance(values, WorkingHours):
            continue
        week = current_week(school, WeeklyHours.Kind.SCHOOL, at.astimezone(settings_of(school).zone).date())
        if any(week) and week != values.week:
            sentence = _(
                "The calendar of the school has other hours now: %(week)s. "
                "When this edition begins, the hours of the charter take their place."
            ) % {"week": words.say_week_in_short(week)}
            yield Finding(clause.key, "", Severity.POINTS_OUT, sentence, "hours_differ")
