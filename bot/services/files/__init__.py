"""Files that a user gives or a register sends: kept, read once they may be, named, and told of."""
