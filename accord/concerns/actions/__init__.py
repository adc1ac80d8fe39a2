"""What may be done in concerns and complaints, one verb per file."""
