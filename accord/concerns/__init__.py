"""Concerns and complaints."""
