"""Addresses of the pages of the charter, by face."""
