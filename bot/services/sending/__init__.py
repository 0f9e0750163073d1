"""The dossier: shown, frozen, sent, and what the agency says of it."""
