"""Schools: districts, schools, their years, hours and days."""
