"""What can be done with people, one verb per file; each action leaves one entry in the audit log."""
