"""From folders of YAML to checked definitions: files put together, what is shared, every fault said at once."""
