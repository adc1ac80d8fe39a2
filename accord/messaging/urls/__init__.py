"""Addresses of conversations and group spaces."""
