"""Proposing a topic for what a family writes: the family always sees it and can change it."""

from collections.abc import Mapping
from dataclasses import dataclass

TOPICS = ("attendance", "learning", "friendships", "health", "needs", "transport", "money", "praise", "other",
          "urgent", "safeguarding", "complaint", "admissions", "technical", "office")  # fmt: skip
"""What a family may write about. `friendships` is also well-being, `needs` special needs, `technical` passwords
and the portal itself; `office` is what the school office answers for all."""

IN_CHARTERS = {"needs": "special_needs", "other": "something_else"}
"""What charters call the topics that the machine names otherwise."""

SURE_ENOUGH_TO_CHOOSE = 0.6
SURE_ENOUGH_TO_NAME = 0.2
SURE_ENOUGH_TO_ALARM = 0.3


@dataclass(frozen=True, slots=True)
class Proposal:
    """A topic chosen beforehand, or two to choose from, or neither: then the office reads it first."""

    chosen: str | None
    named: tuple[str, ...]
    also_safeguarding: bool
    rule: str


def propose_topic(likely: Mapping[str, float], *, child_at_risk: bool = False) -> Proposal:
    """Which topic to propose for a message, from how likely the machine holds each.

    PROPOSE-1: A topic that is likely enough (0.6) is chosen beforehand. PROPOSE-2: Of less likely ones (0.2 to
    0.6) the two likeliest are named. PROPOSE-3: Otherwise the machine abstains and the school office reads the
    message. PROPOSE-4: Words of a child at risk, found by list or by likeness (0.3), send the message to the
    safeguarding lead too; that only ever adds a reader. PROPOSE-5: Without the machine, the words of danger alone
    decide.
    """
    ranked = sorted(likely, key=lambda topic: (-likely[topic], topic))
    alarm = child_at_risk or likely.get("safeguarding", 0.0) >= SURE_ENOUGH_TO_ALARM
    if ranked and likely[ranked[0]] >= SURE_ENOUGH_TO_CHOOSE:
        return Proposal(ranked[0], (), alarm, "PROPOSE-1")
    named = tuple(topic for topic in ranked[:2] if likely[topic] >= SURE_ENOUGH_TO_NAME)
    if named:
        return Proposal(None, named, alarm, "PROPOSE-2")
    return Proposal(None, (), alarm, "PROPOSE-3" if ranked else "PROPOSE-5")


def charter_name(topic: str) -> str:
    """What charters call a topic that the machine proposes."""
    return IN_CHARTERS.get(topic, topic)


def machine_name(topic: str) -> str:
    """What the machine calls a topic of a charter; '' for one that it does not know."""
    own = {name: ours for ours, name in IN_CHARTERS.items()}.get(topic, topic)
    return own if own in TOPICS else ""
