"""The running interview: what is asked, what its answer is, and what changes an answer given before."""
