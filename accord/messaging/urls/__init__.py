"""Addresses of the pages of conversations, by face."""
