"""From one notice of a programme to the next: what differs, and what of a draft stays."""
