"""What may be done with a conversation, one verb per file."""
