"""Words that people read: catalogues, particles, sentences with facts in them."""
