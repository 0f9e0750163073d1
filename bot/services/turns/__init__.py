"""Turns from the outside: answered by the dialogue, or made by what has happened meanwhile."""
