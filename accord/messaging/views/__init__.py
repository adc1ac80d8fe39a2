"""Pages of conversations and group spaces."""
