"""What a text says wrongly: names that no rule bears, and numbers that its rules do not bear out."""

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

from accord.charters import words
from accord.core.words import isolate
from accord.rules.charter import CharterRules, RuleValues
from accord.rules.charter_claims.contradictions import contradictions
from accord.rules.charter_values.placeholders import known_names, unknown_names


def unknown_in(text: str, rules: CharterRules) -> Iterator[tuple[str, bool, str]]:
    """Return for each name that no rule bears its code, whether it stops publication, and what to do."""
    known = known_names((rule.name, type(rule.values)) for rule in rules.laid_down)
    for unknown in unknown_names(text, known):
        said = {"written": isolate(unknown.written), "nearest": isolate(f"{{{unknown.nearest}}}")}
        if unknown.nearest:
            sentence = _("No rule has the value %(written)s. Is %(nearest)s meant?") % said
            yield "name_unknown", True, sentence
        elif len(unknown.written) == 1:
            sentence = _("A single brace %(written)s stands here. Write it twice if it is meant as a brace.") % said
            yield "brace_alone", False, sentence
        else:
            sentence = _("No rule has the value %(written)s. Take it out, or add the rule.") % said
            yield "name_unknown", True, sentence


def said_without_rules(language: str, text: str, own: Mapping[str, RuleValues]) -> Iterator[tuple[str, str]]:
    """Return for each number that the clause's own rules do not bear out its code and what to do."""
    for found in contradictions(language, text, own):
        values = own[found.rule]
        how = words.value_fields_of(values)[found.field]
        said = {
            "written": isolate(found.written),
            "value": isolate(words.in_words(how, getattr(values, found.field))),
            "name": isolate(f"{{{found.rule}.{found.field}}}"),
        }
        if found.gentle:
            sentence = _(
                "The text says %(written)s, the rule says %(value)s. Families may take the two for the same; "
                "with %(name)s in the text they always are."
            )
            yield "number_said_otherwise", sentence % said
        else:
            sentence = _(
                "The text says %(written)s, but the rule says %(value)s. "
                "Write %(name)s instead, so that the text always says what holds."
            )
            yield "number_contradicts", sentence % said
