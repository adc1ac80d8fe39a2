"""Delivery: what goes out to families and staff by every channel, and what comes in by e-mail."""
