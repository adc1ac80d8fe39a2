"""The read side of conduct: which restrictions hold, and what they make of what a guardian wants to do."""

from accord.conduct.facts.restrictions import (
    arrangements_for_children,
    decision_on,
    may_be_restricted,
    restrictions_on,
)

__all__ = ["arrangements_for_children", "decision_on", "may_be_restricted", "restrictions_on"]
