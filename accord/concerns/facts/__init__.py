"""What is known about concerns and complaints, read from the database."""
