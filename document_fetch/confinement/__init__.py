"""One process a document, forked from a warm one behind walls; without network, secrets, or much memory and time."""
