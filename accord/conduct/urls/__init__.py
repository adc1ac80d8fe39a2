"""Addresses of conduct."""
