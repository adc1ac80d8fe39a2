"""What people type about schools: one form per page."""
