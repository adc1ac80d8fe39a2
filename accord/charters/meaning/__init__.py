"""What a rule will mean, worked out by the rulebook for one school. Ask accord.charters.preview."""
