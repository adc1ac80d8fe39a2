"""What an import would change: compared three ways, written down for a person to look at, changing nothing."""
