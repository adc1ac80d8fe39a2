"""What people can do to districts, schools and their calendars: one verb per file."""
