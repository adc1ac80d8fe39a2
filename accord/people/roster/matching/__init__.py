"""Which column of a table means what: proposed from headers and contents, confirmed by a person."""
