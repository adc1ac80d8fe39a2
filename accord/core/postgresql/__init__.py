"""PostgreSQL as Accord uses it: Django's own connection, and what makes it quicker."""
