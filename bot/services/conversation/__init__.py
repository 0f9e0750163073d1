"""One conversation: its messages and secrets, how things stand in it, and the `Talk` in which a deed works."""
