"""A programme as a page that an officer can read."""
