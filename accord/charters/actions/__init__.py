"""What may be done with a charter, one verb per file."""
