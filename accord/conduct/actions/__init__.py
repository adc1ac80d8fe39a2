"""What may be done in a matter of conduct, one verb per file."""
