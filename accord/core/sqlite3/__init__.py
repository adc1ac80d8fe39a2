"""SQLite as Accord uses it: writers come in turn, and a request takes its turn with its first change."""
