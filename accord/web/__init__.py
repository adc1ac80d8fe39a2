"""Composition root: settings, addresses, home pages, navigation, commands."""
