"""What people do with incoming mail and with the addresses of their school."""
