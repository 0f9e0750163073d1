"""Which programme is meant, how it is found, started and told, and what its rules say."""
