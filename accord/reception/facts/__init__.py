"""The read side of reception: what the board says of people, and who is where today."""

from accord.reception.facts.calling import Call, call_for
from accord.reception.facts.counter import ChildCard, HandingLine, PersonCard, card_of, card_of_child
from accord.reception.facts.today import Today, VisitorLine, today_at

__all__ = [
    "Call",
    "ChildCard",
    "HandingLine",
    "PersonCard",
    "Today",
    "VisitorLine",
    "call_for",
    "card_of",
    "card_of_child",
    "today_at",
]
