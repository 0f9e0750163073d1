"""What is known of the company: which answers papers give, where two sources disagree, and what stands on them."""
