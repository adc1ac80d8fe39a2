"""Takes over what was looked at and agreed to. Everything here runs inside one transaction of the caller."""
