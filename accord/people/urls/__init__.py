"""Addresses of the pages about people, by face."""
