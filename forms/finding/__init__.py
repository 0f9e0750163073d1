"""The search over all programmes for one company."""
