"""One document a process, without network, secrets, or much memory and time."""
