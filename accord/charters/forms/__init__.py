"""The forms of the charter."""
