"""The arithmetic behind accord.rules.hours; ask there, not here."""
