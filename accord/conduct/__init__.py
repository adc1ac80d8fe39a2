"""Conduct: what happens when a family or the school falls short."""
