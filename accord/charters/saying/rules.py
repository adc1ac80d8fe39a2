"""What a rule lays down, in sentences."""

from accord.charters.saying.kinds import field_name
from accord.charters.saying.values import in_words
from accord.rules.charter import RuleValues, value_fields


def rule_sentences(values: RuleValues) -> list[str]:
    """Say what a rule lays down."""
    return [
        f"{field_name(values.kind, field)}: {in_words(how, getattr(values, field))}"
        for field, how in value_fields(type(values)).items()
    ]
