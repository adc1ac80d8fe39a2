"""Addresses of this room: a family's news, news at work, and the office's list."""
