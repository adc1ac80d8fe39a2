"""Weeks for tests."""

from accord.schools.week import week_from_rows

MON_TO_FRI = week_from_rows([day, 480, 960] for day in range(1, 6))
SPLIT = week_from_rows([[day, *part] for day in range(1, 6) for part in ((480, 720), (780, 960))])
SUN_TO_THU = week_from_rows([day, 420, 870] for day in (7, 1, 2, 3, 4))
LONG = week_from_rows([day, 360, 1200] for day in range(1, 6))
