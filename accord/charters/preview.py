"""What a rule will mean at this school, computed by the rulebook on its own calendar."""

from datetime import datetime

from accord.charters import words
from accord.rules.charter import RuleValues
from accord.schools.models import School


def sentences_for(values: RuleValues, school: School, at: datetime) -> list[str]:
    """Return sentences such as 'A message sent on Friday at 5:10 pm will be acknowledged by Tuesday 9:10 am'."""
    return words.rule_sentences(values)
