"""Accord: the partnership between a school and its families."""
