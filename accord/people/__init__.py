"""People: logins, guardians, students, staff, the ties between them, and the roster."""
