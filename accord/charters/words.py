"""The charter's rules in words, in the active language: values, kinds, fields, what is wrong, what clashes."""

from accord.charters.saying.choices import choice_label
from accord.charters.saying.kinds import field_help, field_name, kind_about, kind_name
from accord.charters.saying.rules import rule_sentences
from accord.charters.saying.values import in_words, say_week_in_short, topic_names, value_fields_of
from accord.charters.saying.wrong import clash_sentence, problem_alone, problem_sentence

__all__ = [
    "choice_label",
    "clash_sentence",
    "field_help",
    "field_name",
    "in_words",
    "kind_about",
    "kind_name",
    "problem_alone",
    "problem_sentence",
    "rule_sentences",
    "say_week_in_short",
    "topic_names",
    "value_fields_of",
]
