"""The proofs of the rulebook: truth tables, properties, and an oracle that counts by the minute."""
