"""The read side of conduct: which restrictions hold."""

from accord.conduct.facts.restrictions import restrictions_on

__all__ = ["restrictions_on"]
