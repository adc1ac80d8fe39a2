"""The only way in which a view obtains a charter, an edition or a signature."""
