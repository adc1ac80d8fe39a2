"""Addresses of concerns, complaints and a child at risk."""
