"""What is known of a certificate beyond its own words: until when it counts, whose it is, who has confirmed it."""
