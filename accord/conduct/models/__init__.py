"""Limits on contact."""

from accord.conduct.models.restriction import Lifting, Restriction

__all__ = ["Lifting", "Restriction"]
