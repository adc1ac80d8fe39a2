"""What the charter promises of answers, as the pages of the load compare with it."""

from accord.charters.words import in_words
from accord.rules.charter import CharterRules, Measured, Promise
from accord.rules.charter_values.fields import DurationField


def answer_within(rules: CharterRules, topic: str) -> str:
    """Say within what time a topic is answered: '2 working days'; empty where nothing is promised."""
    answer = rules.response_target(topic).values.answer
    return in_words(DurationField(), answer) if answer else ""


def aim_of(rules: CharterRules) -> int | None:
    """Of a hundred answers, how many the school aims to give in time; None where it has set no aim."""
    aims = [rule.values for rule in rules.all(Promise) if rule.values.measured is Measured.ANSWERED_IN_TIME]
    return aims[0].aim_percent if aims else None
