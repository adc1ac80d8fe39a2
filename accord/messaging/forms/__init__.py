"""What is filled in for conversations and group spaces."""
