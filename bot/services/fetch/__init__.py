"""Papers that a register issues for the company, which approves it on its phone."""
