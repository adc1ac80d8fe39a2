"""Joining two records of one person: proposing pairs, showing both sides, and carrying everything over."""
